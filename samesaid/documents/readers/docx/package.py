"""The parts of a Word document: a zip archive in which relationships say what each part is (ISO/IEC 29500-2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samesaid import xmlsafe
from samesaid.documents import tuning
from samesaid.documents.readers import zipsafe
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from lxml.etree import _Element

# Where Word itself puts the parts: for archives without relationships.
_USUAL = {"officeDocument": "word/document.xml"}


class Package:
    """Parts by what they are to the body (``styles``, ``footnotes``, ``header``), whatever they are called."""

    def __init__(self, data: bytes, where: str) -> None:
        """Raises SamesaidError for a broken or locked archive, and for one without a body."""
        self._where = where
        self._archive = zipsafe.Archive(data, where)
        self._relations: dict[str, list[tuple[str, str]]] = {}
        body = next(iter(self._targets("", "officeDocument")), _USUAL["officeDocument"])
        if body not in self._archive:
            raise SamesaidError(f"{where}: not a Word document ({body} is missing); save it again")
        self._body = body

    def body(self) -> _Element:
        """The root of the body. Raises SamesaidError where it is broken or too large."""
        return self._parsed(self._body)

    def part(self, kind: str) -> _Element | None:
        """The root of the only part of a kind, None without one. Raises SamesaidError where it is broken."""
        usual = posixpath.join(posixpath.dirname(self._body), f"{kind}.xml")
        name = next((target for target in (*self._targets(self._body, kind), usual) if target in self._archive), None)
        return self._parsed(name) if name else None

    def small_parts(self, kind: str) -> Iterator[_Element]:
        """The roots of all parts of a kind, such as headers; a large one is no header. Raises SamesaidError."""
        names = dict.fromkeys(self._targets(self._body, kind))
        for name in list(names)[: tuning.MAX_HEADS]:
            if 0 < self._archive.size(name) < tuning.MAX_HEAD_BYTES:
                yield self._parsed(name)

    def targets(self, kind: str) -> list[str]:
        """The names of the parts of a kind that the body has."""
        return list(dict.fromkeys(self._targets(self._body, kind)))

    def _parsed(self, name: str) -> _Element:
        content = self._archive.read(name)
        assert content is not None
        return xmlsafe.parse(content, self._where)

    def _targets(self, part: str, kind: str) -> list[str]:
        """The names of the parts of a kind that a part refers to."""
        if part not in self._relations:
            self._relations[part] = list(self._related(part))
        return [name for of, name in self._relations[part] if of == kind]

    def _related(self, part: str) -> Iterator[tuple[str, str]]:
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._archive:
            return
        for relation in self._parsed(relations).iter("{*}Relationship"):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                # The strict variant of the format has other namespaces, but the same last words.
                yield relation.get("Type", "").rpartition("/")[2], target
