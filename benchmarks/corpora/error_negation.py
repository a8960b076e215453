"""Errors about negation: a statement is denied that the other side makes, or made that the other side denies.

The words are not read from the lists of the check, so that what those lack is planted, too.
"""

from __future__ import annotations

import random
import re

from benchmarks.corpora.error_rules import ErrorRule, Planter, rule
from samesaid.languages import primary

PUT, TAKEN = "negation put", "negation taken away"
_AUXILIARY = "is|are|was|were|will|would|could|should|must|has|have|had|may|might|does|did"
# Verbs in the past, and their base forms.
_PAST = {
    "said": "say", "told": "tell", "began": "begin", "became": "become", "made": "make", "took": "take",
    "gave": "give", "came": "come", "went": "go", "found": "find", "won": "win", "led": "lead", "saw": "see",
    "knew": "know", "thought": "think", "wanted": "want", "agreed": "agree", "decided": "decide", "paid": "pay",
    "included": "include", "reported": "report", "announced": "announce", "received": "receive", "showed": "show",
    "reached": "reach", "increased": "increase", "provided": "provide", "met": "meet", "kept": "keep", "left": "leave",
    "called": "call", "helped": "help", "returned": "return", "played": "play", "worked": "work", "signed": "sign",
}  # fmt: skip
_PRESENT = {
    "says": "say", "wants": "want", "includes": "include", "shows": "show", "provides": "provide", "makes": "make",
    "believes": "believe", "needs": "need", "allows": "allow", "requires": "require", "remains": "remain",
    "means": "mean", "plans": "plan", "causes": "cause", "works": "work", "helps": "help", "takes": "take",
}  # fmt: skip
_VERBS = "|".join([*_PAST, *_PRESENT])
_OPPOSITES = {
    "always": "never", "everyone": "no one", "everybody": "nobody", "someone": "nobody", "something": "nothing",
    "everything": "nothing", "often": "never", "both": "neither", "with": "without", "with a": "without a",
}  # fmt: skip


def _after(words: str) -> Planter:
    """One of ``words`` (between bars) after the match."""
    return lambda match, rng: f"{match.group()} {rng.choice(words.split('|'))}"


def _past(match: re.Match[str], rng: random.Random) -> str | None:
    word = match.group()
    if rng.random() < 0.25:
        return f"never {word}"
    base = _PAST.get(word)
    return f"did not {base}" if base else f"does not {_PRESENT[word]}"


def _opposite(match: re.Match[str], _: random.Random) -> str | None:
    return _OPPOSITES[match.group()]


def _text(new: str) -> Planter:
    """The match's groups put into ``new``."""
    return lambda match, _: match.expand(new)


_DENIED = "is|are|was|were|will|would|could|should|must|has|have|had|may|might|do|does|did"
# What comes before and after 有 in compounds that do not say "have", before 会 in nouns, before 是 in adverbs.
_BEFORE_HAVE, _AFTER_HAVE = "没沒未所只拥擁具享含占佔仅僅还還共固原私国國", "关關效限利些时時人名意志机機趣害望助序"
_BEFORE_WILL = "员員大委协協社机機学學峰年议議开開工商聚晚宴集都才就总總"
_AFTER_WILL = "在对對向让讓使被把给給继繼因為为导導影发發出有成"
_BEFORE_IS = "不也可就但于於還还只总總要正凡如都若而算倒说說像其尤"
_MODALS = "可以|能够|能夠|应该|應該|愿意|願意|需要|希望|同意|允许|允許|支持|打算|准备|準備|知道|认为|認為|相信|包括"
_ACTS = (
    "宣布|公布|发布|發布|承认|承認|批准|接受|参加|參加|达到|達到|获得|獲得|完成|收到|得到|受到|发生|發生|发现|發現"
    "|出现|出現|公开|公開"
)
_HAN = "[一-龥]"
RULES: tuple[ErrorRule, ...] = (
    rule(PUT, "en", rf"(?<=[a-z,] )(?:{_AUXILIARY})(?= (?!not|no|never|n['’]t|only)[a-z]{{2,}})",
         _after("not|not|never")),
    rule(PUT, "en", r"(?<=[a-z] )can(?= (?!not|no|never|only)[a-z]{2,})", _text("cannot")),
    rule(PUT, "en", rf"(?<=[a-z] )(?<!to )(?<!not )(?:{_VERBS})(?= [a-z“\"])", _past),
    rule(PUT, "en", r"(?<=[a-z,] )(?:always|everyone|everybody|someone|something|everything|with a|with)(?= )",
         _opposite),
    rule(PUT, "en", r"\b([Tt]here (?:is|are|was|were|will be|has been|have been)) (?:an?|some|many|several)\b",
         _text(r"\1 no")),
    rule(TAKEN, "en", rf"\b({_DENIED})(?: not|n['’]t(?: yet)?| never)\b(?! only)", _text(r"\1")),
    rule(TAKEN, "en", r"\bcan(?:not|['’]t)\b", _text("can")),
    rule(TAKEN, "en", r"\bwithout\b", _text("with")),
    rule(TAKEN, "en", r"\b(there (?:is|are|was|were|will be)|has|have|had|with) no(?= [a-z]{3})"
         "(?! longer| doubt| less| more)", _text(r"\1 some")),
    rule(TAKEN, "en", r"\bnever (?=[a-z])", _text("")),
    rule(PUT, "zh", f"(?<![{_BEFORE_HAVE}])有(?={_HAN})(?![{_AFTER_HAVE}])", _text("没有")),
    rule(PUT, "zh", f"(?<![{_BEFORE_WILL}])[会會](?=[{_AFTER_WILL}])", _text("不会")),
    rule(PUT, "zh", rf"(?<![不只才都也])({_MODALS})(?={_HAN})", _text(r"不\1")),
    rule(PUT, "zh", f"(?<![{_BEFORE_IS}])是(?={_HAN})(?![否不因为為以非指说說])", _text("不是")),
    rule(PUT, "zh", f"(?<![不早而业業])已[经經]?(?={_HAN}{{2}})(?![婚故知成])", _text("尚未")),
    rule(PUT, "zh", f"(?<![不未])曾[经經]?(?={_HAN}{{2}})", _text("从未")),
    rule(PUT, "zh", rf"(?<={_HAN})({_ACTS})(?={_HAN})", _text(r"没有\1")),
    rule(TAKEN, "zh", "[并並]?不(?=[会會能是应應该該需想愿願允再知])(?!是[一-龥]{1,6}就是|知不觉|能不|会不)",
         _text("")),
    rule(TAKEN, "zh", f"[没沒]有(?={_HAN})", _text("有")),
    rule(TAKEN, "zh", "[尚从從还還并並]?未(?=[能获獲得被经經受参參做发發达達完出对對在有])", _text("已")),
    rule(TAKEN, "zh", "无法|無法", _text("能够")),
)  # fmt: skip


def planted(text: str, language: str, name: str, rng: random.Random) -> str | None:
    """The text with one negation put (PUT) or taken away (TAKEN), by a rule drawn from those that apply; or None."""
    rules = [rule for rule in RULES if rule.name == name and rule.language == primary(language)]
    rng.shuffle(rules)
    return next((new for rule in rules if (new := rule.applied(text, rng)) not in (None, text)), None)
