"""Term candidates as a glossary to edit: a CSV table or TBX-Basic (ISO 30042:2019), both read by ``--glossary``."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.model import Candidate, SamesaidError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENDINGS = {".csv": "csv", ".tbx": "tbx"}
# What is not part of a term stands in columns of its own, so that it can be deleted as a whole.
_HEADER = ("source", "target", "places", "together", "example", "example translated")
_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def chosen(output: Path | None, format: str | None) -> str:
    """csv or tbx: what is named, else what the ending tells, else csv. Raises SamesaidError for another one."""
    if format is not None:
        if format not in _ENDINGS.values():
            raise SamesaidError(f"there is no glossary format {format!r}; use csv or tbx")
        return format
    if output is None:
        return "csv"
    if output.suffix.lower() not in _ENDINGS:
        raise SamesaidError(
            f"{output}: the ending names no glossary format; use .csv or .tbx, or name it with --format"
        )
    return _ENDINGS[output.suffix.lower()]


def write(candidates: Sequence[Candidate], format: str) -> str:
    """The glossary as text, one candidate a row or concept, in their order."""
    return _tbx(candidates) if format == "tbx" else _csv(candidates)


def _csv(candidates: Sequence[Candidate]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER)
    for one in candidates:
        renderings = "|".join(one.term.renderings)
        writer.writerow((one.term.source, renderings, one.count, one.together, *one.example))
    return out.getvalue()


def _tbx(candidates: Sequence[Candidate]) -> str:
    from lxml import etree

    language = candidates[0].term.source_language if candidates else "en"
    attributes = {"type": "TBX-Basic", "style": "dca", _XML_LANG: language}
    # The stubs of lxml do not know the default namespace.
    root = etree.Element(f"{{{_NAMESPACE}}}tbx", attributes, nsmap={None: _NAMESPACE})  # type: ignore[dict-item]
    file = _child(_child(_child(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _child(file, "p", "Term candidates, to be edited.")
    body = _child(_child(root, "text"), "body")
    for number, one in enumerate(candidates, 1):
        concept = _child(body, "conceptEntry", id=f"c{number}")
        source = _section(concept, one.term.source_language, (one.term.source,), one.example[0])
        _child(source, "admin", f"{one.together} of {one.count} places", type="source")
        _section(concept, one.term.target_language, one.term.renderings, one.example[1])
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return made.decode()


def _section(concept: _Element, language: str, terms: Sequence[str], example: str) -> _Element:
    """A language's terms with their example; the section of the last one."""
    section = _child(concept, "langSec", **{_XML_LANG: language})
    for term in terms:
        part = _child(section, "termSec")
        _child(part, "term", term)
        _child(part, "descrip", example, type="context")
    return part


def _child(parent: _Element, name: str, text: str = "", **attributes: str) -> _Element:
    from lxml import etree

    child = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)
    # XML forbids most control characters.
    child.text = "".join(c if c.isprintable() else " " for c in text) or None
    return child
