"""Near twins: one form filled in each year, in Chinese and in English, so that only dates and a few numbers differ.

A form has sentences with places for the year, the year before, a day, and two counts. The forms are our own; the last
one was left out when the rule for near twins was made.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

YEARS = range(2011, 2021)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
Form = tuple[tuple[str, str], ...]
FORMS: dict[str, Form] = {
    "audit": (
        ("致镇议会的年度审计意见", "Annual audit opinion to the town council"),
        ("我们审计了本镇{year}年度的账目。", "We have audited the accounts of the town for the year {year}."),
        ("镇公所负责编制账目，我们负责发表意见。",
         "The town hall is responsible for the accounts, and we for an opinion on them."),
        ("审计按照通行的准则进行。", "The audit followed the generally accepted standards."),
        ("我们抽查了收据、合同和工资单。", "We examined samples of receipts, contracts and payrolls."),
        ("我们认为账目真实地反映了本镇的财务状况。",
         "In our opinion the accounts give a true view of the finances of the town."),
        ("本意见仅供镇议会使用。", "This opinion is for the use of the town council alone."),
        ("{year}年{month}月{day}日", "{day} {monthname} {year}"),
    ),
    "library": (
        ("图书馆年报", "Annual report of the library"),
        ("图书馆在{year}年继续向全体居民免费开放。",
         "In {year} the library continued to be open to all residents free of charge."),
        ("读者最喜欢的仍是小说和游记。", "Readers still liked novels and travel books best."),
        ("阅览室全年共接待读者{many}人次。", "The reading room received {many} visits in the course of the year."),
        ("志愿者帮助整理书架，并给孩子们讲故事。",
         "Volunteers helped to tidy the shelves and told stories to children."),
        ("与{before}年相比，借书手续没有变化。", "The rules for borrowing have not changed since {before}."),
        ("我们感谢所有捐书的人。", "We thank everybody who donated books."),
        ("馆长办公室每周开放{few}天。", "The office of the director is open {few} days a week."),
    ),
    "harbour": (
        ("港口安全通告", "Harbour safety notice"),
        ("本通告自{year}年{month}月{day}日起生效，并取代{before}年的通告。",
         "This notice takes effect on {monthname} {day}, {year} and replaces that of {before}."),
        ("所有船只进港前必须用无线电报告。", "All vessels must report by radio before they enter the harbour."),
        ("夜间航行的船只必须开灯。", "Vessels under way at night must show their lights."),
        ("游泳者不得进入航道。", "Swimmers may not enter the fairway."),
        ("违反规定者将被要求离港。", "Whoever breaks these rules will be asked to leave."),
        ("港务长可以允许例外。", "The harbour master may allow exceptions."),
    ),
    "waterworks": (
        ("水厂收费规则说明", "Notes on the charges of the waterworks"),
        ("收费依据1985年的条例第155章和1992年的补充规定。",
         "The charges are based on chapter 155 of the ordinance of 1985 and on the supplement of 1992."),
        ("水厂有3座泵站、48公里管道和2600个水表。",
         "The waterworks have 3 pumping stations, 48 kilometres of pipes and 2,600 meters."),
        ("{before}年的收费在{year}年保持不变，{after}年也不会提高。",
         "The charges of {before} were unchanged in {year} and will not be raised in {after}."),
        ("每户每月最多可用20立方米，超出部分每立方米收2.5元。",
         "A household may use up to 20 cubic metres a month; each cubic metre above that costs 2.5 yuan."),
        ("{year}年的决算将于{after}年公布，{before}年的决算已经公布。",
         "The accounts of {year} will be published in {after}; those of {before} have been published."),
        ("水样每星期检查4次，一次检查15个项目。", "Samples of water are tested 4 times a week for 15 items."),
        ("有疑问的用户可以在30天内写信。", "Customers with questions may write within 30 days."),
        ("自1985年以来，水质一直符合标准。", "Since 1985 the quality of the water has met the standards."),
        ("水费应在收到账单后14天内支付，逾期加收5%。",
         "Bills are to be paid within 14 days; after that 5 percent is added."),
    ),
    "school board": (
        ("校董会工作报告", "Report on the work of the school board"),
        ("校董会有9名成员，任期3年，每年开会6次。",
         "The school board has 9 members, who serve for 3 years and meet 6 times a year."),
        ("{before}年选出的成员在{year}年继续任职，{after}年将改选。",
         "The members elected in {before} went on serving in {year}; the next election is in {after}."),
        ("学校有12个班级、25名教师和410名学生。", "The school has 12 classes, 25 teachers and 410 pupils."),
        ("{before}年至{year}年的预算没有变化。", "The budget did not change from {before} to {year}."),
        ("午餐每份8元，家长可以按月付款。", "A lunch costs 8 yuan, and parents may pay by the month."),
        ("图书室有5,200本书，其中700本是外文书。",
         "The library has 5,200 books, 700 of which are in foreign languages."),
        ("操场长80米，宽60米，下午4点以后对居民开放。",
         "The sports field is 80 metres long and 60 metres wide and is open to residents after 4 in the afternoon."),
        ("{after}年的计划将在春季讨论。", "The plans for {after} will be discussed in spring."),
        ("会议记录保存10年。", "The minutes are kept for 10 years."),
    ),
    "archery (left out)": (
        ("射箭俱乐部章程附录", "Appendix to the rules of the archery club"),
        ("俱乐部成立于1978年，有64名会员和18个靶位。", "The club was founded in 1978 and has 64 members and 18 lanes."),
        ("本附录适用于{year}年赛季，取代{before}年的附录，有效期至{after}年初。",
         "This appendix applies to the season of {year}, replaces that of {before}, and is in force until the "
         "beginning of {after}."),
        ("会费为每年120元，18岁以下减半。", "The fee is 120 yuan a year, and half of that for members under 18."),
        ("箭靶放在30米、50米和70米处。", "Targets are set up at 30, 50 and 70 metres."),
        ("每轮射6支箭，一共12轮，满分720分。", "There are 12 rounds of 6 arrows each, with 720 points at the most."),
        ("没有教练在场时，任何人不得射箭。", "Nobody may shoot when no coach is present."),
        ("{year}年的奖杯由{before}年的获胜者颁发。", "The cup of {year} is presented by the winner of {before}."),
        ("练习时间是星期二和星期四的18点至21点。", "Practice is on Tuesdays and Thursdays from 18:00 to 21:00."),
    ),
}  # fmt: skip


def write(folder: Path, form: str, years: Sequence[int] = YEARS, seed: int = 5) -> dict[Path, int]:
    """Write a form, filled in for each year, in both languages under names that say nothing; the year of each file."""
    draw = random.Random(f"{form} {seed}")
    folder.mkdir(parents=True, exist_ok=True)
    numbers = draw.sample(range(1000), 2 * len(years))
    written = {}
    for place, year in enumerate(years):
        month = draw.randint(1, 12)
        filled = {"year": year, "before": year - 1, "after": year + 1, "month": month, "monthname": _MONTHS[month - 1],
                  "day": draw.randint(1, 28), "few": draw.randint(2, 6), "some": draw.randint(100, 900),
                  "many": f"{draw.randint(1, 40)},{draw.randint(100, 999)}"}  # fmt: skip
        for side, number in enumerate(numbers[2 * place : 2 * place + 2]):
            path = folder / f"{number:03}.txt"
            path.write_text("\n\n".join(line[side].format(**filled) for line in FORMS[form]) + "\n", encoding="utf-8")
            written[path] = year
    return written
