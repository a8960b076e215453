"""What stands around a Japanese number: bounds, units, currencies, counters, idioms; text is folded."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.quantity import Bound
from samesaid.compare.quantities.values.units import CURRENCIES
from samesaid.compare.quantities.values.word_lists import inverted

UNITS: dict[str, str] = inverted({
    "mm": "ミリメートル ミリ mm", "cm": "センチメートル センチ cm", "m": "メートル m", "km": "キロメートル km",
    "mile": "マイル", "ft": "フィート フット", "inch": "インチ", "yard": "ヤード", "nmi": "海里",
    "m2": "平方メートル 平米 m2", "km2": "平方キロメートル 平方キロ km2", "ha": "ヘクタール ha", "acre": "エーカー",
    "mg": "ミリグラム mg", "g": "グラム g", "kg": "キログラム kg", "t": "トン t", "lb": "ポンド重", "oz": "オンス",
    "ml": "ミリリットル ml", "l": "リットル", "m3": "立方メートル", "gallon": "ガロン", "barrel": "バレル",
    "s": "秒 秒間", "min": "分間", "h": "時間", "day": "日間 泊", "week": "週間 週",
    "month": "か月 か月間 個月 カ月 カ月間 ケ月", "year": "年間 年ぶり 年前 年後 年連続 年目 か年 カ年",
    "decade": "十年間", "century": "世紀間", "kw": "キロワット", "mw": "メガワット", "gw": "ギガワット",
    "kmh": "キロ毎時", "celsius": "℃ °C", "fahrenheit": "℉ °F", "degree": "度",
    "point": "ポイント パーセントポイント %ポイント", "%": "パーセント % プロセント",
    "JPY": "円 日本円", "USD": "米ドル アメリカドル", "dollar": "ドル", "HKD": "香港ドル",
    "AUD": "豪ドル オーストラリアドル",
    "CAD": "カナダドル", "SGD": "シンガポールドル", "TWD": "台湾ドル", "EUR": "ユーロ", "GBP": "英ポンド",
    "pound": "ポンド", "CNY": "人民元", "yuan": "元", "KRW": "ウォン 韓国ウォン", "RUB": "ルーブル", "rupee": "ルピー",
    "BRL": "レアル",
    "CHF": "スイスフラン", "THB": "バーツ", "MYR": "リンギット", "cent": "セント",
    "person": "人 名 人前", "time": "回",
})  # fmt: skip
UNIT = re.compile("|".join(sorted((re.escape(word) for word in UNITS), key=len, reverse=True)))
# キロ is a distance or a weight.
KILO = re.compile(r"キロ(?!バイト|ビット|ヘルツ|カロリー|ワット)")
COUNTERS = re.compile(
    r"つ|個|件|台|本|枚|冊|匹|頭|羽|着|足|軒|社|校|店|票|点|種|種類|か国|カ国|か所|カ所|か村|ヶ所|か|団体|チーム|試合|勝|敗|"
    r"得点|失点|ゴール|アシスト|本塁打|安打|打点|階|棟|室|部屋|戸|世帯|隻|機|発|段|曲|話|巻|作|作品|組|隊|束|杯|皿|席|議席|"
    r"例|項目|歩|打|球|周|巡|行|文字|ページ|便|両|門|市|県|町|村|区|州|都市|都道府県|品|箱|袋|玉|点差|差|連勝|連敗|者|社目"
)
ORDINALS = re.compile(
    r"(?:か|カ)?(?:回目|番目|度目|年目|日目|人目|本目|つ目|個目|件目|社目|代目|例目|作目|試合目|打席目|位|等|番|号|"
    r"回戦|回表|回裏|階級|代|期|期生|年生|学年|着|軍|区|丁目|番地|号室|条|項|章|節|話|巻|弾|部|線|級|塁|次|日目|限|組|輪)(?!間)"
)
IDIOM = re.compile(
    r"一(?:緒|方|部(?!屋)|般|定|時(?!間|[0-9一二三四五六七八九半])|見|切|気|体|致|応|環|覧|層|旦|斉|生|連|種(?!類)|員|流|因|転|面|"
    r"括|律|家|行(?!目)|同|番(?!目|地|組)|言|説|族|貫|帯|助|角|端|向|際|手|目|味|心|瞬|躍|挙|概|身|途|朝|夜|変|様|式|画|"
    r"例(?!目)|度(?!目)|杯|息|概|足先)|唯一|統一|均一|随一|万一|第一(?:に|線|人者|歩|印象|次)|二(?:度と|酸化|者|元|次|の次|流|枚目)|三(?:菱|井|重|浦|宅|"
    r"角|鷹|陸|者|塁|振|脚|日月)|四(?:国|季|球|苦|方|川|肢|日市)|五(?:輪|感|島|十嵐|分)|六(?:本木|甲)|七(?:夕|海|福)|八(?:百屋|百長|王子|戸|代|丈|"
    r"幡|重|方|つ当)|九(?:州|段)|十(?:分(?!の|間)|字|勝|二分)|百(?:貨|合|科|姓|害)|千(?:葉|代|歳|曲|秋|島|羽|駄)|万(?:能|全|年|歳|博|葉|引|が|遍|"
    r"国)|数(?:字|値|学|式|多|量|々|え)|何(?:度|人|か|事)|億劫|兆(?:候|し)|半(?:導|径|島|袖|端|面|身|ば)"
)
_BEFORE = inverted({
    Bound.ABOUT: "約 およそ おおよそ ほぼ 概ね おおむね 推定 だいたい",
    Bound.MOST: "最大 最大で 最高 最高で 最長 最長で 最多 最多で 上限 上限は",
    Bound.LEAST: "少なくとも 最低 最低でも 最低で 最少 最少で",
    Bound.MORE: "延べ超",
})  # fmt: skip
_AFTER = re.compile(
    r"(?:の|も)?(?:(?P<least>以上)|(?P<less>未満|弱(?!い|ま|く|点|者)|足らず|に満たない|を下回|を割)"
    r"|(?P<most>以下|以内|まで(?=の))"
    r"|(?P<more>超(?!高|電|伝|音|大|党)|を超え|を超|を上回|余り|あまり|余(?!地|裕|り|儀|計)|強(?!い|化|く|ま|豪|力|敵|打|制|盗|風|み|行|烈|調)|を突破|越え|超え)"
    r"|(?P<nearly>近く|近い|近かった|に迫|に近)|(?P<about>程度|ほど|くらい|ぐらい|前後|内外|台(?=[のでにをとか、。後前半]))|(?P<also>ちょうど))"
)
_CURRENCY = re.compile(r"(US|HK|A|C|NT|R)?([$£€¥]) ?$")
_SIGNS = {"$": "dollar", "£": "GBP", "€": "EUR", "¥": "JPY"}
_DOLLARS = {"US": "USD", "HK": "HKD", "A": "AUD", "C": "CAD", "NT": "TWD", "R": "BRL"}


def prefix_bound(text: str, start: int) -> Bound:
    """The bound told by the characters before a number."""
    window = text[max(0, start - 5) : start].rstrip(" 、")
    for size in range(len(window), 0, -1):
        bound = _BEFORE.get(window[-size:])
        if bound is not None and not (window[-size:] == "約" and window[-2:-1] in "契節予条公解規要婚誓制特"
                                      and len(window) > 1):  # fmt: skip
            return bound
    return Bound.EXACT


def suffix_bound(text: str, end: int) -> tuple[Bound, int]:
    """(bound, end) told by what follows a number and its unit."""
    match = _AFTER.match(text, end)
    if match is None or match["also"]:
        return Bound.EXACT, end
    names = {"least": Bound.LEAST, "less": Bound.LESS, "most": Bound.MOST, "more": Bound.MORE, "nearly": Bound.NEARLY,
             "about": Bound.ABOUT}  # fmt: skip
    return next(b for n, b in names.items() if match[n]), match.end()


def currency_before(text: str, start: int) -> tuple[int, str]:
    """(start of the sign, key of the currency) before a number, (start, "") where there is none."""
    match = _CURRENCY.search(text, max(0, start - 4), start)
    if match is None:
        return start, ""
    unit = _DOLLARS.get(match[1] or "", _SIGNS[match[2]]) if match[2] == "$" else _SIGNS[match[2]]
    return match.start(), unit if unit in CURRENCIES else "dollar"
