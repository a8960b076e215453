"""Two versions in one language: words of a quotation that differ, and a quotation that is none in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.meaning.attribution import tuning
from samesaid.compare.meaning.attribution.evidence import Known, is_reported, one_sided, two_sided
from samesaid.compare.meaning.attribution.quotations import MARKS, is_closed, is_inside, quoted_in
from samesaid.compare.meaning.attribution.words import loose_words, speaker_words
from samesaid.compare.names.text import unmarked
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import Token, taggings
from samesaid.languages import primary
from samesaid.model import SIDES, SideName, Span

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "X"})
_Tokens = Sequence[Token]


def quotations_between(one: str, other: str) -> bool:
    """Whether the words of quotations are compared between these languages (primary subtags): in one language."""
    return one == other and speaker_words(one) is not None


def quoted_words(pair: Pair, known: Known) -> Iterator[Evidence]:
    """Evidence for words of quotations that differ, and for quotations whose marks one side lacks.

    What ``known`` evidence marks is reported already: a negation, an opposite.
    """
    language = primary(pair.source.document.language)
    if not quotations_between(language, primary(pair.target.document.language)):
        return
    for number, bead in pair.matched():
        if pair.source.text(bead.source) == pair.target.text(bead.target):
            continue
        quoted = quoted_in(pair.source, bead.source), quoted_in(pair.target, bead.target)
        if max(map(len, quoted)) > tuning.MAX_QUOTATIONS:
            continue
        if all(quoted):
            for difference in _differences(pair, number, *quoted):
                if not is_reported(known, number, difference.source, difference.target):
                    facts = frozenset[Fact]() if difference.alone else frozenset({Fact.WORDING})
                    places = difference.source, difference.target
                    yield two_sided(pair, number, "words", *places, tuning.STRENGTH_WORDS, facts)
        for side in SIDES:
            yield from _unmarked(pair, number, side, *(quoted if side == "source" else quoted[::-1]))


@dataclass(frozen=True, slots=True)
class _Difference:
    """The places of words that differ.

    ``alone`` says that hardly anything else differs: translators who work apart choose other words everywhere, and a
    writer who quotes chooses none.
    """

    source: Span
    target: Span
    alone: bool


def _tokens(side: Side, run: tuple[int, ...], within: Span | None = None) -> list[Token]:
    """The words of some sentences, or of a part of them, without marks."""
    tagged = side.annotate(taggings)
    return [
        t
        for i in run
        for t in tagged[i].tokens
        if t.text[0].isalnum() and (within is None or (within.start <= t.span.start and t.span.end <= within.end))
    ]


def _differences(pair: Pair, number: int, ones: Sequence[Span], others: Sequence[Span]) -> Iterator[_Difference]:
    """The places of words that differ in quotations of one passage."""
    bead, language = pair.beads[number], primary(pair.source.document.language)
    right = [_tokens(pair.target, bead.target, span) for span in others]
    for span in ones:
        left = _tokens(pair.source, bead.source, span)
        if not tuning.MIN_WORDS <= len(left) <= tuning.MAX_WORDS:
            continue
        matchers = [
            (SequenceMatcher(None, _keys(left), _keys(tokens), autojunk=False), tokens)
            for tokens in right
            if tuning.MIN_WORDS <= len(tokens) <= tuning.MAX_WORDS
        ]
        best = max(matchers, key=lambda m: m[0].ratio(), default=None)
        if best is None or not tuning.MIN_SAME <= best[0].ratio() < 1:
            continue
        blocks = [b for b in best[0].get_opcodes() if b[0] != "equal"]
        if any(max(b - a, d - c) > tuning.MAX_DIFFERENT for _, a, b, c, d in blocks):
            continue
        alone = len(blocks) == 1 and _is_same_elsewhere(pair, number, left, best[1])
        for _, a, b, c, d in blocks:
            if _is_content(left[a:b], best[1][c:d], language):
                yield _Difference(_place(left, a, b), _place(best[1], c, d), alone)


def _is_same_elsewhere(pair: Pair, number: int, ones: _Tokens, others: _Tokens) -> bool:
    """Whether the words beside two quotations are nearly the same."""
    bead = pair.beads[number]
    left, right = (
        _keys([t for t in _tokens(side, run) if not any(t.span == own.span for own in quoted)])
        for side, run, quoted in ((pair.source, bead.source, ones), (pair.target, bead.target, others))
    )
    if max(len(left), len(right)) > tuning.MAX_WORDS:
        return False
    return (
        SequenceMatcher(None, left, right, autojunk=False).ratio() >= tuning.MIN_SAME_ELSEWHERE
        if left or right
        else True
    )


def _keys(tokens: _Tokens) -> list[str]:
    return [unmarked(t.text).replace("’", "'") for t in tokens]


def _place(tokens: _Tokens, start: int, end: int) -> Span:
    """From the first to the last of some tokens; where there are none, the place before the next."""
    if start < end:
        return Span(tokens[start].span.start, tokens[end - 1].span.end)
    at = tokens[start].span.start if start < len(tokens) else tokens[-1].span.end
    return Span(at, at)


def _is_content(ones: _Tokens, others: _Tokens, language: str) -> bool:
    """Whether a word that carries meaning differs: no figure or name, which have checks of their own, no other form of
    one word.
    """
    left, right = ([t for t in some if _carries(t, language)] for some in (ones, others))
    if not left and not right:
        return False
    if any(t.pos in ("NUM", "PROPN") or t.text[0].isdigit() for t in (*ones, *others)) and language in ("en", "zh"):
        return False
    return not _same(ones, others)


def _same(ones: _Tokens, others: _Tokens) -> bool:
    """Whether two runs of words are forms or spellings of one another."""
    from rapidfuzz import fuzz

    one, other = ("".join(_keys(some)) for some in (ones, others))
    lemmas = [{t.lemma.lower() for t in some} for some in (ones, others)]
    return lemmas[0] == lemmas[1] or (bool(one and other) and fuzz.ratio(one, other) >= tuning.MIN_WORD_SIMILARITY)


def _carries(token: Token, language: str) -> bool:
    if token.pos not in _CONTENT or token.is_stop or token.text.lower() in loose_words(language):
        # In languages without a tagger nouns of German and names look alike.
        return language == "de" and token.pos == "PROPN"
    return len(token.text) > 1


def _unmarked(
    pair: Pair, number: int, side: SideName, spans: Sequence[Span], marked: Sequence[Span]
) -> Iterator[Evidence]:
    """Evidence for quotations of a side whose words the other side has without marks, outside of ``marked`` ones."""
    bead = pair.beads[number]
    quoting, plain = (pair.source, pair.target) if side == "source" else (pair.target, pair.source)
    run, other_run = (bead.source, bead.target) if side == "source" else (bead.target, bead.source)
    words = speaker_words(primary(quoting.document.language))
    if not spans or words is None or not any(words.verb.search(s.text) for s in quoting.sentences(run)):
        return
    # Where a passage is cut inside a quotation, one side may have only half of the marks.
    if not _has_whole_quotations(plain, other_run, marked):
        return
    right = _keys([t for t in _tokens(plain, other_run) if not is_inside(t.span, marked)])
    if len(right) > tuning.MAX_WORDS:
        return
    for span in spans:
        left = _keys(_tokens(quoting, run, span))
        if not is_closed(quoting.document.text, span) or not tuning.MIN_UNMARKED_WORDS <= len(left) <= tuning.MAX_WORDS:
            continue
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        same = sum(size for _, _, size in matcher.get_matching_blocks())
        if same >= tuning.MIN_SAME_UNMARKED * len(left):
            yield one_sided(pair, number, "marks", side, span, tuning.STRENGTH_MARKS, frozenset({Fact.WEAK}))


def _has_whole_quotations(side: Side, run: tuple[int, ...], quoted: Sequence[Span]) -> bool:
    """Whether every mark in some sentences belongs to a quotation that begins and ends there."""
    text, extent = side.document.text, side.extent(run)
    if extent is None or not all(is_closed(text, span) for span in quoted):
        return False
    beside = {at for span in quoted for at in (*range(span.start - 1, span.end + 1),)}
    return all(at in beside or text[at] not in MARKS for at in range(extent.start, extent.end))
