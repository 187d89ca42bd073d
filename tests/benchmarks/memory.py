"""How much memory a process has held at most."""

from __future__ import annotations

from pathlib import Path


def peak(process: int | str = "self") -> float:
    """The most memory that a process has held so far, in megabytes; 0 of one that has ended (on Linux).

    What a system tells of an ended process, or of its own use, counts what the one that started it held then.
    """
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    held = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(held[0]) / 1024 if held else 0.0
