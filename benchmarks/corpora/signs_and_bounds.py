"""Signs and bounds that are put into clean pairs, or turned round there, in ten languages.

``INSERTED`` are words for one thing that can be put before a number: put on both sides of a pair they make a clean
twin, and opposite ones an error. ``TURNED`` are words of a text that go before a number, with their opposites. All were
written without the data files of the number grammars.
"""

from __future__ import annotations

from collections.abc import Mapping

from samesaid.compare.quantities.values.word_lists import words

INSERTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "least": {
        "en": ("at least ", "no fewer than ", "no less than ", "a minimum of "),
        "zh": ("至少", "不少于", "不得少于", "不低于"),
        "zh-Hant": ("至少", "不少於", "不得少於", "不低於"),
        "de": ("mindestens ", "nicht weniger als ", "wenigstens "),
        "fr": ("au moins ", "pas moins de ", "au minimum "),
        "es": ("al menos ", "no menos de ", "como mínimo ", "por lo menos "),
        "it": ("almeno ", "non meno di ", "come minimo "),
        "pt": ("pelo menos ", "não menos de ", "no mínimo "),
        "nl": ("minstens ", "niet minder dan ", "ten minste "),
        "ru": ("не менее ", "как минимум ", "не меньше "),
        "ja": ("少なくとも", "最低でも"),
    },
    "most": {
        "en": ("at most ", "no more than ", "not more than ", "a maximum of "),
        "zh": ("至多", "不超过", "不得超过", "最多"),
        "zh-Hant": ("至多", "不超過", "不得超過", "最多"),
        "de": ("höchstens ", "nicht mehr als ", "maximal "),
        "fr": ("au plus ", "pas plus de ", "au maximum "),
        "es": ("como máximo ", "no más de ", "un máximo de ", "como mucho "),
        "it": ("al massimo ", "non più di ", "un massimo di "),
        "pt": ("no máximo ", "não mais de ", "um máximo de "),
        "nl": ("hoogstens ", "niet meer dan ", "ten hoogste "),
        "ru": ("не более ", "максимум ", "не больше "),
        "ja": ("多くても", "最大で"),
    },
    "more": {
        "en": ("more than ", "over "),
        "zh": ("超过", "逾"),
        "zh-Hant": ("超過", "逾"),
        "de": ("mehr als ", "über "),
        "fr": ("plus de ",),
        "es": ("más de ",),
        "it": ("più di ", "oltre "),
        "pt": ("mais de ",),
        "nl": ("meer dan ",),
        "ru": ("более ", "свыше "),
        "ja": (),
    },
    "less": {
        "en": ("less than ", "fewer than ", "under "),
        "zh": ("不到", "少于", "不足"),
        "zh-Hant": ("不到", "少於", "不足"),
        "de": ("weniger als ", "unter "),
        "fr": ("moins de ",),
        "es": ("menos de ",),
        "it": ("meno di ",),
        "pt": ("menos de ",),
        "nl": ("minder dan ",),
        "ru": ("менее ", "меньше "),
        "ja": (),
    },
    "minus": {
        "en": ("minus ", "\u2212", "-"),
        "zh": ("负", "\u2212", "-"),
        "zh-Hant": ("負", "\u2212", "-"),
        "de": ("minus ", "\u2212", "-"),
        "fr": ("moins ", "\u2212", "-"),
        "es": ("menos ", "\u2212", "-"),
        "it": ("meno ", "\u2212", "-"),
        "pt": ("menos ", "\u2212", "-"),
        "nl": ("min ", "\u2212", "-"),
        "ru": ("минус ", "\u2212", "-"),
        "ja": ("マイナス", "\u2212", "-"),
    },
}

ABOUT: tuple[str, ...] = tuple(
    words(
        """
        about over under than least most nearly almost around some just up_to close_to of etwa rund über unter fast
        knapp als bis_zu ungefähr environ près_de plus_de moins_de quelque unos unas casi de circa quasi oltre di
        cerca_de mais_de quase около более менее почти до чем на ongeveer bijna ruim dan
        """
    )
)
"""Words after which another bound would make no sense."""

OPPOSITE: Mapping[str, str] = {"least": "most", "most": "least", "more": "less", "less": "more", "minus": ""}
"""What an error puts in the place of each; nothing for a minus, which is lost."""

TURNED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("rose", "fell"), ("risen", "fallen"), ("increased", "decreased"), ("grew", "shrank"), ("jumped", "dropped"),
        ("gained", "lost"), ("an increase of", "a decrease of"), ("up", "down"), ("a rise of", "a fall of"),
        ("growth of", "decline of"), ("a surplus of", "a deficit of"), ("a profit of", "a loss of"),
        ("climbed", "slid"),
    ),
    "zh": (
        ("增长", "下降"), ("增加", "减少"), ("上升", "下降"), ("上涨", "下跌"), ("提高", "降低"), ("顺差", "逆差"),
        ("盈利", "亏损"), ("升至", "降至"), ("涨幅", "跌幅"), ("零上", "零下"),
    ),
    "zh-Hant": (
        ("增長", "下降"), ("增加", "減少"), ("上升", "下降"), ("上漲", "下跌"), ("提高", "降低"), ("順差", "逆差"),
        ("盈利", "虧損"), ("升至", "降至"), ("漲幅", "跌幅"),
    ),
    "de": (
        ("stieg um", "fiel um"), ("stiegen um", "sanken um"), ("ein Anstieg von", "ein Rückgang von"),
        ("Gewinn von", "Verlust von"), ("Zunahme um", "Abnahme um"), ("Anstieg um", "Rückgang um"),
        ("erhöht um", "verringert um"),
    ),
    "fr": (
        ("augmenté de", "diminué de"), ("hausse de", "baisse de"), ("augmentation de", "diminution de"),
        ("bénéfice de", "perte de"), ("excédent de", "déficit de"), ("progressé de", "reculé de"),
        ("croissance de", "recul de"),
    ),
    "es": (
        ("aumentó un", "cayó un"), ("creció un", "bajó un"), ("subió un", "cayó un"), ("aumento de", "descenso de"),
        ("aumento del", "descenso del"), ("beneficio de", "pérdida de"), ("superávit de", "déficit de"),
        ("crecimiento del", "caída del"),
    ),
    "it": (
        ("aumento del", "calo del"), ("aumentato del", "diminuito del"), ("cresciuto del", "sceso del"),
        ("crescita del", "flessione del"), ("utile di", "perdita di"), ("aumento di", "calo di"),
    ),
    "pt": (
        ("aumentou", "diminuiu"), ("cresceu", "caiu"), ("subiu", "caiu"), ("aumento de", "queda de"),
        ("crescimento de", "redução de"), ("lucro de", "prejuízo de"), ("alta de", "queda de"),
    ),
    "nl": (
        ("steeg met", "daalde met"), ("gestegen met", "gedaald met"), ("een stijging van", "een daling van"),
        ("winst van", "verlies van"), ("groei van", "krimp van"),
    ),
    "ru": (
        ("вырос на", "упал на"), ("выросла на", "упала на"), ("выросли на", "упали на"),
        ("увеличился на", "снизился на"), ("увеличилась на", "снизилась на"),
        ("увеличилось на", "снизилось на"), ("рост на", "падение на"),
        ("прибыль в", "убыток в"),
    ),
    "ja": (("増加", "減少"), ("上昇", "下落"), ("増の", "減の"), ("黒字", "赤字")),
}  # fmt: skip
"""Pairs of opposites, each of which may replace the other directly beside a number."""
