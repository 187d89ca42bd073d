"""The rule files and the lexicon of claimcheck: data, no code."""
