"""One office told in two grades: a deputy director who is the director in the other version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names.gazetteer import offices_en as offices_english
from samesaid.compare.names.gazetteer import offices_zh as offices_chinese
from samesaid.compare.names.gazetteer.offices import Grade, Office, grade_words
from samesaid.compare.names.matching.counterparts import may_be_one
from samesaid.compare.names.matching.same_language import near, words_of
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.text import simplify, unmarked
from samesaid.compare.names.wording import grade_message
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import taggings
from samesaid.languages import primary
from samesaid.model import Bead, Mention

_SAME_PERSON, _SAME_OFFICE = 0.9, 0.75
# To leave these out is often an editor's choice: a former president keeps the title by courtesy.
_SLIGHT = frozenset({Grade.FORMER, Grade.CHIEF})
Two = tuple[Office, Office]
Run = tuple[Side, tuple[int, ...]]


def compare(pair: Pair, index: int, bead: Bead) -> Iterator[Evidence]:
    """E302 for each office that both sides name, in another grade; at most one a pair of offices."""
    left, right = _offices(pair.source, bead.source), _offices(pair.target, bead.target)
    if not left or not right or not any(office.grades for office in (*left, *right)):
        return
    across = primary(pair.source.document.language) != primary(pair.target.document.language)
    for source, target in _linked(left, right, across):
        changed = source.grades ^ target.grades
        if len(changed) != 1:
            continue
        grade = next(iter(changed))
        lost, kept = (pair.target, bead.target), (pair.source, bead.source)
        if grade in target.grades:
            lost, kept = kept, lost
        if _is_untold(grade, lost, kept, sure=_held(source, target)):
            yield _evidence(index, source, target, grade, primary(pair.source.document.language) == "en")


def _offices(side: Side, run: tuple[int, ...]) -> list[Office]:
    reader = {"zh": offices_chinese.offices, "en": offices_english.offices}[primary(side.document.language)]
    tagged, names = side.annotate(taggings), names_of(side)
    return [
        office
        for i in run
        for office in reader(tagged[i].tokens, [m for m in names[i] if m.kind == "PERSON"], side.document.text)
    ]


def _linked(left: Sequence[Office], right: Sequence[Office], across: bool) -> Iterator[Two]:
    """Offices with one holder, then those that nothing else on either side could be; each office once."""
    free, open_right = list(left), list(right)
    for source in left:
        match = next((o for o in open_right if _fit(source, o) and _one_person(source, o, across)), None)
        if match is not None:
            free.remove(source)
            open_right.remove(match)
            yield source, match
    # An office in the same grade on both sides is out of the way.
    for source in list(free):
        match = next((o for o in open_right if _fit(source, o) and o.grades == source.grades), None)
        if match is not None and not (source.person and match.person):
            free.remove(source)
            open_right.remove(match)
    for source in free:
        fitting = [o for o in open_right if _fit(source, o)]
        if len(fitting) == 1 and sum(_fit(s, fitting[0]) for s in free) == 1 and not _held(source, fitting[0]):
            yield source, fitting[0]


def _fit(source: Office, target: Office) -> bool:
    return bool(source.rows & target.rows)


def _held(source: Office, target: Office) -> bool:
    """Whether a name stands beside both."""
    return source.person is not None and target.person is not None


def _one_person(source: Office, target: Office, across: bool) -> bool:
    if source.person is None or target.person is None:
        return False
    if not across:
        return any(near(a, b) for a in _parts(source.person) for b in _parts(target.person))
    one, other = source.person, target.person
    english, chinese = (one, other) if one.text.isascii() else (other, one)
    return may_be_one(english, chinese)


def _parts(person: Mention) -> list[str]:
    return [unmarked(word).strip(".") for word in words_of(person)]


def _is_untold(grade: Grade, lost: Run, kept: Run, sure: bool) -> bool:
    """Whether fewer words of the side without the grade hint at it than of the other; ``sure`` that one is meant."""
    found = _hints(grade, "hints", *lost)
    if not sure:
        found += _hints(grade, "maybe", *lost)
    return found < (_hints(grade, "hints", *kept) if grade is Grade.DEPUTY else 1)


def _hints(grade: Grade, part: str, side: Side, run: tuple[int, ...]) -> int:
    """How many words of one side of a bead may tell the grade."""
    language = primary(side.document.language)
    if language == "zh":
        text = simplify(side.text(run))
        return sum(text.count(word) for word in grade_words("chinese", grade, part))
    tagged = side.annotate(taggings)
    spoken = Counter(word for i in run for t in tagged[i].tokens for word in _split(t.text.lower()))
    return sum(spoken[word] for word in grade_words("english", grade, part))


def _split(word: str) -> tuple[str, ...]:
    return (word, *word.split("-")) if "-" in word else (word,)


def _evidence(index: int, source: Office, target: Office, grade: Grade, english_first: bool) -> Evidence:
    of_reference = grade in source.grades
    office = _bare((source if english_first else target).text, grade)
    return Evidence(
        "E302",
        grade_message(office, grade.value, of_reference, (source.text, target.text)),
        index,
        (source.span,),
        (target.span,),
        strength=_SAME_PERSON if _held(source, target) else _SAME_OFFICE,
        reading=f"{source.text} · {target.text}",
        facts=frozenset({"title", "one-sided"} if grade in _SLIGHT else {"title"}),
    )


def _bare(office: str, grade: Grade) -> str:
    """An English office without the words of this grade."""
    graded = grade_words("english", grade, "before")
    return " ".join(part for part in office.replace("-", " ").split() if part.lower() not in graded).lower()
