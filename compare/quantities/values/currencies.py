"""Names of currencies that several countries share, and the countries that distinguish them: Swiss francs, 墨西哥比索.

Keys are codes of ISO 4217. A name without its country has a key of its own (peso, krone), which matches any of its
currencies.
"""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.word_lists import inverted, words

SHARED: dict[str, frozenset[str]] = {
    "peso": frozenset(words("MXN PHP ARS CLP COP CUP peso")),
    "krone": frozenset(words("DKK NOK SEK ISK CZK krone")),
    "franc": frozenset(words("CHF franc")),
    "rupee": frozenset(words("INR rupee")),
    "rial": frozenset(words("SAR IRR QAR rial")),
    "dinar": frozenset(words("KWD IQD RSD JOD dinar")),
    "shilling": frozenset(words("KES UGX shilling")),
    "lira": frozenset(words("TRY lira")),
}
"""The key of a name without its country, and the codes that it may stand for."""

_SINGLE = "BRL IDR VND ILS ZAR PLN HUF UAH NGN AED EGP"
CODES = frozenset({*words(_SINGLE), *SHARED, *(code for group in SHARED.values() for code in group)})

_NOUNS = inverted(
    {
        "dollar": "dollar dollars",
        "pound": "pound pounds",
        "franc": "franc francs",
        "rupee": "rupee rupees",
        "peso": "peso pesos",
        "krone": "krone kroner krona kronor kronas krones koruna korunas crown crowns",
        "lira": "lira liras",
        "rial": "rial rials riyal riyals",
        "dinar": "dinar dinars",
        "shilling": "shilling shillings",
        "JPY": "yen", "CNY": "yuan renminbi", "EUR": "euro euros", "KRW": "won", "RUB": "rouble roubles ruble rubles",
        "THB": "baht", "BRL": "real reais reals", "IDR": "rupiah", "VND": "dong", "MYR": "ringgit",
        "ILS": "shekel shekels", "ZAR": "rand", "PLN": "zloty zlotys", "HUF": "forint forints",
        "UAH": "hryvnia hryvnias", "NGN": "naira", "AED": "dirham dirhams",
    }
)  # fmt: skip
# Words with other senses, which are read as money only after a country: "50 Danish crowns".
_NEEDS_COUNTRY = frozenset(words("crown crowns real reals dong won rand"))
ENGLISH: dict[str, str] = {word: key for word, key in _NOUNS.items() if key in CODES and word not in _NEEDS_COUNTRY}
_COUNTRIES: dict[str, dict[str, str]] = {
    "dollar": inverted({
        "USD": "us american u.s.", "HKD": "hong_kong hongkong", "AUD": "australian", "CAD": "canadian",
        "SGD": "singapore singaporean", "NZD": "new_zealand", "TWD": "new_taiwan taiwan taiwanese",
    }),
    "pound": inverted({"GBP": "british english", "EGP": "egyptian"}),
    "franc": {"swiss": "CHF"},
    "rupee": {"indian": "INR"},
    "peso": inverted({
        "MXN": "mexican", "PHP": "philippine filipino", "ARS": "argentine argentinian", "CLP": "chilean",
        "COP": "colombian", "CUP": "cuban",
    }),
    "krone": inverted({
        "DKK": "danish", "NOK": "norwegian", "SEK": "swedish", "ISK": "icelandic", "CZK": "czech",
    }),
    "lira": {"turkish": "TRY"},
    "rial": inverted({"SAR": "saudi saudi_arabian", "IRR": "iranian", "QAR": "qatari"}),
    "dinar": inverted({"KWD": "kuwaiti", "IQD": "iraqi", "RSD": "serbian", "JOD": "jordanian"}),
    "shilling": inverted({"KES": "kenyan", "UGX": "ugandan"}),
}  # fmt: skip
# Not "five South Korean won gold", which counts people.
_NAMED = re.compile(
    r"[ \u00a0](?P<country>(?:U\.S\.|[A-Z][A-Za-z]+)(?: [A-Z][a-z]+)?) (?P<noun>[A-Za-z]{3,9})\b"
    r"(?! (?:a|an|the|gold|silver|bronze|their|his|her|only|estate|sugar|notes?|bills?|coins?)\b)"
)

CHINESE: dict[str, str] = inverted(
    {
        "peso": "比索", "MXN": "墨西哥比索", "PHP": "菲律宾比索", "ARS": "阿根廷比索", "CLP": "智利比索",
        "COP": "哥伦比亚比索", "CUP": "古巴比索",
        "krone": "克朗", "DKK": "丹麦克朗", "NOK": "挪威克朗", "SEK": "瑞典克朗", "ISK": "冰岛克朗",
        "CZK": "捷克克朗",
        "franc": "法郎 西非法郎 中非法郎 非洲法郎", "CHF": "瑞士法郎 瑞郎",
        "rupee": "卢比 巴基斯坦卢比 斯里兰卡卢比 尼泊尔卢比", "INR": "印度卢比",
        "lira": "里拉", "TRY": "土耳其里拉", "rial": "里亚尔", "SAR": "沙特里亚尔", "IRR": "伊朗里亚尔",
        "QAR": "卡塔尔里亚尔", "dinar": "第纳尔", "KWD": "科威特第纳尔", "IQD": "伊拉克第纳尔",
        "RSD": "塞尔维亚第纳尔", "JOD": "约旦第纳尔", "shilling": "先令", "KES": "肯尼亚先令", "UGX": "乌干达先令",
        "BRL": "雷亚尔 巴西雷亚尔", "IDR": "印尼盾 印度尼西亚盾", "VND": "越南盾", "ILS": "谢克尔 新谢克尔",
        "ZAR": "兰特 南非兰特", "PLN": "兹罗提", "HUF": "福林", "UAH": "格里夫纳", "NGN": "奈拉", "AED": "迪拉姆",
        "EGP": "埃及镑", "RUB": "俄罗斯卢布", "THB": "泰国铢",
    }
)  # fmt: skip


def named(text: str, end: int) -> tuple[str, int] | None:
    """(key, end) of a currency with its country after a number: 500 *British pounds*; None where there is none.

    For a country that is not in the list the key is that of the bare name: Jamaican dollars are dollars.
    """
    match = _NAMED.match(text, end)
    key = _NOUNS.get(match["noun"].lower()) if match else None
    if match is None or key is None:
        return None
    return _COUNTRIES.get(key, {}).get(match["country"].lower(), key), match.end()
