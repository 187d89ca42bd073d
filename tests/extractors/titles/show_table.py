"""Prints precision, recall and all that is wrong over a table: `python show_table.py cases.toml`."""

from __future__ import annotations

import sys

from scoring import score_table

if __name__ == "__main__":
    for name in sys.argv[1:] or ["cases.toml"]:
        score = score_table(name)
        sys.stdout.write("\n".join([*score.wrong, ""]))
        sys.stdout.write(
            f"{name}: {score.expected} titles, precision {score.precision:.3f}, recall {score.recall:.3f}\n"
        )
