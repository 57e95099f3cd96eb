"""The program as `python -m dadkhah.cli`.

In: argv. Out: an exit code.
"""

from __future__ import annotations

from dadkhah.cli import main

if __name__ == "__main__":
    main()
