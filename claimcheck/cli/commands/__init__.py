"""One module a command; `claimcheck.cli` imports them all, so none may import anything slow at its top."""
