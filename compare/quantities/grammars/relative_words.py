"""Words of dates that are told from the day of writing, and what stands around them, in every language read."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.word_lists import inverted

# By unit: words and how many units they lie from the day of writing. What lies on the day of the story (当天, that
# month, the same period) stays open.
OFFSETS: dict[str, dict[str, int]] = {
    "year": inverted(
        {
            -2: "前年 一昨年",
            -1: "去年 昨年 last_year прошлом_году прошлого_года прошлый_год минувшем_году an_dernier an_passé "
            "année_dernière année_passée año_pasado pasado_año anno_scorso scorso_anno ano_passado letztes_jahr "
            "letzten_jahres letzten_jahr vergangenes_jahr vergangenen_jahr vergangenen_jahres voriges_jahr "
            "vorigen_jahr vorigen_jahres",
            0: "今年 本年 this_year current_year этом_году этого_года текущем_году текущего_года нынешнем_году "
            "cette_année este_año quest'anno quest’anno este_ano neste_ano dieses_jahr diesem_jahr dieses_jahres heuer",
            1: "明年 来年 next_year следующем_году следующего_года будущем_году année_prochaine "
            "an_prochain próximo_año año_que_viene prossimo_anno anno_prossimo próximo_ano ano_que_vem nächstes_jahr "
            "nächsten_jahr nächsten_jahres kommendes_jahr kommenden_jahr kommenden_jahres",
        }
    ),
    "month": inverted(
        {
            -1: "上月 上个月 上個月 先月 last_month прошлом_месяце прошлого_месяца mois_dernier mes_pasado mese_scorso "
            "scorso_mese mês_passado letzten_monat vergangenen_monat",
            0: "本月 这个月 這個月 今月 this_month этом_месяце этого_месяца текущего_месяца ce_mois-ci este_mes "
            "questo_mese este_mês diesen_monat",
            1: "下月 下个月 下個月 来月 next_month следующем_месяце следующего_месяца mois_prochain próximo_mes "
            "prossimo_mese próximo_mês nächsten_monat",
        }
    ),
    "day": inverted(
        {
            -2: "前天 一昨日 позавчера",
            -1: "昨天 昨日 昨晚 昨夜 昨晩 yesterday yesterday's вчера hier ayer ieri ontem gestern",
            0: "今天 今日 今晚 今早 今晨 本日 今朝 今夜 今晩 today today's tonight сегодня aujourd'hui aujourd’hui hoy "
            "oggi hoje heute",
            1: "明天 明日 tomorrow завтра demain mañana domani amanhã morgen",
            2: "后天 後天 明後日 послезавтра",
        }
    ),
}
# A word that these stand before is one further off, or another word (la mañana, heute morgen, the year before last).
FURTHER = {
    "day before": -1,
    "day after": 1,
    "大": 0,
    "avant-": -1,
    "après-": 1,
    "antes de": -1,
    "pasado": 1,
}
NOT_TOMORROW = re.compile(
    r"(?:\b(?:la|esta|cada|una|heute|gestern|am|jeden|guten?|einem)|anteontem|l['’]altro) $", re.I
)

LAST, THIS, NEXT, NEAR, OPEN = "last", "this", "next", "near", "open"
"""Which of the weekdays of a name is meant: of the last week, this week, the next, the nearest ones, or none."""
_BEFORE = (
    (LAST, "last past letzten vergangenen vorigen прошлый прошлую прошлое прошлой минувший scorso scorsa pasado "
     "passado passada"),
    (NEXT, "next coming nächsten kommenden следующий следующую следующее ближайший prossimo prossima próximo próxima"),
    (THIS, "this diesen diesem этот эту это questo questa este esta ce"),
    (OPEN, "every each a an any per most jeden jedem chaque cada ogni todos todas каждый каждую каждое black good "
     "bloody cyber super ash palm easter holy blue giving shrove whit that following previous first second third "
     "fourth one some manic maundy"),
)  # fmt: skip
_HAN_BEFORE = (
    (LAST, ("上", "上个", "上個", "先週の", "先週", "先々週")),
    (NEXT, ("下", "下个", "下個", "来週の", "来週")),
    (THIS, ("本", "这", "這", "这个", "這個", "今週の", "今週")),
    (OPEN, ("每", "每个", "毎週", "毎", "黑色", "逢", "那个", "当", "同")),
)
_AFTER = (
    (LAST, re.compile(r" (?:dernier|dernière|passée?|pasado|scors[oa]|passad[oa])\b", re.I)),
    (NEXT, re.compile(r" (?:prochaine?|próxim[oa]|prossim[oa]|que vi?ene|que vem)\b", re.I)),
    (OPEN, re.compile(r"s\b| (?:or|oder|ou|или) |节|節|档")),
)
# A date beside a weekday tells which one it is; so does a clause of what was earlier or later.
_DATED = re.compile(
    r"[^\n]{0,3}(?:\d|[A-Z][a-z]{2,8}\.? \d)|,? (?:the |den |le |il |el )?\d| (?:of|in|before|after) ", re.I
)
_DATED_BEFORE = re.compile(r"\d(?:日|号|號|st|nd|rd|th)?[ ,(（]{1,3}$|(?:\d[^\n]{0,12}|year|month)[,(] ?$")
_WORD = re.compile(r"([^\W\d_]+) $")


def which(text: str, start: int, end: int) -> str:
    """Which weekday the name at ``start`` to ``end`` means, by the words around it."""
    if _DATED.match(text, end) or _DATED_BEFORE.search(text, max(0, start - 16), start):
        return OPEN
    for kind, pattern in _AFTER:
        if pattern.match(text, end):
            return kind
    word = _WORD.search(text, max(0, start - 16), start)
    if word is not None:
        lower = word.group(1).casefold()
        return next((kind for kind, words in _KINDS if lower in words), NEAR)
    return next((kind for kind, words in _HAN_BEFORE if text.endswith(words, max(0, start - 4), start)), NEAR)


_KINDS = tuple((kind, frozenset(text.split())) for kind, text in _BEFORE)
