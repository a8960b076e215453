"""British and American spelling as one: ``organisation``, ``organization``; ``harbour``, ``harbor``.

The form that comes out is a key, not a word: what matters is that both spellings give the same and that no two words
that mean different things do.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

_WHOLE = {
    "licence": "license", "defence": "defense", "offence": "offense", "pretence": "pretense", "programme": "program",
    "cheque": "check", "grey": "gray", "tyre": "tire", "kerb": "curb", "plough": "plow", "mould": "mold",
    "aluminium": "aluminum", "artefact": "artifact", "sulphur": "sulfur", "judgement": "judgment", "ageing": "aging",
    "acknowledgement": "acknowledgment", "manoeuvre": "maneuver", "fulfil": "fulfill", "enrol": "enroll",
    "enrolment": "enrollment", "instalment": "installment", "skilful": "skillful", "cosy": "cozy", "draught": "draft",
    "gaol": "jail", "pyjama": "pajama", "sceptical": "skeptical", "moustache": "mustache", "practise": "practice",
    "analogue": "analog", "catalogue": "catalog", "dialogue": "dialog", "homologue": "homolog", "towards": "toward",
}  # fmt: skip
# Verbs whose last l is doubled in British spelling alone.
_DOUBLED = (
    "cancel channel counsel dial enamel equal fuel funnel initial jewel label level marvel model panel quarrel "
    "signal stencil total towel travel tunnel"
)
_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|er|ing|able|ation|ational)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})ys(?=(?:e|ed|er|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})our(?=(?:|ed|er|ing|able|ful|less|hood|ite|al|ist)$)"), "or"),
    (re.compile(r"(?<=[a-z]{2})(?<=[tb])re$"), "er"),
    (re.compile(rf"^({_DOUBLED.replace(' ', '|')})l(?=(?:ed|er|ing|or)$)"), r"\1"),
    (re.compile(r"^(an|h|orthop|p|encyclop|arch|leuk)ae(?=[a-z]{2})"), r"\1e"),
)


@functools.lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """The key of an English word in lower case and the singular, the same for both spellings."""
    if len(word) < 4 or not word.isascii():
        return word
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return _WHOLE.get(word, word)
