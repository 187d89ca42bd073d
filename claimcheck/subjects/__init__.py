"""Subjects: who is who, which claims are about the same thing, how sure that is, and why."""
