"""What stands around a Chinese number: bounds, currencies, measure words, idioms; text is folded to simplified."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.labels import label_classes
from samesaid.compare.quantities.values.quantity import Bound
from samesaid.compare.quantities.values.units import CHINESE
from samesaid.compare.quantities.values.word_lists import inverted, words

_BEFORE: dict[Bound, str] = {
    Bound.MOST: "不超过 不会超过 不多于 最多 至多 多达 高达 长达 上限为 不高于 不逾 不大于 未超过",
    Bound.LEAST: "至少 不少于 最少 不低于 起码 不下 不小于 最低 最低为",
    Bound.MORE: "超过 超出 超 逾 突破 大于 高于 多于 超逾 高逾 破 过 越过 远超 已超",
    Bound.NEARLY: "近 将近 接近 几近 逼近 几乎",
    Bound.LESS: "不到 不足 少于 低于 不满 未满 小于 未达 未到",
    Bound.ABOUT: "约 大约 约为 约有 大概 约莫 估计 左右 达约 约达 大致 约占",
}
_PREFIXES = inverted(_BEFORE)
# 近五年 is "the last five years" or "nearly five years"; 最近, 附近 and 通过 are other words.
_NOT_BOUNDS = tuple(
    words(
        "最近 附近 通过 经过 不过 度过 接过 走过 路过 看过 有过 去过 打破 特约 签约 合约 条约 节约 预约 纽约 公约 契约"
    )
)
_AFTER = re.compile(
    r" ?(?:(?P<least>以上|及以上|或以上|或以上|或更多)|(?P<about>左右|上下|许|前后)"
    r"|(?P<most>以下|以内|或以下|之内|及以下)|(?P<more>有余|不止|开外|出头))"
)
_CURRENCY = re.compile(r"(?:(US|HK|NT|CA|C|A|AU|S|NZ|R)?\$|(RMB|HKD|USD|CNY|EUR|GBP|人民币|港币|新台币)|([£€¥]))[ ]?$")
_CODES = {"US": "USD", "HK": "HKD", "NT": "TWD", "CA": "CAD", "C": "CAD", "A": "AUD", "AU": "AUD", "S": "SGD",
          "NZ": "NZD", "R": "BRL", "RMB": "CNY", "人民币": "CNY", "港币": "HKD", "新台币": "TWD",
          "£": "GBP", "€": "EUR", "¥": "yuan"}  # fmt: skip

_LABEL_BEFORE = re.compile(r"(附图|附表|附注|图|表|注) ?$")
_LABEL_AFTER = re.compile(r" ?(条|章|页|号|部分)")
UNIT = re.compile("|".join(sorted((re.escape(word) for word in CHINESE), key=len, reverse=True)))
MEASURE_WORDS = frozenset(
    "个名位人项次条家种件起所座只头台辆艘架列间套份张部本支枚颗批届场层户例宗类组对双块片门款处段篇句口杯瓶轮笔部档幅道棵株栋枝顶把根粒滴面环步级阶层方倍届名局盘"
)
IDIOM = re.compile(
    r"千千万万|千[克米瓦兆赫伏卡焦]|百帕|十指|十字|万一(?![千百十])|百年(?=好合|大计|老店|不遇|树人)|万万不?|成千上万|千方百计|千家万户|万家|千军万马|千辛万苦|千差万别|一成不变|一成一|一模一样|一五一十|一心一意"
    r"|三番五次|三番两次|三三两两|三心二意|四面八方|五颜六色|五花八门|七上八下|七嘴八舌|乱七八糟|九牛一毛|十全十美|百战百胜"
    r"|百花|百货|百姓|百科|百家|百度|百合|百般|百老汇|百万富翁|千万(?=别|不要|要|不能|记得)|千古|千禧|千里马|万里长城|万众|万事|万岁|万物|万能|万圣节|万维网|万达|万科|万州"
    r"|十分(?!之|钟)|十足|十字|十堰|二手|二维|二元|二氧化|一氧化|三明治|三星|三峡|三亚|三角|三农|三国演义|三文鱼|四川|四处(?!住)|四季|四肢|五角大楼|五官|五金|六安|七夕|八卦|九龙|九江|九寨|九洲"
    r"|两岸|两会|两者|两地|两侧|两旁|两极|双十一|双十二|五一(?=假|劳|小|黄|期|国)|十一(?=假|黄|长假|国庆)|六一(?=儿|节)|二战|一战|九一一"
    r"|数一数二|独一无二|不一而足|不管三七二十一|丢三落四|朝三暮四|低三下四|说三道四|横七竖八|一(?:些|样|定|直|起|般|旦|致|律|切|向|同|并|共|路|再|半以|面|边|下|举|概|味|贯|生|流|线|带|体|番|阵|度|齐|如|时|度|手|家|方面|系列|连串|经|身|口气|番|道|环|端|侧|角|党|国|言|番|把|把手)"
)
_LATIN_UNIT = re.compile(
    r"(?i:[kmgt]?bit/s|[kmg]bps|[kmgt]b|[kmg]?hz|[mk]?pa|hpa|ppm|db|mah|kv|mmhg|cc|km/h|km|kg|mm|cm|ml|mg|kw|mw|gw|kwh|nm|m)(?![A-Za-z])|[Kk](?![A-Za-z])"
)


def prefix_bound(text: str, start: int) -> Bound:
    """The bound told by the characters before a number."""
    window = text[max(0, start - 6) : start].rstrip(" ")
    if window.endswith(_NOT_BOUNDS):
        return Bound.EXACT
    for size in (4, 3, 2, 1):
        bound = _PREFIXES.get(window[-size:])
        if bound is not None and len(window) >= size:
            if bound is Bound.MORE and any(n in window[:-size][-2:] for n in "不未没"):
                return Bound.MOST
            return bound
    return Bound.EXACT


def suffix_bound(text: str, end: int) -> tuple[Bound, int]:
    """(bound, end) told by what follows a number and its unit."""
    match = _AFTER.match(text, end)
    if match is None:
        return Bound.EXACT, end
    if match["least"]:
        return Bound.LEAST, match.end()
    if match["about"]:
        return Bound.ABOUT, match.end()
    return (Bound.MOST if match["most"] else Bound.MORE), match.end()


def currency_before(text: str, start: int) -> tuple[int, str]:
    """(start of the sign, key of the currency) before a number, (start, "") where there is none."""
    if not start or text[start - 1] not in "$£€¥ BDYRP币":
        return start, ""
    match = _CURRENCY.search(text, max(0, start - 5), start)
    if match is None:
        return start, ""
    code = match[1] or match[2] or match[3] or "$"
    return match.start(), _CODES.get(code, code if len(code) == 3 else "dollar")


def latin_unit(text: str, end: int) -> bool:
    """Whether Latin letters after a number are a unit (Mbit/s, GHz) and no part of a name (5G)."""
    return _LATIN_UNIT.match(text, end) is not None


def label(text: str, start: int, end: int) -> str:
    """The class of a number that numbers a thing (图3, 第52条), empty where it does not."""
    match = _LABEL_BEFORE.search(text, max(0, start - 4), start) or _LABEL_AFTER.match(text, end)
    return label_classes("zh").get(match.group(1), "") if match else ""
