"""One bead of two English sides: names that the other version does not say in any form."""

from __future__ import annotations

from collections.abc import Iterator

from samesaid.compare.evidence import Evidence
from samesaid.compare.names.extraction import names
from samesaid.compare.names.monolingual import is_acronym, is_told
from samesaid.compare.names.texts import EnglishText
from samesaid.compare.names.wording import replaced_message
from samesaid.compare.pair import Pair, Side
from samesaid.model import Bead, Encoder, Mention

_KINDS = frozenset({"PERSON", "PLACE", "ORG", "GROUP", "OTHER", "EVENT"})


def compare(pair: Pair, index: int, bead: Bead) -> Iterator[Evidence]:
    """E302 where each side has a name that the other one does not say."""
    left = _untold(pair.source, bead.source, pair.target, bead.target, pair.encoder)
    if not left:
        return
    right = _untold(pair.target, bead.target, pair.source, bead.source, pair.encoder)
    if not right:
        return
    for source, target in zip(left[:1], right[:1], strict=False):
        yield Evidence(
            "E302",
            replaced_message(source.text, target.text),
            index,
            (source.span,),
            (target.span,),
            strength=0.8,
            reading=f"{source.text} · {target.text}",
            facts=frozenset({"name"}),
        )


def _untold(
    side: Side, run: tuple[int, ...], other: Side, other_run: tuple[int, ...], encoder: Encoder
) -> list[Mention]:
    text = EnglishText(other, other_run, encoder)
    found = side.annotate(names)
    return [m for i in run for m in found[i] if m.kind in _KINDS and not is_acronym(m.text) and not is_told(m, text)]
