"""The comparator of terms: agreed ones, and those that ought to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samesaid.compare.evidence import Canary, CodeInfo, Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.terms.consistency import recurring
from samesaid.compare.terms.consistency.check import differences, inconsistencies
from samesaid.compare.terms.glossary.check import breaches
from samesaid.compare.terms.variants.check import applies, variants
from samesaid.compare.terms.variants.replacements import replacements
from samesaid.languages import primary
from samesaid.model import Severity

_CODES: Mapping[str, CodeInfo] = {
    "T401": CodeInfo(
        "Glossary term not rendered as agreed",
        "The reference uses a term of the glossary and the version uses none of the renderings agreed for it, "
        "nor an inflected form or the acronym of one. What is not to be translated must stand there as it is. A "
        "rendering that is the agreed one but for its spelling (authorised, authorized) is minor, and told once where "
        "the version spells it so throughout.",
        "terminology",
        Severity.MAJOR,
    ),
    "T402": CodeInfo(
        "Forbidden rendering",
        "The version uses a rendering that the glossary forbids for a term of the reference.",
        "terminology",
        Severity.MAJOR,
    ),
    "T403": CodeInfo(
        "One term rendered in several ways",
        "The version gives one term of the reference several names, so that a reader takes it for several things.",
        "inconsistency",
        Severity.MAJOR,
    ),
    "T404": CodeInfo(
        "Versions use different terms",
        "The versions use different words for one thing, found without a glossary. Quoted and recurring terms, what "
        "is counted by the same number and compounds of the text's subject are alarms; other wording is a list that "
        "raises none.",
        "terminology",
        Severity.MAJOR,
    ),
}

_GLOSSARY = (("蛇头", "snakehead|human smuggler|!snake leader"),)
_KEPT = (("Bluefin", ""),)
_SPELLED = (("认可机构", "authorized institution"),)
_CANARIES = (
    Canary("T401", "zh", "en", "警方抓获了三名蛇头。", "The police caught three ringleaders.", True, _GLOSSARY),
    Canary("T401", "zh", "en", "警方抓获了三名蛇头。", "The police caught three human smugglers.", False, _GLOSSARY),
    Canary("T401", "en", "zh", "The Bluefin left port at noon.", "蓝鳍号中午离港。", True, _KEPT),
    Canary("T401", "en", "zh", "The Bluefin left port at noon.", "“Bluefin”号中午离港。", False, _KEPT),
    Canary("T401", "zh", "en", "该认可机构已经停业。", "The authorised institution has closed.", True, _SPELLED),
    Canary("T401", "zh", "en", "该认可机构已经停业。", "The authorized institution has closed.", False, _SPELLED),
    Canary("T402", "zh", "en", "警方抓获了三名蛇头。", "The police caught three snake leaders.", True, _GLOSSARY),
    Canary("T402", "zh", "en", "警方抓获了三名蛇头。", "The police caught three snakeheads.", False, _GLOSSARY),
    Canary(
        "T403",
        "zh",
        "en",
        "海关启动了“蓝网”行动。\n去年，“蓝网”行动查获大量货物。",
        "Customs began operation “Blue Net”.\nLast year the “Azure Web” campaign seized many goods.",
    ),
    Canary(
        "T403",
        "zh",
        "en",
        "海关启动了“蓝网”行动。\n去年，“蓝网”行动查获大量货物。",
        "Customs began operation “Blue Net”.\nLast year operation “Blue Net” seized many goods.",
        False,
    ),
    Canary(
        "T404",
        "en",
        "en",
        "Customs has run the “Kingfisher” operation in the harbour for two years.",
        "Customs has run the “fishing” operation in the harbour for two years.",
    ),
    Canary(
        "T404",
        "en",
        "en",
        "Customs has run the “Kingfisher” operation in the harbour for two years.",
        "For two years customs has run the “Kingfisher” operation in the harbour.",
        False,
    ),
)


class TermComparator:
    """T401 and T402 by a glossary; T403 and T404 without one."""

    name = "terms"
    codes = _CODES
    canaries = _CANARIES

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """Evidence of every disagreement over a term."""
        yield from breaches(pair)
        if applies(pair):
            yield from variants(pair)
            return
        yield from inconsistencies(pair)
        if primary(pair.source.document.language) == primary(pair.target.document.language):
            yield from differences(pair)
            yield from replacements(pair)
        if recurring.applies(pair):
            yield from recurring.recurring(pair)
