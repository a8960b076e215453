"""Notices on one form, in English, German and Chinese: budgets, holidays, warnings of rain, prices, meetings.

Unlike the forms of `near_twins`, which shaped the rule for near twins, they also differ in amounts, days, times and
running numbers, written as each language writes them, and some series have one year or none. All are our own.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

LANGUAGES = ("en", "de", "zh")
_MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Million:
    """An amount in tenths of a million."""

    tenths: int


@dataclass(frozen=True, slots=True)
class Tenths:
    """A number with one decimal."""

    tenths: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, in minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day without its year."""

    day: date


Value = int | date | Million | Tenths | Clock | Day
Line = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """The lines of a notice in each of ``LANGUAGES``, and what its places are filled with in issue number n."""

    lines: tuple[Line, ...]
    filled: Callable[[random.Random, int], Mapping[str, Value]]


def spelled(value: Value, language: str) -> str:
    """A value as a language writes it."""
    match value:
        case Million(tenths):
            ways = {"en": f"{tenths / 10:g} million", "de": f"{_comma(tenths)} Millionen", "zh": f"{tenths * 10}万"}
        case Tenths(tenths):
            ways = {"en": f"{tenths / 10:g}", "de": _comma(tenths), "zh": f"{tenths / 10:g}"}
        case Clock(minutes):
            hour, rest = divmod(minutes, 60)
            ways = {"en": f"{hour}:{rest:02}", "de": f"{hour}.{rest:02} Uhr", "zh": f"{hour}时{rest:02}分"}
        case Day(day):
            ways = {tag: spelled(day, tag).replace(f"{day.year}年", "") for tag in LANGUAGES}
            ways = {tag: way.removesuffix(f" {day.year}") for tag, way in ways.items()}
        case date():
            ways = {
                "en": f"{value.day} {_MONTHS['en'][value.month - 1]} {value.year}",
                "de": f"{value.day}. {_MONTHS['de'][value.month - 1]} {value.year}",
                "zh": f"{value.year}年{value.month}月{value.day}日",
            }
        case number:
            return str(number)
    return ways[language]


def _comma(tenths: int) -> str:
    return f"{tenths / 10:g}".replace(".", ",")


def _budget(draw: random.Random, n: int) -> Mapping[str, Value]:
    year = 2008 + n
    issued = date(year - 1, 11, 1) + timedelta(days=draw.randrange(50))
    revenue = draw.randint(120, 900)
    return {"year": year, "revenue": Million(revenue), "spending": Million(revenue + draw.randint(1, 40)),
            "loans": Million(draw.randint(5, 60)), "issued": issued}  # fmt: skip


def _holiday(draw: random.Random, n: int) -> Mapping[str, Value]:
    first = date(2010 + n, 1, 20) + timedelta(days=draw.randrange(25))
    last = first + timedelta(days=draw.randint(5, 8))
    return {"year": 2010 + n, "first": Day(first), "last": Day(last), "again": Day(last + timedelta(days=1))}


def _rain(draw: random.Random, n: int) -> Mapping[str, Value]:
    return {"number": 3 + n, "issued": date(2017, 6, 2) + timedelta(days=4 * n + draw.randrange(4)),
            "time": Clock(5 * draw.randrange(60, 280)), "fallen": Tenths(draw.randint(181, 949)),
            "hours": draw.randint(2, 7), "more": draw.randint(21, 79),
            "until": Clock(15 * draw.randrange(20, 90))}  # fmt: skip


def _prices(draw: random.Random, n: int) -> Mapping[str, Value]:
    return {"week": 12 + n, "herring": Tenths(draw.randint(61, 99)), "cod": Tenths(draw.randint(151, 229)),
            "crabs": Tenths(draw.randint(281, 399)), "boxes": draw.randint(310, 990)}  # fmt: skip


def _examination(draw: random.Random, n: int) -> Mapping[str, Value]:
    held = date(2006 + n, 9, 5) + timedelta(days=draw.randrange(20))
    return {"year": 2006 + n, "held": held, "deadline": Day(held - timedelta(days=draw.randint(30, 45))),
            "places": draw.randint(40, 180), "before": 2005 + n}  # fmt: skip


