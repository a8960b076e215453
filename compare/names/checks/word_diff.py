"""Two English sentences word against word: which passage of one stands where the other has another one, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from samesaid.compare.names.gazetteer.lexicon import words
from samesaid.compare.names.recognition.en import NOT_NAMES, TITLES
from samesaid.compare.tagging import Token

# So many equal words in a row beside a passage tie it to its place.
_SETTLED = 2
_NO_NAMES = NOT_NAMES | TITLES
_JOINERS = words("english", "joiners") | {"the", "and", "'s", "’s"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens of the reference and those that the version has between the same words; one of the two may be empty.

    ``opens`` says that it begins the reference's text; ``settled``, that some words in a row on either hand of it are
    the same on both sides, so that nothing near it was told anew.
    """

    source: tuple[Token, ...]
    target: tuple[Token, ...]
    opens: bool
    settled: bool


def passages(source: Sequence[Token], target: Sequence[Token]) -> Iterator[Passage]:
    """Every passage that differs, in order; capitals alone make no difference."""
    matcher = SequenceMatcher(None, [t.text.lower() for t in source], [t.text.lower() for t in target], autojunk=False)
    steps = matcher.get_opcodes()
    for n, (operation, a, b, c, d) in enumerate(steps):
        if operation != "equal":
            before, after = steps[max(0, n - 1) : n], steps[n + 1 : n + 2]
            # Words that go to the end of the text tie it as well, were it the full stop alone.
            settled = all(
                end - start >= _SETTLED or not start or end == len(source) for _, start, end, *_ in before + after
            )
            yield Passage(tuple(source[a:b]), tuple(target[c:d]), a == 0, settled)


def is_capital(token: Token) -> bool:
    """Whether a token is a capitalised word that may name: no title, month, or word that only opens a sentence."""
    word = token.text.strip(".").lower()
    initials = token.text.isupper() and len(token.text) > 1
    return token.text[0].isupper() and word not in _NO_NAMES and (initials or not token.is_stop)


def only_names(tokens: Sequence[Token]) -> bool:
    """Whether a passage holds capitalised words and what joins them, and nothing else."""
    spoken = [t for t in tokens if t.text[0].isalnum()]
    return any(is_capital(t) for t in spoken) and all(t.text[0].isupper() or t.text.lower() in _JOINERS for t in spoken)
