"""Rules on harbours: an example of a pack."""
