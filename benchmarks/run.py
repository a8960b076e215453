"""Print every figure with its floor and its peer; exit 1 when one is worse than its floor.

Figures on rows that shaped no rule come first, then those on rows that did: benchmarks/rows.toml says which
shaped what.

usage: python -m benchmarks.run [--record] [--lower NAME --why TEXT] [GROUP …]
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from benchmarks import floors
from benchmarks.measures import (
    alignment,
    briefing,
    comparable,
    confidence,
    fresh,
    glossary,
    left_words,
    page,
    pairing,
    pairs,
    parts,
    parts_e5,
    planted_anywhere,
    planted_european_names,
    planted_items,
    planted_names,
    planted_negations,
    planted_numbers,
    planted_office_ranks,
    planted_opposites,
    planted_persons,
    planted_quotations,
    planted_roles,
    planted_sentences,
    planted_signs,
    planted_spellings,
    planted_turns,
    speed,
    swissgov,
    terms,
    transliteration,
)

GROUPS = {
    "unread": planted_anywhere.figures_apart,
    "signs-apart": planted_signs.held_out,
    "signs": planted_signs.shaped,
    "roles": planted_roles.figures,
    "turned-apart": planted_turns.figures_apart,
    "turned": planted_turns.figures,
    "confidence": confidence.figures,
    "fresh": fresh.figures,
    "swissgov": swissgov.figures,
    "everywhere": planted_anywhere.figures,
    "briefing": briefing.figures,
    "alignment": alignment.figures,
    "pairs": pairs.figures,
    "parts": parts.figures,
    "parts-e5": parts_e5.figures,
    "lists": planted_items.figures,
    "sentences": planted_sentences.figures,
    "glossary": glossary.figures,
    "planted": planted_numbers.figures,
    "european-names": lambda: chain(planted_european_names.figures(), planted_persons.figures()),
    "names": planted_names.figures,
    "office-ranks": planted_office_ranks.figures,
    "left-words": left_words.figures,
    "negations": planted_negations.figures,
    "opposites": planted_opposites.figures,
    "quotations": planted_quotations.figures,
    "terms": terms.figures,
    "transliteration": transliteration.figures,
    "spellings": planted_spellings.figures,
    "speed": speed.figures,
    "page": page.figures,
    "archives": pairing.figures,
    "comparable": comparable.figures,
}
ROWS = Path(__file__).resolve().with_name("rows.toml")


def in_order(groups: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """(heading, groups) for the groups whose rows shaped nothing, then for the others."""
    shaped = {name: entry["shaped"] for name, entry in tomllib.loads(ROWS.read_text(encoding="utf-8")).items()}
    groups = list(groups)
    for heading, wanted in (("Rows that shaped no rule", False), ("Rows that shaped rules", True)):
        chosen = [group for group in groups if bool(shaped[group]) is wanted]
        if chosen:
            yield heading, chosen


def main() -> int:
    parser = argparse.ArgumentParser(description="Print the figures and check the floors.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}; all when none is named")
    parser.add_argument("--record", action="store_true", help="make new and better figures floors")
    parser.add_argument("--lower", default="", metavar="NAME", help="lower this floor")
    parser.add_argument("--why", default="", help="the reason, which is kept with the floor")
    options = parser.parse_args()
    unknown = [g for g in options.groups if g not in GROUPS]
    if unknown:
        parser.error(f"no group {unknown[0]!r}: there are {', '.join(GROUPS)}")
    known = floors.load()
    figures = []
    for heading, groups in in_order(options.groups or GROUPS):
        print(f"{heading}\n")
        for figure in (f for group in groups for f in GROUPS[group]()):
            floor = known.get(figure.name)
            beside = f"floor {floor.value:.4f}" if floor else ""
            peer = f"peer {figure.peer}" if figure.peer else ""
            print(f"{figure.name:65} {figure.value:10.4f}  {beside:16}  {peer}", flush=True)
            figures.append(figure)
        print()
    if options.record or options.lower:
        try:
            # Another run may have recorded floors meanwhile.
            floors.save(floors.record(figures, floors.load(), lower=options.lower, why=options.why))
        except ValueError as error:
            parser.error(str(error))
        known = floors.load()
    lines = floors.broken(figures, known)
    for line in lines:
        print(f"BELOW: {line}", file=sys.stderr)
    print(f"{len(figures)} figures, {len(lines)} below their floor")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
