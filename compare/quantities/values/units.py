"""Units and currencies: the words of each language, one key for each unit, and conversion inside a dimension.

Factors are those of the International System (BIPM, 9th ed.) and of the international yard and pound (1959).
"""

from __future__ import annotations

from samesaid.compare.quantities.values import currencies
from samesaid.compare.quantities.values.quantity import Kind
from samesaid.compare.quantities.values.word_lists import inverted, words

SCALE: dict[str, tuple[str, float]] = {
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1.0), "km": ("length", 1000.0),
    "mile": ("length", 1609.344), "ft": ("length", 0.3048), "inch": ("length", 0.0254), "yard": ("length", 0.9144),
    "nmi": ("length", 1852.0), "li": ("length", 500.0),
    "m2": ("area", 1.0), "km2": ("area", 1e6), "ha": ("area", 1e4), "mu": ("area", 666.6667),
    "acre": ("area", 4046.856),
    "ft2": ("area", 0.09290304), "mile2": ("area", 2589988.0),
    "mg": ("mass", 1e-6), "g": ("mass", 0.001), "kg": ("mass", 1.0), "t": ("mass", 1000.0),
    "lb": ("mass", 0.45359237), "pound": ("mass", 0.45359237),
    "pfund": ("mass", 0.5), "oz": ("mass", 0.028349523), "jin": ("mass", 0.5),
    "ml": ("volume", 0.001), "l": ("volume", 1.0), "m3": ("volume", 1000.0), "gallon": ("volume", 3.785411784),
    "barrel": ("volume", 158.987294928),
    "s": ("time", 1.0), "min": ("time", 60.0), "h": ("time", 3600.0), "day": ("time", 86400.0),
    "week": ("time", 604800.0), "month": ("time", 2629746.0),
    "quarterhour": ("time", 900.0), "quarter": ("time", 7889238.0),
    "year": ("time", 31556952.0), "decade": ("time", 315569520.0), "century": ("time", 3155695200.0),
    "kmh": ("speed", 1.0), "mph": ("speed", 1.609344), "ms": ("speed", 3.6), "knot": ("speed", 1.852),
    "mh": ("speed", 0.001), "kms": ("speed", 3600.0), "w": ("power", 1.0), "kw": ("power", 1e3),
    "mw": ("power", 1e6),
    "gw": ("power", 1e9), "kwh": ("energy", 1.0), "mwh": ("energy", 1e3), "gwh": ("energy", 1e6), "kj": ("energy",
    1 / 3600), "mj": ("energy", 1 / 3.6),
    "gj": ("energy", 1e3 / 3.6), "tj": ("energy", 1e6 / 3.6), "twh": ("energy", 1e9), "degree": ("temperature", 1.0),
    "celsius": ("temperature", 1.0), "fahrenheit": ("temperature", 1.0),
    "%": ("share", 1.0), "point": ("points", 1.0), "bp": ("points", 0.01),
}  # fmt: skip
"""Each unit with its dimension and its size in the base unit of that dimension."""

CURRENCIES = currencies.CODES | frozenset(
    words("USD HKD CNY TWD JPY EUR GBP KRW RUB INR AUD CAD SGD NZD CHF MYR THB MOP cent dollar pound yuan")
)
# A bare $ or 元 is the currency of the country that the text is about.
_DOLLARS = frozenset(words("USD HKD AUD CAD SGD NZD TWD dollar"))
_YUAN = frozenset(words("CNY HKD TWD MOP SGD dollar yuan"))
_AMBIGUOUS = {
    "dollar": _DOLLARS | {"yuan"},
    "yuan": _YUAN,
    "pound": frozenset({"GBP", "EGP", "lb", "pfund", "pound"}),
    **currencies.SHARED,
}

HOMONYMS = frozenset({"lb", "GBP"})
"""Two units of one name."""
# A German or Dutch pound is half a kilogram, and rendered by another pound all the same.
_SAME = {("degree", "celsius"), ("degree", "fahrenheit"), ("pfund", "lb"), ("pfund", "pound")}

