"""Reporters: a report as text, as JSON, as whatever else is registered.

A reporter is a function registered under the name of its format, one module each; see `registry`.
"""

from claimcheck.reporters.registry import Reporter, ReportOptions, reporter, reporters

__all__ = ["ReportOptions", "Reporter", "reporter", "reporters"]
