"""Targets that go the whole way: files in, every format of a report out."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from lxml import etree

from samesaid import documents, reports
from samesaid.model import SamesaidError
from samesaid.pipeline import check, check_pairs
from samesaid.reports import alignment
from samesaid.reports.formats import pair_rows
from samesaid.settings import Settings
from tests.builders import LetterEncoder
from tests.fuzz import hostile
from tests.fuzz.choices import Choices
from tests.fuzz.target import Input, Target

_XML = frozenset({"junit", "tmx", "xliff"})
_LANGUAGES = ("zh", "en", "en", "zh-Hant", "de", "fr", "ru", "ja")


def _versions(choices: Choices) -> Input:
    """A reference and one or two versions that keep some of its sentences, so that they are versions of one text."""
    first = choices.pick(_LANGUAGES)
    reference = [hostile.text(choices, first) for _ in range(1 + choices.below(5))]
    versions = []
    for _ in range(1 + choices.below(2)):
        language = choices.pick(_LANGUAGES)
        kept = [s if choices.below(3) else hostile.text(choices, language) for s in reference]
        if choices.chance(3):
            kept.insert(choices.below(len(kept)), hostile.text(choices, language))
        if choices.chance(4):
            kept.pop()
        versions.append({"language": language, "sentences": kept})
    return {"language": first, "reference": reference, "versions": versions, "html": choices.chance(3)}


def _file(folder: Path, name: str, sentences: list[str], html: bool) -> Path:
    mark = "</p>\n<p>" if html else "\n"
    text = mark.join(sentences)
    path = folder / f"{name}.{'html' if html else 'txt'}"
    path.write_bytes((f"<html><body><p>{text}</p></body></html>" if html else text).encode("utf-8", "replace"))
    return path


def _check(given: Input) -> None:
    with tempfile.TemporaryDirectory() as name, suppress(SamesaidError):
        folder = Path(name)
        reference = documents.load(
            _file(folder, "reference", given["reference"], given["html"]), language=given["language"]
        )
        versions = [
            documents.load(_file(folder, f"v{n}", v["sentences"], given["html"]), language=v["language"])
            for n, v in enumerate(given["versions"])
        ]
        report = check(reference, *versions, settings=Settings(level="all"), encoder=LetterEncoder())
        for format, known in reports.FORMATS.items():
            content = known.render(report, "zh" if given["html"] else "en")
            _well_formed(format, content.encode() if isinstance(content, str) else content)
        for format in alignment.FORMATS:
            alignment.write(report.alignments[0], reference, versions[0], format).encode()


def _well_formed(format: str, content: bytes) -> None:
    if format in _XML:
        etree.fromstring(content, etree.XMLParser(huge_tree=True))
    elif format in ("json", "sarif", "labelstudio"):
        json.loads(content)
    elif format == "jsonl":
        for line in content.decode().split("\n"):
            json.loads(line or "null")


def _rows(choices: Choices) -> Input:
    languages = [choices.pick(_LANGUAGES), choices.pick(_LANGUAGES)]
    rows: list[dict[str, Any]] = []
    for number in range(1 + choices.below(6)):
        one, two = (hostile.text(choices, language) for language in languages)
        rows.append({"id": number, "source": one, "target": two if choices.below(4) else one})
    return {"languages": languages, "rows": rows}


def _pairs(given: Input) -> None:
    with tempfile.TemporaryDirectory() as name, suppress(SamesaidError):
        path = Path(name) / "rows.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in given["rows"]), encoding="utf-8")
        one, two = given["languages"]
        settings = Settings(level="all", source_lang=one, target_lang=two)
        rows = documents.rows(path, source_language=one, target_language=two)
        checked = check_pairs(rows, settings=settings, encoder=LetterEncoder())
        for format in pair_rows.FORMATS:
            content = pair_rows.write(checked.findings, checked.ids, checked.source, checked.target, format)
            _well_formed(format, content.encode() if isinstance(content, str) else content)


WHOLE = (Target("check", _versions, _check), Target("pairs", _rows, _pairs))
