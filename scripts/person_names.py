"""Write the given names and family names of persons in Latin letters, one a line, gzipped.

They are those of every locale with Latin letters in the package Faker (MIT), which is needed here alone:

    pip install faker==40.63.0 && python scripts/person_names.py
"""

from __future__ import annotations

import gzip
import pkgutil
import re
from importlib import import_module

from faker.providers import person

from samesaid.compare.names.gazetteer.person_names import FOLDER

NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ɏ'’-]+")
KINDS = {"given": "first_name", "family": "last_name"}


def main() -> None:
    """Write both files and print how large they are."""
    modules = [import_module(f"{person.__name__}.{found.name}") for found in pkgutil.iter_modules(person.__path__)]
    FOLDER.mkdir(exist_ok=True)
    for kind, attribute in KINDS.items():
        lists = [
            getattr(module.Provider, name)
            for module in modules
            for name in dir(module.Provider)
            if name.startswith(attribute)
        ]
        # What is no list is a method that draws from one.
        names = {n.lower() for found in lists if isinstance(found, (tuple, list, dict)) for n in found if _is_name(n)}
        path = FOLDER / f"{kind}.txt.gz"
        path.write_bytes(gzip.compress("\n".join(sorted(names)).encode(), 9, mtime=0))
        print(path, len(names), "names,", path.stat().st_size, "bytes")


def _is_name(name: object) -> bool:
    return isinstance(name, str) and bool(NAME.fullmatch(name))


if __name__ == "__main__":
    main()
