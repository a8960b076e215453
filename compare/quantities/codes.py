"""The codes of numbers and dates: what each means, and pairs of sentences that must and must not raise it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from samesaid.compare.evidence import Canary, CodeInfo
from samesaid.model import Severity

_TYPE = "numbers"

CODES: Mapping[str, CodeInfo] = MappingProxyType(
    {
        "N101": CodeInfo(
            "A quantity only in the version",
            "The version gives a figure that the reference does not give, neither here nor near by. "
            "It may be an addition of the editor or a slip.",
            _TYPE, Severity.MINOR,
        ),
        "N102": CodeInfo(
            "A quantity only in the reference",
            "The reference gives a figure that the version does not give, neither here nor near by. "
            "It may have been left out on purpose or lost.",
            _TYPE, Severity.MINOR,
        ),
        "N103": CodeInfo(
            "Different values",
            "The same quantity is told with two values that no rounding or conversion explains.",
            _TYPE, Severity.MAJOR,
        ),
        "N104": CodeInfo(
            "Different by a power of ten",
            "The same figures stand at another scale: a lost 万, million for billion, a thousands separator moved.",
            _TYPE, Severity.CRITICAL,
        ),
        "N105": CodeInfo(
            "Another bound",
            "One version says more than, the other nearly or less than, of the same figure.",
            _TYPE, Severity.MINOR,
        ),
        "N106": CodeInfo(
            "Another unit",
            "The units do not agree: another unit or currency, percent against points, or a wrong conversion.",
            _TYPE, Severity.MAJOR,
        ),
        "N107": CodeInfo(
            "Two values in one document",
            "One document contradicts itself: a change that does not fit its two figures, parts that do not make the "
            "total told with them, shares that are not all of a whole or more than it, a weekday that is not its "
            "date's, or a sentence told twice with two figures.",
            _TYPE, Severity.MINOR,
        ),
        "D201": CodeInfo(
            "Another date",
            "Year, month, day, weekday, quarter, decade or century differ.",
            _TYPE, Severity.MAJOR,
        ),
        "D202": CodeInfo("Another time of day", "The hour or the minute differs.", _TYPE, Severity.MAJOR),
        "D203": CodeInfo("Another duration", "A length of time or a period differs.", _TYPE, Severity.MAJOR),
    }
)  # fmt: skip


def _zh(code: str, source: str, target: str, fires: bool = True) -> Canary:
    return Canary(code, "zh", "en", source, target, fires)


CANARIES: tuple[Canary, ...] = (
    _zh("N101", "工人修好了大桥。", "The workers repaired the bridge, 4,700 metres long."),
    _zh("N101", "工人修好了两千五百米长的大桥。", "The workers repaired the bridge, 2,500 metres long.", False),
    _zh("N102", "车站去年接待旅客86.4万人。", "The station was busy all last year."),
    _zh("N102", "车站去年接待旅客86.4万人。", "Last year 864,000 travellers passed through the station.", False),
    _zh("N103", "学校有学生1340人。", "The school has 1,430 pupils."),
    _zh("N103", "学校有学生1340余人。", "The school has more than 1,340 pupils.", False),
    _zh("N104", "全县种了2.2万亩茶。", "The county grew tea on 220,000 mu."),
    _zh("N104", "全县种了2.2万余亩茶。", "The county grew tea on over 22,000 mu.", False),
    _zh("N105", "近五千名村民搬进新居。", "More than 5,000 villagers moved into new homes."),
    _zh("N105", "近五千名村民搬进新居。", "Almost 5,000 villagers moved into new homes.", False),
    _zh("N106", "失业率下降了2个百分点。", "Unemployment fell by 2 percent."),
    _zh("N106", "失业率下降了2个百分点。", "Unemployment fell by two percentage points.", False),
    Canary("N107", "en", "en", "Sales fell 30% from 1,000 to 600 boats.", "Sales fell 30% from 1,000 to 600 boats."),
    Canary(
        "N107",
        "en",
        "en",
        "Sales fell 40% from 1,000 to 600 boats.",
        "Sales fell 40% from 1,000 to 600 boats.",
        fires=False,
    ),
    _zh("D201", "展览于10月3日开幕。", "The exhibition opened on October 13."),
    _zh("D201", "展览于十月三日开幕。", "The exhibition opened on 3 October.", False),
    _zh("D202", "末班车晚上9点半发车。", "The last bus leaves at 8:30 p.m."),
    _zh("D202", "末班车晚上9点半发车。", "The last bus leaves at 9:30 p.m.", False),
    _zh("D203", "施工要用三个月。", "The work will take five months."),
    _zh("D203", "施工要用两年。", "The work will take 24 months.", False),
)
