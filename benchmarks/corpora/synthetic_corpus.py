"""Documents of any length in Chinese and English, generated from templates of our own with a fixed seed.

Only for time and memory: the lines of real texts resemble one another less, and real translations are less faithful.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

Bead = tuple[tuple[int, ...], tuple[int, ...]]

_WHO = (
    ("港务局", "the port authority"), ("市图书馆", "the city library"), ("水利站", "the water station"),
    ("渔业合作社", "the fishing cooperative"), ("铁路公司", "the railway company"), ("县医院", "the county hospital"),
    ("气象台", "the weather office"), ("林场", "the forest farm"), ("博物馆", "the museum"),
    ("消防队", "the fire brigade"), ("技术学校", "the technical school"), ("邮局", "the post office"),
)  # fmt: skip
_WHERE = (
    ("河口", "at the river mouth"), ("旧城区", "in the old town"), ("北山", "on the northern hills"),
    ("工业园", "in the industrial park"), ("湖边", "by the lake"), ("车站旁", "beside the station"),
    ("岛上", "on the island"), ("边境集市", "at the border market"), ("机场附近", "near the airport"),
    ("大学校园", "on the university campus"), ("沿海公路", "along the coastal road"), ("山谷里", "in the valley"),
)  # fmt: skip
_WHAT = (
    ("座仓库", "warehouses"), ("台水泵", "pumps"), ("盏路灯", "street lamps"), ("间教室", "classrooms"),
    ("条小船", "boats"), ("棵果树", "fruit trees"), ("张病床", "hospital beds"), ("辆卡车", "trucks"),
    ("座小桥", "small bridges"), ("口水井", "wells"), ("台电梯", "lifts"), ("套工具", "sets of tools"),
)  # fmt: skip
_FRAME = (
    ("{who}今年在{where}新添了{n}{what}", "This year {who} added {n} {what} {where}"),
    ("{who}说，{where}的{n}{what}已经修好", "{who} said that {n} {what} {where} had been repaired"),
    ("由于下雨，{who}在{where}停用了{n}{what}", "Because of the rain {who} put {n} {what} {where} out of use"),
    ("{where}还缺{n}{what}，{who}正在想办法", "{n} {what} are still lacking {where}, and {who} is looking for a way"),
    ("{who}把{n}{what}卖给了{where}的居民", "{who} sold {n} {what} to people living {where}"),
    ("昨夜有人偷走了{who}在{where}的{n}{what}", "Last night someone stole {n} {what} of {who} {where}"),
    ("{who}计划明年从{where}运走{n}{what}", "Next year {who} plans to take {n} {what} away from a site {where}"),
    ("记者在{where}数到了{n}{what}，都属于{who}", "A reporter counted {n} {what} {where}, all owned by {who}"),
)  # fmt: skip
_TAIL = (
    ("，费用由省里承担", ", and the province bears the cost"), ("，邻居们都很高兴", ", to the joy of the neighbours"),
    ("，但是没有人知道原因", ", though nobody knows why"),
    ("，工程比预期早了两周", ", two weeks earlier than expected"),
    ("，老人们不太相信", ", which older people hardly believe"),
    ("，详情将在周五公布", "; details will follow on Friday"),
    ("，质量还要再检查", ", but their quality must be checked again"), ("", ""),
)  # fmt: skip
# In every so many lines a block is missing from the Chinese, and a shorter one from the English: their shares.
_STRETCH_LINES, _MISSING_FROM_SOURCE, _MISSING_FROM_TARGET = 1250, 0.2, 0.04


@dataclass(frozen=True, slots=True)
class SyntheticPair:
    """Lines of both sides, and their beads."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    beads: frozenset[Bead]


def generate(lines: int, seed: int = 20260) -> SyntheticPair:
    """About ``lines`` Chinese lines and a fifth more English ones: 10,000 and 12,000."""
    draw = random.Random(seed)
    total = round(lines / (1 - _MISSING_FROM_SOURCE))
    source: list[str] = []
    target: list[str] = []
    beads: set[Bead] = set()
    for start in range(0, total, _STRETCH_LINES):
        length = min(_STRETCH_LINES, total - start)
        added = _block(draw, length, 0.1, _MISSING_FROM_SOURCE)
        missing = _block(draw, length, 0.6, _MISSING_FROM_TARGET)
        for at in range(length):
            one, other = line(draw)
            left = (len(source),) if at not in added else ()
            right = (len(target),) if at not in missing else ()
            source += [one] if left else []
            target += [other] if right else []
            beads.add((left, right))
    return SyntheticPair(tuple(source), tuple(target), frozenset(beads))


def _block(draw: random.Random, length: int, earliest: float, share: float) -> range:
    first = round(length * (earliest + 0.2 * draw.random()))
    return range(first, first + round(length * share))


def line(draw: random.Random) -> tuple[str, str]:
    """A sentence in Chinese, and the same in English."""
    parts = [draw.choice(options) for options in (_FRAME, _TAIL)]
    slots = {name: draw.choice(options) for name, options in (("who", _WHO), ("where", _WHERE), ("what", _WHAT))}
    number = draw.randint(2, 999)
    one, other = (
        "".join(part[side] for part in parts).format(n=number, **{name: slot[side] for name, slot in slots.items()})
        for side in (0, 1)
    )
    return one + "。", other[0].upper() + other[1:] + "."
