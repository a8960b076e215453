"""Which language a sentence is in, if it is certainly not that of its text.

The script decides where it can. Where several languages share one, the sentence's words without a capital are judged by
the letters of their runs (``language_profiles``), the two halves of them agreeing. Names and titles are mostly
capitalised, so they do not count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.language_profiles import profiles
from samesaid.compare.coverage.scripts import LATIN, has_letter, script_letters, scripts_of
from samesaid.languages import primary

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
# Where a foreign word is intended: glosses in brackets, quotations, titles of works.
_INTENDED = re.compile(
    r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|\"[^\"]*\"|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|《[^《》]*》|«[^«»]*»"
)
# Tags, addresses, names of users, and what has a digit: no words. Sought from where a run begins, or the time would
# grow with the square of its length.
_NO_WORDS = re.compile(r"(?<!\S)(?=\S*(?:[#@/_\d]|www\.))\S+")
_ONE_LANGUAGE = {"Hangul": "ko", "Greek": "el", "Hebrew": "he", "Thai": "th"}
# A word of Greek; shorter ones are signs in formulas.
_GREEK_WORD = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]{3,}")
# Words of Chinese that Japanese does not write, with these characters.
_CHINESE_WORDS = frozenset("的了们們这這是在和与與对對也很")


def without_intended(text: str) -> str:
    """As many spaces in place of glosses, quotations and titles, so that offsets stay."""
    return _INTENDED.sub(lambda match: " " * len(match.group()), text)


def without_signs(text: str) -> str:
    """As many spaces in place of tags, addresses, names of users and what has a digit."""
    return _NO_WORDS.sub(lambda match: " " * len(match.group()), text)


def other_language(text: str, language: str) -> str | None:
    """The tag of the language of ``text``, if it is not in ``language``; None if it is, or if that is not clear."""
    text = without_intended(text)
    letters = script_letters(text)
    if not letters:
        return None
    script = max(letters, key=lambda name: letters[name])
    if letters[script] < tuning.MIN_SCRIPT_SHARE_OF_LANGUAGE * sum(letters.values()) and script == LATIN:
        return None
    found = _east_asian(text, letters, language) if script in ("Han", "Kana") else None
    if script not in ("Han", "Kana"):
        found = _ONE_LANGUAGE.get(script) or _by_words(text, script, language)
    if found == "el" and len(_GREEK_WORD.findall(text)) < tuning.MIN_WORDS_IN_OTHER_SCRIPT:
        return None
    return None if found == primary(language) else found


def _east_asian(text: str, letters: Mapping[str, float], language: str) -> str | None:
    kana = letters.get("Kana", 0.0) / tuning.LETTERS_PER_CHARACTER["Kana"]
    han = letters.get("Han", 0.0) / tuning.LETTERS_PER_CHARACTER["Han"]
    if kana >= tuning.MIN_KANA_OF_JAPANESE and kana >= tuning.MIN_KANA_SHARE_OF_JAPANESE * (kana + han):
        return "ja"
    if primary(language) == "ja":
        # Headlines in Japanese may do without kana.
        long_enough = kana == 0 and han >= tuning.MIN_HAN_OF_CHINESE
        return "zh" if long_enough and len(_CHINESE_WORDS.intersection(text)) >= 2 else None
    return "zh" if kana == 0 and primary(language) != "ko" else None


def _by_words(text: str, script: str, language: str) -> str | None:
    words = list(dict.fromkeys(w for w in _WORD.findall(without_signs(text)) if _counts(w, script)))
    known = profiles(script)
    own_script = script in scripts_of(language)
    if own_script and primary(language) not in known.languages:
        return None
    if len(words) < (tuning.MIN_WORDS_OF_LANGUAGE if own_script else tuning.MIN_WORDS_IN_OTHER_SCRIPT):
        return None
    whole = known.likelihoods(words)
    ranked = sorted(zip(whole.tolist(), known.languages, strict=True), reverse=True)
    best = ranked[0][1] if ranked else None
    if best is None or not own_script or best == primary(language):
        return best
    halves: Sequence[list[str]] = (words[: len(words) // 2], words[len(words) // 2 :])
    mine, theirs = known.languages.index(primary(language)), known.languages.index(best)
    leads = [float(found[theirs] - found[mine]) for found in (whole, *map(known.likelihoods, halves))]
    clear = leads[0] >= tuning.MIN_LEAD_OF_LANGUAGE and min(leads[1:]) >= tuning.MIN_LEAD_OF_LANGUAGE_IN_HALVES
    return best if clear else None


def _counts(word: str, script: str) -> bool:
    """Whether the word is written without a capital, in this script."""
    return word == word.lower() and has_letter(word, script)
