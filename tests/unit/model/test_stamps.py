"""What became of timestamps: asked or not, failed or held, by which authority and over how much of the log."""

from __future__ import annotations

import pytest

from dadkhah.model.custody import NOT_ASKED, Stamps

GOT = {"authority": "clock", "checkpoint": 6, "stamped": "2031-05-01T00:00:00Z"}
FAILED = {"authority": "clock", "checkpoint": 9, "failure": "no answer"}
HELD = "timestamp of clock: stands over the first 6 of 10 entries, at 2031-05-01T00:00:00Z"


@pytest.mark.parametrize(
    ("entries", "states"),
    [
        ([], (NOT_ASKED,)),
        ([{"act": "capture"}, {"authority": 3}], (NOT_ASKED,)),
        ([GOT], (HELD,)),
        ([FAILED], ("timestamp of clock: none stands; asked over 9 entries, and failed: no answer",)),
        ([GOT, FAILED], (f"{HELD}; asked over 9 entries, and failed: no answer",)),
        ([FAILED, GOT], (HELD,)),
        (
            [FAILED | {"authority": "other"}, GOT],
            (HELD, "timestamp of other: none stands; asked over 9 entries, and failed: no answer"),
        ),
    ],
)
def test_every_authority_has_one_state(entries: list[dict[str, object]], states: tuple[str, ...]) -> None:
    stamps = Stamps()
    for entry in entries:
        stamps.take(entry)
    assert stamps.states(10) == states
