"""French quantities: quatre-vingt-dix-sept, 1 234,5 millions d'euros, le 1er mai, 14 h 30, années 90, deux tiers."""

from __future__ import annotations

import functools

from samesaid.compare.quantities.grammars.spaced.language import Language
from samesaid.compare.quantities.grammars.spaced.scanner import Grammar
from samesaid.compare.quantities.values.quantity import Bound, Kind, Reading, points
from samesaid.compare.quantities.values.word_lists import inverted, numbered, words

_SMALL = numbered(
    "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept"
)
_TENS = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
         "huitante": 80, "octante": 80, "nonante": 90}  # fmt: skip
_STEMS = {"deux": 2, "trois": 3, "quatr": 4, "cinqu": 5, "six": 6, "sept": 7, "huit": 8, "neuv": 9, "dix": 10,
"onz": 11,
          "douz": 12, "treiz": 13, "quatorz": 14, "quinz": 15, "seiz": 16, "vingt": 20, "trent": 30, "quarant": 40,
          "cinquant": 50, "soixant": 60, "cent": 100, "mill": 1000, "un": 1}  # fmt: skip
_ORDINALS = {f"{stem}ième{s}": n for stem, n in _STEMS.items() for s in ("", "s")} | {
    "premier": 1, "première": 1, "premiers": 1, "premières": 1, "second": 2, "seconde": 2,
}  # fmt: skip
_APPROXIMATE = {"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
                "soixantaine": 60, "centaine": 100, "millier": 1000}  # fmt: skip
_NUMBER = r"(?P<{}>[IVX]{{1,5}}|[12]?\d)(?:e|er|ème)"
_PARTS_OF_HOUR = r"(?: (?P<m>[0-5]\d)(?! ?%)| et (?P<half>demie)| et (?P<quarter>quart))?"
# "à deux heures de route", "à une heure tardive" tell no time of day.
_NO_SPAN = (
    r"(?! (?:de(?! l['’]après)|d['’]|par|plus|près|sur|consécutives|supplémentaires|maximum|environ|et (?:demie|quart)|"
    r"tardive|avancée|où|indue|matinale)|[ \u00a0][0-5]\d )"
)

