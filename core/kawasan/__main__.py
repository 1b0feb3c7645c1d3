"""`python -m kawasan` is the same as the `kawasan` command."""

from __future__ import annotations

from kawasan.cli import main

if __name__ == "__main__":
    main()
