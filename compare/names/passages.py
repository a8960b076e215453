"""Two English sentences word against word: which passage of one stands where the other has another one, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from samesaid.compare.names.english import NOT_NAMES, TITLES
from samesaid.compare.names.lexicon import words
from samesaid.compare.tagging import Token

_NO_NAMES = NOT_NAMES | TITLES
_JOINERS = words("english", "joiners") | {"the", "and", "'s", "’s"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens of the reference and those that the version has between the same words; one of the two may be empty.

    ``before`` and ``after`` are the words of the reference beside it that both sides have, empty at the ends.
    """

    source: tuple[Token, ...]
    target: tuple[Token, ...]
    before: str
    after: str


def passages(source: Sequence[Token], target: Sequence[Token]) -> Iterator[Passage]:
    """Every passage that differs, in order; capitals alone make no difference."""
    matcher = SequenceMatcher(None, [t.text.lower() for t in source], [t.text.lower() for t in target], autojunk=False)
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation != "equal":
            before = source[a - 1].text if a else ""
            after = source[b].text if b < len(source) else ""
            yield Passage(tuple(source[a:b]), tuple(target[c:d]), before, after)


def is_capital(token: Token) -> bool:
    """Whether a token is a capitalised word that may name: no title, month, or word that only opens a sentence."""
    word = token.text.strip(".").lower()
    initials = token.text.isupper() and len(token.text) > 1
    return token.text[0].isupper() and word not in _NO_NAMES and (initials or not token.is_stop)


def only_names(tokens: Sequence[Token]) -> bool:
    """Whether a passage holds capitalised words and what joins them, and nothing else."""
    spoken = [t for t in tokens if t.text[0].isalnum()]
    return any(is_capital(t) for t in spoken) and all(
        is_capital(t) or t.text.lower() in _JOINERS or (t.text[0].isupper() and t.is_stop) for t in spoken
    )
