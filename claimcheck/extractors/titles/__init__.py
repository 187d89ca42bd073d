"""Titles: posts and offices, and who holds them."""

from claimcheck.extractors.titles.find import find_titles, titles_in

__all__ = ["find_titles", "titles_in"]
