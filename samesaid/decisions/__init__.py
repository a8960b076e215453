"""Decisions about findings: read from files, matched with the findings of a run."""
