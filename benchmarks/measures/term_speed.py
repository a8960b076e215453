"""CPU seconds of finding variants in two English versions that are tagged and aligned already."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from benchmarks.corpora.error_injection import Twins
from benchmarks.data import EXAMPLES, digest
from benchmarks.figures import Figure
from samesaid import documents
from samesaid.align.aligner import align
from samesaid.align.encoders.use import bundled
from samesaid.compare.tagging import taggings
from samesaid.compare.terms.variants.check import variants
from samesaid.model import Document

RUNS, SENTENCES = 3, 100
TEXTS = [EXAMPLES / "briefing.en.txt", EXAMPLES / "briefing.rough.en.txt"]


def figures() -> Iterator[Figure]:
    """CPU seconds for a hundred sentences of two versions: the example, repeated until there are as many."""
    careful, rough = (documents.load(path) for path in TEXTS)
    times = -(-SENTENCES // len(careful.sentences))
    one, two = (_repeated(text, times) for text in (careful, rough))
    texts = Twins("briefing", one, two, align(one, two, bundled()), bundled())
    seconds = statistics.median(_seconds(texts) for _ in range(RUNS)) * SENTENCES / len(one.sentences)
    yield Figure("speed variants of 100 sentences, seconds", seconds, "lower", digest(*TEXTS), floored=False)


def _repeated(text: Document, times: int) -> Document:
    return documents.from_text("\n\n".join([text.text] * times), name=text.name, language=text.language)


def _seconds(texts: Twins) -> float:
    pair = texts.pair()
    for side in (pair.source, pair.target):
        side.annotate(taggings)
    start = time.process_time()
    list(variants(pair))
    return time.process_time() - start
