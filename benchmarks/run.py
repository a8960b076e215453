"""Print every figure with its floor and its peer; exit 1 when one is worse than its floor.

usage: python -m benchmarks.run [--record] [--lower NAME --why TEXT] [GROUP …]
"""

from __future__ import annotations

import argparse
import sys

from benchmarks import floors
from benchmarks.measures import (
    alignment,
    briefing,
    glossary,
    page,
    pairing,
    pairs,
    planted_european_names,
    planted_numbers,
    planted_spellings,
    speed,
    terms,
    transliteration,
)

GROUPS = {
    "briefing": briefing.figures,
    "alignment": alignment.figures,
    "pairs": pairs.figures,
    "glossary": glossary.figures,
    "planted": planted_numbers.figures,
    "european-names": planted_european_names.figures,
    "terms": terms.figures,
    "transliteration": transliteration.figures,
    "spellings": planted_spellings.figures,
    "speed": speed.figures,
    "page": page.figures,
    "archives": pairing.figures,
}


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
    for group in options.groups or GROUPS:
        for figure in GROUPS[group]():
            floor = known.get(figure.name)
            beside = f"floor {floor.value:.4f}" if floor else ""
            peer = f"peer {figure.peer}" if figure.peer else ""
            print(f"{figure.name:55} {figure.value:10.4f}  {beside:16}  {peer}", flush=True)
            figures.append(figure)
    if options.record or options.lower:
        try:
            floors.save(floors.record(figures, known, lower=options.lower, why=options.why))
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
