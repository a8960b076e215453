"""Term candidates of files: documents are aligned first, aligned text is used as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from samesaid import documents
from samesaid.align.aligner import align
from samesaid.align.encoders.registry import configured
from samesaid.check_tools import keeping
from samesaid.compare.pair import Pair, Side, pair_of
from samesaid.compare.terms.extraction import candidates as _candidates
from samesaid.documents.registry import ALIGNED_SUFFIXES
from samesaid.inputs import Content, shown
from samesaid.languages import primary
from samesaid.model import Bead, Candidate, Encoder, SamesaidError
from samesaid.relation.decision import relation_of
from samesaid.settings import Settings


@keeping
def candidates(
    files: Sequence[Path | Content],
    *,
    settings: Settings | None = None,
    encoder: Encoder | None = None,
    fewest: int = 2,
    progress: Callable[[str], None] | None = None,
) -> tuple[Candidate, ...]:
    """Bilingual term candidates of all ``files`` together, the most frequent first.

    A file of aligned text (tmx, tsv, xlf, po, jsonl) is complete in itself; all others are documents in pairs, a text
    and its version. A term and its rendering must occur together in ``fewest`` beads. ``progress`` is called with what
    begins. Raises SamesaidError for a document without its version, for pairs in different languages, for texts that
    are not versions of each other, and for files that cannot be read.
    """
    settings = settings or Settings()
    report = progress or (lambda _: None)
    aligned = [f for f in files if f.suffix.lower() in ALIGNED_SUFFIXES]
    texts = [f for f in files if f.suffix.lower() not in ALIGNED_SUFFIXES]
    if len(texts) % 2:
        raise SamesaidError(
            f"{shown(texts[-1].name)}: a document without its version; name documents in pairs: A1 B1 A2 B2 …"
        )
    encoder = encoder or configured(settings)
    pairs = []
    for source, target in zip(texts[::2], texts[1::2], strict=True):
        report(f"aligning {source.name}")
        pairs.append(_pair_of_documents(source, target, settings, encoder))
    for file in aligned:
        report(f"reading {file.name}")
        pairs.append(_pair_of_rows(file, settings, encoder))
    _check_languages(pairs)
    report("looking for terms")
    return _candidates(pairs, fewest=fewest)


def _pair_of_documents(source: Path | Content, target: Path | Content, settings: Settings, encoder: Encoder) -> Pair:
    one, other = (
        documents.load(file, language=language, encoding=settings.encoding, max_size=settings.max_size)
        for file, language in ((source, settings.source_lang), (target, settings.target_lang))
    )
    beads = align(one, other, encoder)
    if not relation_of(Side(one), Side(other), beads, encoder).comparable:
        raise SamesaidError(f"{one.name} and {other.name} are not versions of one text; check the order of the files")
    return pair_of(one, other, beads, encoder)


def _pair_of_rows(file: Path | Content, settings: Settings, encoder: Encoder) -> Pair:
    rows = tuple(
        documents.rows(
            file,
            source_language=settings.source_lang,
            target_language=settings.target_lang,
            max_size=settings.max_size,
        )
    )
    languages = documents.declared(rows, settings.source_lang, settings.target_lang)
    one = documents.from_rows([r.source for r in rows], name=file.name, language=languages[0])
    other = documents.from_rows([r.target for r in rows], name=file.name, language=languages[1])
    beads = (Bead((i,), (i,), 1.0) for i, r in enumerate(rows) if r.source.strip() and r.target.strip())
    return pair_of(one, other, beads, encoder)


def _check_languages(pairs: Sequence[Pair]) -> None:
    found = [(primary(p.source.document.language), primary(p.target.document.language)) for p in pairs]
    for pair, languages in zip(pairs, found, strict=True):
        name = pair.source.document.name
        if languages[0] == languages[1]:
            raise SamesaidError(f"{name}: both sides are {languages[0]}; terms need two languages")
        if languages != found[0]:
            others = "-".join(found[0])
            raise SamesaidError(f"{name}: {'-'.join(languages)} among {others}; one glossary has one direction")
