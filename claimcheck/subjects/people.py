"""Who is who across articles: two names compared, with the reason. See `name_match`."""

from claimcheck.subjects.name_match import NameMatch, fold, match_names, same_entity, sounds

__all__ = ["NameMatch", "fold", "match_names", "same_entity", "sounds"]
