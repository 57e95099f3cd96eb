"""One page in the system's Chromium: a picture, a PDF, and its elements after loading.

In: an address and the port of the proxy that is the browser's only network. Out: Shown; or FetchFailed.

The browser gets a profile of its own that is thrown away, no variable of the environment but what it needs, limits on
time and on the size of files, and a process group of its own that is ended as a whole. It resolves no name: every
address of the page, the loopback's too, goes to the proxy, and WebRTC and QUIC, which would not, are off. So is all
that the browser would ask its maker for by itself; what of that is left, the proxy refuses.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import msgspec

from dadkhah.errors import CallError, FetchFailed

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LARGEST = 64 * 1024 * 1024
"""Bytes of one file that the browser may write."""

WAIT = 8000
"""Milliseconds that the page's own clock may run."""

OFF = (
    "AutofillServerCommunication",
    "CertificateTransparencyComponentUpdater",
    "DnsOverHttps",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationGuideModelDownloading",
    "OptimizationHints",
    "Translate",
)
"""Features that ask the browser's maker for something."""

SERVICES = (
    "gaia-url",
    "gcm-checkin-url",
    "gcm-registration-url",
    "google-apis-url",
    "google-base-url",
    "variations-server-url",
)
NOWHERE = "http://127.0.0.1:9/"
"""Where the services of the browser's maker are said to be: a port at which nobody may be asked."""

FIXED = (
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--mute-audio",
    "--lang=en-US",
    "--window-size=1280,2400",
    "--hide-scrollbars",
    "--no-pdf-header-footer",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-quic",
    "--disable-sync",
    f"--disable-features={','.join(OFF)}",
    "--disable-field-trial-config",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--proxy-bypass-list=<-loopback>",
    *(f"--{service}={NOWHERE}" for service in SERVICES),
    f"--component-updater=url-source={NOWHERE}",
    "--incognito",
    f"--virtual-time-budget={WAIT}",
)


class Shown(msgspec.Struct, frozen=True):
    """What a browser made of a page; b"" for what it did not make."""

    picture: bytes
    pdf: bytes
    dom: bytes


def found() -> str:
    """Return the path of the browser; raise CallError where there is none."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    raise CallError("--render needs Chromium, and none is installed", remedy="install it, or leave out --render")


def show(program: str, url: str, port: int, agent: str, seconds: float) -> Shown:
    """Return what the browser made of an address; raise FetchFailed."""
    with tempfile.TemporaryDirectory(prefix="dadkhah-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        command = [program, *FIXED, *_sandbox(), f"--proxy-server=http://127.0.0.1:{port}", f"--user-agent={agent}"]
        command += [f"--user-data-dir={folder / 'profile'}", f"--screenshot={folder / 'page.png'}"]
        command += [f"--print-to-pdf={folder / 'page.pdf'}", "--dump-dom", url]
        with (folder / "page.html").open("wb") as out:
            _run(command, folder, out.fileno(), seconds, url)
        return Shown(*(_held(folder / name) for name in ("page.png", "page.pdf", "page.html")))


def sandboxed() -> bool:
    """Say whether the browser's own sandbox is on: Chromium has none for the administrator."""
    return os.geteuid() != 0


def _sandbox() -> tuple[str, ...]:
    return () if sandboxed() else ("--no-sandbox",)


def _run(command: list[str], folder: Path, out: int, seconds: float, url: str) -> None:
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        start_new_session=True,
    )
    try:
        for limit, most in ((resource.RLIMIT_FSIZE, LARGEST), (resource.RLIMIT_CORE, 0)):
            with suppress(OSError, ValueError, AttributeError):  # a system may know no such limit, or no such call
                resource.prlimit(child.pid, limit, (most, most))
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        raise FetchFailed(f"the browser did not end within {seconds:.0f} seconds", where=url) from None
    finally:
        with suppress(OSError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _held(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError:
        return b""
