"""The header of a glossary: which column holds what, by the names that glossaries give them."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from samesaid.languages import normalise
from samesaid.model import SamesaidError

_NAMES = {
    "source": "source,source term,source text,src,term,headword,entry,original,ausgangsbegriff,quelle,quellbegriff,"
    "terme,terme source,原文,原语,源语,源术语,术语,原語,術語",
    "target": "target,target term,target text,tgt,translation,translations,rendering,renderings,equivalent,"
    "übersetzung,zielbegriff,ziel,traduction,terme cible,traducción,译文,译名,译语,译法,翻译,譯文,譯名,譯法,訳語",
    "forbidden": "forbidden,forbidden translation,forbidden term,forbidden terms,forbidden renderings,do not use,avoid,"
    "banned,prohibited,deprecated,verboten,interdit,禁用,禁用译法,禁用譯法",
    "keep": "do not translate,donottranslate,dnt,keep,untranslatable,non translatable,nicht übersetzen,不译,不譯",
    "note": "note,notes,comment,comments,remark,remarks,explanation,definition,description,anmerkung,备注,備註,"
    "说明,說明",
    "part_of_speech": "part of speech,partofspeech,pos,word class,wortart,词性,詞性",
    "case": "case,case rule,case sensitive,casesensitive,match case,大小写,大小寫",
    "domain": "domain,subject,subject field,subjectfield,field,topic,fachgebiet,domaine,领域,領域",
    "source_language": "source language,source lang,sourcelanguage,source_lang,srclang,源语言",
    "target_language": "target language,target lang,targetlanguage,target_lang,tgtlang,目标语言",
}
_MEANINGS = {" ".join(name.replace("_", " ").split()): m for m, names in _NAMES.items() for name in names.split(",")}
# How alike a misspelt name must be to one of ours.
_ALIKE = 0.75
# Where there is no header.
PLAIN = ("source", "target", "forbidden")


@dataclass(frozen=True)
class Columns:
    """What each column holds, None for what is not read, and the language tags of the columns that have one.

    ``told`` is whether there was a header; ``unread`` are (name, the name probably meant) of columns left alone.
    """

    meanings: tuple[str | None, ...]
    languages: tuple[str, ...]
    told: bool = True
    unread: tuple[tuple[str, str], ...] = ()

    @cached_property
    def named(self) -> Mapping[str, tuple[int, ...]]:
        """The columns that hold a meaning, for every meaning there is."""
        numbers = {m: tuple(n for n, other in enumerate(self.meanings) if other == m) for m in self.meanings}
        return {m: columns for m, columns in numbers.items() if m}


def columns(cells: Sequence[str], where: str) -> Columns:
    """The columns that a table's first row names, or those of a table without a header.

    Raises SamesaidError where the row is a header without a source or without a target.
    """
    meanings = [_meaning(cell) for cell in cells]
    tags = [_tag(cell) if meaning is None else "" for cell, meaning in zip(cells, meanings, strict=True)]
    spoken = [n for n, tag in enumerate(tags) if tag]
    whole = all(m or t or not c for m, t, c in zip(meanings, tags, cells, strict=True))
    if len(spoken) >= 2 and "source" not in meanings and "target" not in meanings and (whole or any(meanings)):
        for n in spoken:
            meanings[n] = "language"
    elif len(spoken) == 1 and ("source" in meanings) != ("target" in meanings):
        meanings[spoken[0]] = "source" if "target" in meanings else "target"
    if "language" in meanings or ("source" in meanings and "target" in meanings):
        return Columns(tuple(meanings), tuple(tags), unread=_unread(cells, meanings))
    missing = "target" if "source" in meanings else "source"
    near = next((c for c, m in zip(cells, meanings, strict=True) if m is None and _near(c) == missing), None)
    if sum(m is not None for m in meanings) >= 2 or (any(meanings) and near):
        meant = f" (is it “{near}”?)" if near else ""
        raise SamesaidError(f"{where}: the header has no column “{missing}”{meant}; name it so")
    return Columns((*PLAIN, *(None for _ in cells[3:])), tuple("" for _ in range(max(3, len(cells)))), told=False)


def _meaning(cell: str) -> str | None:
    return _MEANINGS.get(" ".join(cell.casefold().replace("_", " ").replace("-", " ").split()))


def _tag(cell: str) -> str:
    if not 2 <= len(cell) <= 10 or not cell.isascii():
        return ""
    try:
        return normalise(cell)
    except SamesaidError:
        return ""


def _near(cell: str) -> str | None:
    found = difflib.get_close_matches(cell.casefold(), _MEANINGS, n=1, cutoff=_ALIKE)
    return _MEANINGS[found[0]] if found else None


def _unread(cells: Sequence[str], meanings: Sequence[str | None]) -> tuple[tuple[str, str], ...]:
    """Columns that nobody reads but whose names are nearly ours."""
    pairs = ((cell, _near(cell)) for cell, meaning in zip(cells, meanings, strict=True) if cell and meaning is None)
    return tuple((cell, near.replace("_", " ")) for cell, near in pairs if near)