def _meeting(draw: random.Random, n: int) -> Mapping[str, Value]:
    present = draw.randint(51, 139)
    return {"year": 2011 + n, "before": 2010 + n, "present": present, "votes": present - draw.randint(3, 19),
            "day": Day(date(2011 + n, 3, 1) + timedelta(days=draw.randrange(60))), "time": Clock(1140)}  # fmt: skip


FORMS: dict[str, Form] = {
    "budget": Form((
        ("Public notice of the budget", "Bekanntmachung der Haushaltssatzung", "预算公告"),
        ("The municipal council has adopted the budget for {year}.",
         "Der Gemeinderat hat den Haushalt für {year} beschlossen.", "镇议会已通过{year}年度预算。"),
        ("Revenue is put at {revenue} and expenditure at {spending}.",
         "Die Einnahmen werden auf {revenue} und die Ausgaben auf {spending} festgesetzt.",
         "收入定为{revenue}，支出定为{spending}。"),
        ("Loans of up to {loans} may be taken up for investments.",
         "Für Investitionen dürfen Kredite bis zu {loans} aufgenommen werden.", "为投资可以借款，最多{loans}。"),
        ("The rate of the property tax stays at 380 percent.",
         "Der Hebesatz der Grundsteuer bleibt bei 380 Prozent.", "房产税税率仍为380%。"),
        ("The budget may be read in room 12 of the town hall during opening hours.",
         "Der Haushalt liegt während der Öffnungszeiten in Zimmer 12 des Rathauses aus.",
         "办公时间内可在镇公所12号房间查阅预算。"),
        ("Objections may be raised in writing within 14 days.",
         "Einwendungen können innerhalb von 14 Tagen schriftlich erhoben werden.", "如有异议，可在14天内书面提出。"),
        ("Whoever pays charges late owes interest of 6 percent a year.",
         "Wer Abgaben verspätet zahlt, schuldet Zinsen von 6 Prozent im Jahr.", "逾期缴费者须按每年6%支付利息。"),
        ("The mayor, {issued}", "Der Bürgermeister, {issued}", "镇长，{issued}"),
    ), _budget),
    "holiday": Form((
        ("Opening hours of the offices during the spring festival",
         "Öffnungszeiten der Ämter während des Frühlingsfests", "春节期间办公时间"),
        ("All offices are closed from {first} to {last}.",
         "Alle Ämter sind vom {first} bis zum {last} geschlossen.", "{first}至{last}，所有部门停止办公。"),
        ("They open again at 8:30 on {again}.", "Sie öffnen wieder am {again} um 8.30 Uhr.",
         "{again}8时30分恢复办公。"),
        ("In an emergency call the duty officer at any time.",
         "In Notfällen ist der Bereitschaftsdienst jederzeit zu erreichen.", "如遇紧急情况，可随时致电值班人员。"),
        ("Applications are handled in the order of their arrival.",
         "Anträge werden in der Reihenfolge ihres Eingangs bearbeitet.", "申请按收到的先后次序处理。"),
        ("Fees that fall due on a day off may be paid on the next working day.",
         "Gebühren, die an einem freien Tag fällig werden, können am nächsten Werktag gezahlt werden.",
         "假期内到期的费用可在下一个工作日缴纳。"),
        ("The swimming pool and the library have hours of their own.",
         "Für Schwimmbad und Bücherei gelten eigene Zeiten.", "游泳池和图书馆另有开放时间。"),
        ("We wish all residents a healthy {year}.", "Wir wünschen allen Einwohnern ein gesundes {year}.",
         "祝全体居民{year}年身体健康。"),
    ), _holiday),
    "rain": Form((
        ("Heavy rain warning no. {number}", "Starkregenwarnung Nr. {number}", "第{number}号暴雨警告"),
        ("Issued at {time} on {issued}.", "Ausgegeben um {time} am {issued}.", "{issued}{time}发布。"),
        ("In the last {hours} hours {fallen} millimetres of rain fell at the station on the hill.",
         "In den letzten {hours} Stunden fielen an der Station auf dem Hügel {fallen} Millimeter Regen.",
         "过去{hours}小时，山上的测站录得雨量{fallen}毫米。"),
        ("Another {more} millimetres are expected by {until}.",
         "Bis {until} werden weitere {more} Millimeter erwartet.", "预计{until}之前还将有{more}毫米雨量。"),
        ("Keep away from streams, underpasses and steep slopes.",
         "Halten Sie sich von Bächen, Unterführungen und steilen Hängen fern.", "请远离溪流、地下通道和陡坡。"),
        ("A yellow warning means more than 30 millimetres an hour, a red one more than 50.",
         "Eine gelbe Warnung bedeutet mehr als 30 Millimeter in der Stunde, eine rote mehr als 50.",
         "黄色警告指每小时雨量超过30毫米，红色警告指超过50毫米。"),
        ("Schools decide for themselves whether lessons take place.",
         "Die Schulen entscheiden selbst, ob der Unterricht stattfindet.", "学校自行决定是否上课。"),
        ("The ferry does not run while a red warning is in force.",
         "Während einer roten Warnung verkehrt die Fähre nicht.", "红色警告生效期间，渡轮停航。"),
    ), _rain),
    "prices": Form((
        ("Prices at the fish market in week {week}", "Preise auf dem Fischmarkt in Woche {week}", "第{week}周鱼市价格"),
        ("A kilogram of herring cost {herring} crowns, and one of cod {cod}.",
         "Ein Kilogramm Hering kostete {herring} Kronen, eines Kabeljau {cod}.",
         "鲱鱼每公斤{herring}克朗，鳕鱼每公斤{cod}克朗。"),
        ("Crabs were sold at {crabs} crowns a kilogram.",
         "Krabben wurden für {crabs} Kronen das Kilogramm verkauft.", "螃蟹每公斤卖{crabs}克朗。"),
        ("The boats landed {boxes} boxes in all.", "Die Boote brachten insgesamt {boxes} Kisten an Land.",
         "渔船一共卸下{boxes}箱。"),
        ("All prices are those of the morning auction, without tax.",
         "Alle Preise gelten für die Auktion am Morgen, ohne Steuer.", "所有价格均为早市拍卖价，不含税。"),
        ("The market hall opens at 5 in the morning and closes at noon.",
         "Die Markthalle öffnet um 5 Uhr morgens und schließt mittags.", "市场大厅早上5时开门，中午关门。"),
        ("Dealers need a licence, which is valid for 2 years.",
         "Händler brauchen eine Zulassung, die 2 Jahre gilt.", "商贩须持有执照，有效期2年。"),
    ), _prices),
    "examination": Form((
        ("Registration for the boating examination", "Anmeldung zur Bootsführerprüfung", "驾船考试报名通知"),
        ("The examination of {year} takes place on {held} in the harbour.",
         "Die Prüfung {year} findet am {held} im Hafen statt.", "{year}年的考试将于{held}在港口举行。"),
        ("There are {places} places; registration closes on {deadline}.",
         "Es gibt {places} Plätze; Anmeldeschluss ist der {deadline}.",
         "共有{places}个名额，报名截止日期为{deadline}。"),
        ("The fee is 85 euros and is not refunded.", "Die Gebühr beträgt 85 Euro und wird nicht erstattet.",
         "报名费85欧元，恕不退还。"),
        ("Candidates must be 16 years old and bring an identity card.",
         "Bewerber müssen 16 Jahre alt sein und einen Ausweis mitbringen.", "考生须年满16岁，并携带身份证。"),
        ("The paper has 30 questions, 24 of which must be answered correctly.",
         "Der Bogen hat 30 Fragen, von denen 24 richtig beantwortet werden müssen.", "试卷有30道题，须答对24道。"),
        ("The rules have not changed since {before}.", "Die Regeln haben sich seit {before} nicht geändert.",
         "规则自{before}年以来没有变化。"),
        ("Results are sent by post within 3 weeks.",
         "Die Ergebnisse werden innerhalb von 3 Wochen per Post verschickt.", "成绩将在3周内邮寄。"),
    ), _examination),
    "meeting": Form((
        ("Minutes of the yearly meeting of the allotment society",
         "Protokoll der Jahresversammlung des Kleingartenvereins", "菜园协会年会记录"),
        ("The meeting of {year} was opened in the club house at {time} on {day}.",
         "Die Versammlung {year} wurde am {day} um {time} im Vereinshaus eröffnet.",
         "{year}年年会于{day}{time}在会所开幕。"),
        ("{present} members were present.", "Anwesend waren {present} Mitglieder.", "出席会员{present}人。"),
        ("The minutes of {before} were approved without changes.",
         "Das Protokoll von {before} wurde ohne Änderungen genehmigt.", "{before}年的会议记录未作修改，获得通过。"),
        ("The board was discharged by {votes} votes.", "Der Vorstand wurde mit {votes} Stimmen entlastet.",
         "以{votes}票通过理事会工作报告。"),
        ("The rent of a plot stays at 120 euros a year.", "Die Pacht einer Parzelle bleibt bei 120 Euro im Jahr.",
         "每块菜地的租金仍为每年120欧元。"),
        ("Hedges may be 125 centimetres high at the most.", "Hecken dürfen höchstens 125 Zentimeter hoch sein.",
         "篱笆最高125厘米。"),
        ("Everybody owes the society 8 hours of work.", "Jeder schuldet dem Verein 8 Stunden Arbeit.",
         "每人须为协会劳动8小时。"),
    ), _meeting),
}  # fmt: skip


