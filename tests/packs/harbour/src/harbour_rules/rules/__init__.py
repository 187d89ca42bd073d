"""The rule files; the path below this folder is the id."""