ENGLISH: dict[str, str] = inverted({
    "mm": "mm millimetre millimetres millimeter millimeters",
    "cm": "cm centimetre centimetres centimeter centimeters",
    "m": "m metre metres meter meters", "km": "km kms kilometre kilometres kilometer kilometers",
    "mile": "mile miles", "ft": "ft foot feet", "inch": "inch inches", "yard": "yard yards yd yds",
    "m2": "m2 m² sqm", "km2": "km2 km²", "ha": "ha hectare hectares", "mu": "mu", "acre": "acre acres",
    "mg": "mg milligram milligrams", "g": "gram grams gramme grammes", "kg": "kg kgs kilogram kilograms kilo kilos",
    "t": "ton tons tonne tonnes", "lb": "lb lbs", "oz": "oz ounce ounces",
    "ml": "ml millilitre millilitres milliliter",
    "l": "litre litres liter liters", "gallon": "gallon gallons", "barrel": "barrel barrels",
    "s": "second seconds sec secs", "min": "minute minutes min mins", "h": "hour hours hr hrs",
    "day": "day days", "week": "week weeks", "month": "month months", "year": "year years yr yrs",
    "decade": "decade decades", "century": "centuries", "kmh": "km/h kph kmh", "mph": "mph",
    "kw": "kw kilowatt kilowatts",
    "mw": "mw megawatt megawatts", "gw": "gw gigawatt gigawatts", "kwh": "kwh", "mwh": "mwh", "gwh": "gwh",
    "twh": "twh", "kj": "kj kilojoule kilojoules",
    "mj": "mj megajoule megajoules", "gj": "gj gigajoule gigajoules", "tj": "tj terajoule terajoules",
    "degree": "degree degrees", "celsius": "°c ºc ℃", "fahrenheit": "°f ºf ℉",
    "USD": "usd", "HKD": "hkd", "CNY": "yuan rmb renminbi cny", "JPY": "yen jpy", "EUR": "euro euros eur",
    "GBP": "gbp",
    "KRW": "won krw", "RUB": "rouble roubles ruble rubles", "INR": "inr", "CHF": "chf",
    "dollar": "dollar dollars bucks", "pound": "pound pounds", "cent": "cent cents", "THB": "baht",
    "MYR": "ringgit", "TWD": "ntd",
    "%": "percent pc pct", "bp": "bp bps",
    "person": "people persons person men women children", "time": "times",
}) | currencies.ENGLISH  # fmt: skip

ENGLISH_PHRASES: dict[str, str] = {
    "per cent": "%", "percentage point": "point", "percentage points": "point", "basis points": "bp",
    "basis point": "bp", "us dollars": "USD", "american dollars": "USD", "hong kong": "HKD",
    "australian dollars": "AUD",
    "canadian dollars": "CAD", "singapore dollars": "SGD", "square metres": "m2", "square meters": "m2",
    "square kilometres": "km2", "square kilometers": "km2", "square miles": "mile2", "square feet": "ft2",
    "sq km": "km2", "sq ft": "ft2", "sq m": "m2", "cubic metres": "m3", "cubic meters": "m3", "metric tons": "t",
    "metric tonnes": "t", "nautical miles": "nmi", "degrees celsius": "celsius", "degrees fahrenheit": "fahrenheit",
    "pounds sterling": "GBP", "pound sterling": "GBP",
    "ppt points": "point", "percent points": "point", "%-points": "point", "% points": "point",
}  # fmt: skip

