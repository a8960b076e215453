"""Terms without a glossary: planted terms that are found, alarms in clean documents, and CPU time."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.figures import Figure
from benchmarks.measures import planted_renderings, planted_renderings_pairs, planted_terms, term_judgements, term_speed


def figures() -> Iterator[Figure]:
    """The figures of all five benches."""
    for bench in (planted_terms, planted_renderings, planted_renderings_pairs, term_judgements, term_speed):
        yield from bench.figures()