def _power_cut(draw: random.Random, n: int) -> Mapping[str, Value]:
    start = 15 * draw.randrange(28, 60)
    return {
        "day": Day(date(2019, 3, 4) + timedelta(days=9 * n + draw.randrange(9))),
        "from": Clock(start),
        "to": Clock(start + 15 * draw.randint(5, 18)),
        "houses": draw.randint(31, 480),
        "order": draw.randint(2100, 9800),
    }


def _tender(draw: random.Random, n: int) -> Mapping[str, Value]:
    opened = date(2014 + n, 5, 2) + timedelta(days=draw.randrange(90))
    return {
        "year": 2014 + n,
        "file": draw.randint(101, 989),
        "metres": draw.randint(210, 1900),
        "cost": Million(draw.randint(3, 80)),
        "opened": opened,
        "until": Day(opened - timedelta(days=1)),
        "clock": Clock(30 * draw.randrange(18, 26)),
    }


def _vaccination(draw: random.Random, n: int) -> Mapping[str, Value]:
    first = date(2005 + n, 10, 3) + timedelta(days=draw.randrange(20))
    return {
        "season": 2005 + n,
        "after": 2006 + n,
        "first": Day(first),
        "last": Day(first + timedelta(days=draw.randint(18, 40))),
        "doses": 10 * draw.randint(41, 260),
        "share": Tenths(draw.randint(201, 689)),
    }