CHINESE: dict[str, str] = inverted({
    "mm": "毫米", "cm": "厘米 公分", "m": "米 公尺", "km": "公里 千米 km KM", "mile": "英里 英哩 哩", "ft": "英尺 尺",
    "inch": "英寸 英吋 寸 吋", "yard": "码", "nmi": "海里", "m2": "平方米 平米 平方公尺", "km2": "平方公里 平方千米",
    "ha": "公顷", "mu": "亩", "acre": "英亩", "ft2": "平方英尺 平方尺", "mile2": "平方英里", "mg": "毫克 mg",
    "g": "克",
    "kg": "公斤 千克 kg", "t": "吨 公吨", "lb": "磅", "oz": "盎司", "jin": "斤", "ml": "毫升 ml", "l": "升 公升",
    "m3": "立方米", "gallon": "加仑", "barrel": "桶", "s": "秒 秒钟", "quarterhour": "刻钟",
    "min": "分钟",
    "h": "小时 个小时 钟头 个钟头",
    "day": "天", "week": "周 个星期 星期 个礼拜", "month": "个月", "quarter": "个季度",
    "decade": "个年代", "century": "个世纪",
    "kw": "千瓦", "mw": "兆瓦", "gw": "吉瓦", "kwh": "千瓦时 度电", "mwh": "兆瓦时",
    "gwh": "吉瓦时", "twh": "太瓦时", "kj": "千焦 千焦耳", "mj": "兆焦 兆焦耳", "gj": "吉焦 吉焦耳",
    "degree": "度", "celsius": "摄氏度 ℃ °C", "fahrenheit": "华氏度 ℉ °F", "point": "个百分点 百分点",
    "bp": "个基点 基点",
    "USD": "美元 美金", "HKD": "港元 港币", "CNY": "人民币 元人民币", "TWD": "新台币 台币", "JPY": "日元 日圆 円",
    "EUR": "欧元", "GBP": "英镑", "KRW": "韩元 韩圆", "RUB": "卢布", "AUD": "澳元 澳币",
    "CAD": "加元 加币", "SGD": "新元 坡元 新加坡元", "NZD": "纽元 新西兰元",
    "MYR": "令吉 林吉特 马币",
    "THB": "泰铢", "MOP": "澳门元", "yuan": "元 块 块钱 圆", "cent": "美分 分钱",
    "person": "人 名 人次 位", "time": "次",
}) | currencies.CHINESE  # fmt: skip


def money(unit: str) -> bool:
    """Whether the unit is a currency."""
    return unit in CURRENCIES


def kind_of(unit: str) -> Kind:
    """The kind of a quantity in ``unit``."""
    if unit in ("", "person", "time"):
        return Kind.CARDINAL
    if unit in CURRENCIES:
        return Kind.MONEY
    if unit == "%":
        return Kind.PERCENT
    if unit in ("point", "bp"):
        return Kind.POINT
    if unit == "age":
        return Kind.AGE
    return Kind.DURATION if SCALE.get(unit, ("",))[0] == "time" else Kind.MEASURE


def dimension(unit: str) -> str:
    """The dimension of a unit (length, time, money, …), empty when it has none."""
    if unit in CURRENCIES:
        return "money"
    found = SCALE.get(unit)
    return found[0] if found else ""


def compatible(one: str, other: str) -> bool:
    """Whether two units may be the same: equal, or one unknown, or both words for several currencies (元, dollars)."""
    if one == other or not one or not other or one in ("person", "time") or other in ("person", "time"):
        return True
    if one in _AMBIGUOUS and other in _AMBIGUOUS[one]:
        return True
    if other in _AMBIGUOUS and one in _AMBIGUOUS[other]:
        return True
    return (one, other) in _SAME or (other, one) in _SAME or {one, other} == {"cent", "dollar"}


def convert(value: float, unit: str, into: str) -> float | None:
    """``value`` in another unit of the same dimension, None for units of two dimensions or of none."""
    if unit == into:
        return value
    if {unit, into} == {"celsius", "fahrenheit"}:
        return value * 1.8 + 32 if unit == "celsius" else (value - 32) / 1.8
    here, there = SCALE.get(unit), SCALE.get(into)
    if here is None or there is None or here[0] != there[0]:
        return None
    return value * here[1] / there[1]
