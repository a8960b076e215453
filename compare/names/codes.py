"""The codes of names, and the pairs that must and must not raise them."""

from __future__ import annotations

from samesaid.compare.evidence import Canary, CodeInfo
from samesaid.model import Severity

_TYPE = "inconsistent-entities"

CODES = {
    "E301": CodeInfo(
        "A name without a counterpart",
        "One side names a person, place or organisation that the other side does not tell in any form: neither in "
        "another spelling, nor translated, nor as a country or people of the same name.",
        _TYPE,
        Severity.MAJOR,
    ),
    "E302": CodeInfo(
        "Another name in its place",
        "Both sides name someone or something here, and neither name is told on the other side: one has been taken "
        "for another. An office told in another grade (a deputy director made the director) is told here as well.",
        _TYPE,
        Severity.MAJOR,
    ),
    "E303": CodeInfo(
        "One name rendered in several ways",
        "Inside one version the same person, place or organisation of the reference goes by several names. The one "
        "told most often comes first; full names, family names and short forms count as one.",
        _TYPE,
        Severity.MINOR,
    ),
}

CANARIES = (
    Canary(
        "E301",
        "zh",
        "en",
        "会议将于下周在这座城市举行。",
        "Margaret Thornbury said the meeting will be held in the city next week.",
    ),
    Canary(
        "E301",
        "zh",
        "en",
        "刘海涛介绍了今年上半年的工作情况。",
        "Liu Haitao described the work done in the first half of this year.",
        fires=False,
    ),
    Canary(
        "E302",
        "zh",
        "en",
        "刘海涛介绍了今年上半年的工作情况。",
        "Liu Haibo described the work done in the first half of this year.",
    ),
    Canary(
        "E302",
        "zh",
        "en",
        "代表团上周访问了土耳其。",
        "The delegation visited Türkiye last week.",
        fires=False,
    ),
    Canary(
        "E302",
        "en",
        "en",
        "The delegation arrived in Jakarta on Monday evening.",
        "The delegation arrived in Nairobi on Monday evening.",
    ),
    Canary(
        "E302",
        "en",
        "en",
        "The United Nations mission arrived in the Netherlands on Monday.",
        "The UN mission arrived in Holland on Monday.",
        fires=False,
    ),
    Canary(
        "E302",
        "zh",
        "en",
        "副局长刘海涛介绍了今年上半年的工作情况。",
        "Director Liu Haitao described the work done in the first half of this year.",
    ),
    Canary(
        "E302",
        "zh",
        "en",
        "副局长刘海涛介绍了药物的副作用。",
        "Deputy director Liu Haitao described the side effects of the drug.",
        fires=False,
    ),
    Canary(
        "E303",
        "en",
        "zh",
        "Reporters waited for President Trump.\nIn the evening, President Trump left.",
        "记者等候特朗普总统。\n晚上，川普总统离开了。",
    ),
    Canary(
        "E303",
        "en",
        "en",
        "The National Forestry Administration published the figures.\n"
        "The National Forestry Administration will check them again.",
        "The National Forestry Bureau published the figures.\n"
        "The State Administration of Forestry will check them again.",
    ),
    Canary(
        "E303",
        "en",
        "en",
        "The National Forestry Administration published the figures.\n"
        "The National Forestry Administration will check them again.",
        "The National Forestry Administration published the figures.\nThe administration will check them again.",
        fires=False,
    ),
)
