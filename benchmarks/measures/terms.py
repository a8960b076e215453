"""Terms without a glossary: what is planted and found, what is told of clean documents, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.figures import Figure
from benchmarks.measures import planted_renderings, planted_terms, term_speed
from benchmarks.measures import term_judgements as verdicts


def figures() -> Iterator[Figure]:
    """The figures of all four, in turn."""
    for part in (planted_terms, planted_renderings, verdicts, term_speed):
        yield from part.figures()
