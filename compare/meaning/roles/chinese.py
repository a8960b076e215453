"""Who does what to whom in a Chinese sentence, by the order of names and the words between them."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from samesaid.compare import cedict
from samesaid.compare.meaning.roles.relation import Relation
from samesaid.compare.meaning.roles.words import role_words
from samesaid.model import Mention

# A name is one character of the private use area; what may lie between the words of one clause.
_FIRST = 0xE000
_MAX_NAMES = 0x1700
# The verb that is looked at is one character, too. Verbs of one character are in lists alone.
_VERB = "\uf7ff"
_MIN_VERB = 2
_NAME = "[\ue000-\uf7fe]"
# Latin letters are a name that the tagger missed.
_GAP = "[^\ue000-\uf7ffA-Za-z，。；：！？、,;:!?“”「」‘’()（）《》\\n]"
_MARKS = "被遭受由从自向对给把将让与和跟同"
# An agent is not itself what a preposition leads to, or a member of a list.
_AGENT = rf"(?<![{_MARKS}、及或])(?P<a>{_NAME})(?!{_GAP}{{0,2}}[和与及、或])"
_PLAIN = rf"(?:(?![{_MARKS}]){_GAP})"
# What lies between a verb and what it acts on: after 的 comes the head of a relative clause.
_OBJECT = rf"(?:(?!的){_PLAIN})"
_OFFICE = (
    "(?:总统|总理|首相|主席|部长|外长|大臣|国务卿|议员|市长|州长|省长|教练|球员|队员|队长|门将|前锋|中场|总裁|经理"
    "|国王|女王|王子)"
)
_JOINED = re.compile(f"的?(?:{_PLAIN}{{0,5}}{_OFFICE})?{_NAME}")
_JOINED_BEFORE = re.compile(f"{_NAME}的?(?:{_PLAIN}{{0,5}}{_OFFICE})?$")
_MAX_JOINED = 10
_BRACKETS = re.compile("[（(][^（()）]*[）)]")
_ORDERS = {
    "do": (
        rf"{_AGENT}{_PLAIN}{{0,14}}VERB(?:了|过|着|到|的是)?(?!者|人){_OBJECT}{{0,6}}(?P<b>{_NAME})",
        rf"(?P<b>{_NAME}){_PLAIN}{{0,10}}(?:被|遭到?|受到?){_PLAIN}{{0,6}}(?P<a>{_NAME}){_GAP}{{0,10}}VERB",
        rf"(?:被|遭到?|受到?){_PLAIN}{{0,4}}(?P<a>{_NAME}){_PLAIN}{{0,6}}VERB的{_PLAIN}{{0,6}}(?P<b>{_NAME})",
        rf"{_AGENT}{_PLAIN}{{0,10}}[把将](?P<b>{_NAME}){_PLAIN}{{0,6}}VERB",
        rf"(?P<a>{_NAME}){_PLAIN}{{0,10}}(?:对|向|给)(?P<b>{_NAME}){_GAP}{{0,12}}VERB",
    ),
    "undergo": (rf"(?P<b>{_NAME}){_PLAIN}{{0,14}}VERB了?{_PLAIN}{{0,4}}(?P<a>{_NAME})",),
    "to": (
        rf"(?P<a>{_NAME}){_PLAIN}{{0,10}}(?:对|向|给)(?P<b>{_NAME}){_GAP}{{0,12}}VERB",
        rf"{_AGENT}{_PLAIN}{{0,14}}VERB{_PLAIN}{{0,8}}(?:给|至|到|往|予)(?P<b>{_NAME})",
    ),
    "from": (rf"(?P<b>{_NAME}){_PLAIN}{{0,10}}(?:从|自|向|由)(?P<a>{_NAME}){_GAP}{{0,12}}VERB",),
}


@functools.cache
def _orders(frame: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(order.replace("VERB", _VERB)) for order in _ORDERS[frame])


@functools.cache
def _acts() -> Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Each act of the lists with its frames and their verbs."""
    words = role_words("zh")
    found: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}
    for (act, frame), verbs in words.acts.items() if words else ():
        found[act] = (*found.get(act, ()), (frame, re.compile(verbs)))
    return found


def line_of(text: str, start: int, names: Sequence[Mention]) -> str:
    """A sentence in simplified characters, which begins at the offset ``start`` of the document: a character a name."""
    parts: list[str] = []
    position = 0
    for number, name in enumerate(names[:_MAX_NAMES]):
        parts += text[position : name.span.start - start], chr(_FIRST + number)
        position = name.span.end - start
    # A foreign spelling in brackets after a name belongs to it.
    return _BRACKETS.sub("", "".join(parts) + text[position:])


def relations(
    line: str, names: Sequence[Mention], verbs: Iterable[str], wanted: Collection[str] | None
) -> Iterator[Relation]:
    """The relations of a `line_of` a sentence with these names and ``verbs``, those of the ``wanted`` acts alone.

    A verb that is in no list has the acts of its glosses in the dictionary: `=support`. Where ``wanted`` is None every
    act counts, and that of an unlisted verb is the verb itself.
    """
    places: dict[tuple[int, int], set[tuple[str, str]]] = {}
    for act, frames in _acts().items():
        if wanted is None or act in wanted:
            for frame, pattern in frames:
                for match in pattern.finditer(line):
                    places.setdefault(match.span(), set()).add((act, frame))
    for verb in verbs:
        glossed = _unlisted(verb)
        for act in ({f"={verb}"} if wanted is None else glossed.intersection(wanted)) if glossed else ():
            for match in re.finditer(re.escape(verb), line):
                places.setdefault(match.span(), set()).update(((act, "do"), (act, "to")))
    for (begin, end), read in places.items():
        marked = line[:begin] + _VERB + line[end:]
        for act, frame in read:
            for match in (m for order in _orders(frame) for m in order.finditer(marked)):
                agents, patients = (_phrase(marked, match.start(group), names) for group in "ab")
                if not set(agents) & set(patients):
                    yield Relation(act, agents, patients)


@functools.lru_cache(maxsize=4096)
def _unlisted(verb: str) -> frozenset[str]:
    """The acts of a verb by the dictionary, if it is in no list; empty for a short one and for what is done alike."""
    words = role_words("zh")
    if len(verb) < _MIN_VERB or words is None or verb in words.alike:
        return frozenset()
    if any(pattern.search(verb) for frames in _acts().values() for _, pattern in frames):
        return frozenset()
    return frozenset(f"={word}" for word in cedict.gloss_words(verb))


def _phrase(line: str, at: int, names: Sequence[Mention]) -> tuple[Mention, ...]:
    """The name at an offset, and one beside it that an office or 的 joins to it: 日本首相岸田 has two."""
    after = _JOINED.match(line, at + 1)
    before = _JOINED_BEFORE.search(line, max(0, at - _MAX_JOINED), at)
    near = [at, *([after.end() - 1] if after else []), *([before.start()] if before else [])]
    return tuple(names[ord(line[i]) - _FIRST] for i in near)