LANGUAGE = Language(
    code="fr",
    cardinals={w: n for w, n in _SMALL.items() if "-" not in w} | _TENS,
    ordinals=_ORDINALS,
    articles=frozenset(words("un une d")),
    scales={"cent": 100.0, "cents": 100.0, "mille": 1e3, "billiard": 1e15, "mds": 1e9, "mrd": 1e9, "douzaines": 12.0},
    plurals={
        **{word: (n * 0.9, n * 1.3) for word, n in _APPROXIMATE.items()},
        "dizaines": (10.0, 99.0), "douzaine": (11.0, 19.0), "douzaines": (12.0, 199.0), "centaines": (100.0, 999.0),
        "milliers": (1e3, 9999.0), "millions": (1e6, 1e7), "milliards": (1e9, 1e10),
    },
    parts={"tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5, "sixième": 6, "dixième": 10,
           "dixièmes": 10, "huitième": 8, "centième": 100},
    halves={"moitié": 0.5, "demi": 0.5, "demie": 0.5, "tiers": 1 / 3},
    multiples=inverted({
        2: "double doubles doublé doublée doublés doubler doublement double", 3: "triple triplé triplée tripler",
        4: "quadruple quadruplé quadrupler", 5: "quintuple", 10: "décuplé",
    }),
    spelled={
        "décennie": (Kind.DURATION, points(1), "decade"), "décennies": (Kind.DURATION, ((2.0, 9.9),), "decade"),
        "huitièmes": (Kind.FRACTION, points(0.125, 8, 16), ""),
        "siècle": (Kind.DURATION, points(1), "century"),
    },
    units=inverted({
        "km": "km", "kmh": "kilomètres_par_heure kilomètres_à_l'heure kilomètres-heure", "mile": "milles mille_marin",
        "mph": "miles_par_heure mille_par_heure milles_à_l'heure milles_par_heure",
        "year": "an ans année années", "day": "jour jours journées", "h": "heure heures", "min": "mn", "cm":
        "centimètres",
        "pound": "livre livres", "GBP": "livre_sterling livres_sterling livres_britanniques", "cent": "centimes",
        "USD": "dollars_américains dollar_américain usd", "CHF": "francs_suisses franc_suisse", "INR": "roupies",
        "RUB": "roubles rouble", "CNY": "yuans yuan", "JPY": "yens yen", "KRW": "wons", "AUD": "dollars_australiens",
        "CAD": "dollars_canadiens", "HKD": "dollars_de_hong_kong dollars_hongkongais", "degree": "degré degrés",
        "quarter": "trimestres", "ft": "pied pieds", "inch": "pouce pouces", "bp": "points_de_base", "t": "tonnes",
        "time": "fois", "person": "personnes gens habitants",
    }),
    bounds={
        Bound.MORE: "plus_de plus_d' au-delà_de au-delà_d' au-dessus_de supérieur_à supérieure_à supérieurs_à dépasse "
        "dépassant dépassé dépassent excédant",
        Bound.LEAST: "au_moins au_minimum un_minimum_de minimum_de pas_moins_de",
        Bound.NEARLY: "près_de près_d' presque quasiment pas_loin_de un_peu_moins_de",
        Bound.LESS: "moins_de moins_d' en_dessous_de au-dessous_de sous_les inférieur_à inférieure_à",
        Bound.MOST: "jusqu'à jusqu'_à au_plus au_maximum maximum_de pas_plus_de",
        Bound.ABOUT: "environ quelque quelques autour_de aux_alentours_de de_l'ordre_de approximativement "
        "à_peu_près vers",
    },
    after={
        Bound.LEAST: r"(?: personnes| ans)? (?:ou|et) (?:plus|davantage)\b|(?: personnes)? au moins\b",
        Bound.MOST: r"(?: personnes| ans)? (?:ou|et) moins\b|(?: personnes)? au (?:plus|maximum)\b",
        Bound.ABOUT: r"(?: personnes)? environ\b",
    },
    joint=r" et |-et-",
    of=r"(?:(?:de |d['’]|du ))?",
    ordinal_mark=r"(?:er|re|ère|e|ème|es|nde?|èmes)(?![^\W\d_])",
    day_joint=r" ?[-–/] ?| et (?:le )?| au | ou | à ",
    range_joint=r" à | et | ou | au ",
    clock=r"(?P<h>[0-2]?\d)[ \u00a0\u202f]?h(?:[ \u00a0\u202f]?(?P<m>[0-5]\d)(?!\d))(?:[ \u00a0]?min)?"
    r"|(?P<pm>(?!))",
    decade=r"(?:années|décennie)[ -](?P<tens>(?:1[5-9]|20)?\d0)\b"
    r"|années[ -](?P<word>vingt|trente|quarante|cinquante|soixante-dix|soixante|quatre-vingt-dix|quatre-vingts?)\b",
    century=_NUMBER.format("c") + r"(?:(?: et (?:au |du |le )?| au |[-–/]| ou )" + _NUMBER.format("d")
    + r")?[ \u00a0]siècles?\b",
    century_word=r"[ \u00a0]siècles?\b",
    quarter_word=r" trimestre\b",
    relative={
        "year": r"an dernier|an passé|année dernière|année précédente|année passée|cette année|année prochaine|an "
        r"prochain",
        "month": r"mois dernier|ce mois-ci|mois prochain",
        "day": r"hier\b|aujourd['’]hui|demain\b",
        "noon": r"midi\b",
        "midnight": r"minuit\b",
    },
    labels="chapitre|article|art|page|p|n°|numéro|nº|no|figure|tableau|vol|ligne|chambre|salle|porte|partie|phase|étape|"
    "niveau|type|version|épisode|saison|groupe|tome|section|annexe|paragraphe|route|autoroute|formule|boeing|airbus|apollo",
    percent=r"%|pour[ -]cents?\b|pourcents?\b",
    point=r"points? de (?:pourcentage|%)|points?\b(?= de pour| en (?:un|une) )",
    share=r"(?: [^\W\d_]{3,14})? sur (?!les |le |la )",
    half_after=r" et demie?\b",
    age=r" ans d['’]âge\b",
    names=frozenset(words(
        "les des aux en de du à le la et ou plus environ entre depuis vers dans pour par sur avec sans avant après dès "
        "seulement seuls quelque près moins au jusqu'à ces ses leurs nos mes janvier février mars avril mai juin "
        "juillet août "
        "septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche total"
    )),
    shy={
        # new, or nine: a plural follows the figure; "un neuf" and "flambant neuf" are none.
        "neuf": r"^(?!.*(?:tout|flambant|de|du|un|à|quoi de|est|à) \|).*\| "
        r"(?:[^\W\d_]+(?:s|x)|cents?|mille|sur|heures)\b",
        "cent": r"^(?!.*(?:pour|à) \|)", "cents": r"^(?!.*(?:pour|\d) \|)",
        "second": r"\|", "seconde": r"^(?!.*(?:par|la|une|cette) \| (?:[^\W\d_]|$)?)",
        "quart": r"\|", "d": r"\|['’]", "demi": r"^(?!.*et \|)", "demie": r"^(?!.*et \|)", "sous": r"(?!)",
        "tiers": r"(?:le|un|du|au|d'un) \|(?![ -](?:monde|temps|état|parti))",
    },
    vigesimal=True,
    clock_hours={"dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "vingt et une": 21, "vingt-et-une": 21,
                 "vingt-deux": 22, "vingt-trois": 23, "vingt-quatre": 24, "vingt-cinq": 25},
    clock_told=(
        rf"{{h}}[ \u00a0]heures?{_PARTS_OF_HOUR}(?:(?P<pm> (?:du soir|de l['’]après-midi))|(?P<am> du matin))",
        r"{h}[ \u00a0]heures? (?:(?P<to>moins (?:le |un )?quart)|moins (?P<minus>{n}))",
    ),
    clock_after=(
        (r"\bà|\bvers|\bdès|\bil est|\bil était", rf"{{h}}[ \u00a0\u202f]?(?:heures?|h){_PARTS_OF_HOUR}{_NO_SPAN}"),
    ),
    dozens=frozenset({"douzaine"}),
    weekdays=inverted({1: "lundis", 2: "mardis", 3: "mercredis", 4: "jeudis", 5: "vendredis", 6: "samedis",
                       7: "dimanches"}),
    months={"janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "sept": 9, "déc": 12},
    shy_months=frozenset({"mars"}),
    decade_words={**_TENS, "soixante-dix": 70, "quatre-vingt-dix": 90, "quatre-vingt": 80, "quatre-vingts": 80},
)  # fmt: skip


@functools.cache
def _grammar() -> Grammar:
    return Grammar(LANGUAGE)


def scan(text: str) -> list[Reading]:
    """Readings of ``text``, in order, not overlapping."""
    return _grammar().scan(text)