APART: dict[str, Form] = {
    "power cut": Form((
        ("Power cut for repairs", "Stromabschaltung wegen Reparaturen", "停电检修通知"),
        ("The power is cut on {day} between {from} and {to}.",
         "Am {day} wird der Strom zwischen {from} und {to} abgeschaltet.", "{day}{from}至{to}停电。"),
        ("{houses} houses along the canal are affected; the order has the number {order}.",
         "Betroffen sind {houses} Häuser am Kanal; der Auftrag hat die Nummer {order}.",
         "运河沿岸{houses}户受到影响，工单号为{order}。"),
        ("Please switch off machines with motors beforehand.", "Bitte schalten Sie Geräte mit Motor vorher aus.",
         "请事先关闭带电机的设备。"),
        ("Lifts are out of order during this time.", "Aufzüge sind in dieser Zeit außer Betrieb.",
         "停电期间电梯停用。"),
        ("Food in a closed freezer keeps for 12 hours.",
         "In einer geschlossenen Truhe halten sich Lebensmittel 12 Stunden.",
         "冷冻柜不开门，食物可保存12小时。"),
        ("The power may come back earlier than announced.", "Der Strom kann früher als angekündigt wiederkommen.",
         "可能提前恢复供电。"),
    ), _power_cut),
    "tender": Form((
        ("Invitation to tender for road works", "Ausschreibung von Straßenarbeiten", "道路工程招标公告"),
        ("File {file} of {year}: renewal of {metres} metres of road.",
         "Akte {file} von {year}: Erneuerung von {metres} Metern Straße.", "{year}年第{file}号：翻修道路{metres}米。"),
        ("The cost is estimated at {cost}.", "Die Kosten werden auf {cost} geschätzt.", "估计费用{cost}。"),
        ("Tenders must arrive by {until}, at {clock} at the latest.",
         "Angebote müssen bis zum {until}, spätestens um {clock}, eingehen.", "标书须在{until}{clock}之前送达。"),
        ("They are opened in public on {opened}.", "Sie werden am {opened} öffentlich geöffnet.", "{opened}公开开标。"),
        ("A security of 5 percent of the price is required.",
         "Verlangt wird eine Sicherheit von 5 Prozent des Preises.",
         "须缴纳报价5%的保证金。"),
        ("The guarantee lasts for 4 years.", "Die Gewährleistung dauert 4 Jahre.", "保修期4年。"),
        ("Late tenders are returned unopened.", "Verspätete Angebote werden ungeöffnet zurückgeschickt.",
         "逾期标书原封退回。"),
    ), _tender),
    "vaccination": Form((
        ("Vaccination against influenza", "Impfung gegen Grippe", "流感疫苗接种通知"),
        ("In the season of {season} to {after} the clinic vaccinates from {first} to {last}.",
         "In der Saison {season} bis {after} impft die Praxis vom {first} bis zum {last}.",
         "{season}至{after}年流感季，诊所于{first}至{last}接种疫苗。"),
        ("{doses} doses are available.", "Es gibt {doses} Dosen.", "备有疫苗{doses}剂。"),
        ("Last year {share} percent of the elderly were vaccinated.",
         "Im Vorjahr wurden {share} Prozent der Älteren geimpft.", "去年有{share}%的老年人接种。"),
        ("It is free for people over 65 and costs 20 euros for others.",
         "Für Menschen über 65 ist sie kostenlos, für andere kostet sie 20 Euro.", "65岁以上免费，其他人20欧元。"),
        ("Whoever has a fever should wait until they are well.", "Wer Fieber hat, sollte warten, bis er gesund ist.",
         "发烧者应待病愈后再接种。"),
        ("Please stay in the waiting room for 15 minutes afterwards.",
         "Bitte bleiben Sie danach 15 Minuten im Wartezimmer.", "接种后请在候诊室停留15分钟。"),
    ), _vaccination),
}  # fmt: skip
"""Forms that were left out when the rule was made for numbers other than years."""


def write(
    folder: Path, languages: tuple[str, str], forms: Mapping[str, Form] = FORMS, issues: int = 8, seed: int = 1
) -> dict[Path, tuple[str, int]]:
    """Write so many issues of every form in two languages, under names that say nothing: file → form and issue."""
    draw = random.Random(f"{languages} {seed}")
    folder.mkdir(parents=True, exist_ok=True)
    numbers = draw.sample(range(10_000), 2 * issues * len(forms))
    written = {}
    for name, form in forms.items():
        for issue in range(issues):
            filled = form.filled(draw, issue)
            for language in languages:
                path = folder / f"{numbers.pop():04}.txt"
                values = {place: spelled(value, language) for place, value in filled.items()}
                lines = (line[LANGUAGES.index(language)].format(**values) for line in form.lines)
                path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
                written[path] = (name, issue)
    return written
