"""A pair that must fire and one that must not, for every code. An empty line is a sentence without a counterpart."""

from __future__ import annotations

from samesaid.compare.evidence import Canary

_HARBOUR_ZH = "港口管理处昨天公布了新的渡轮时刻表。"
_HARBOUR_EN = "The harbor office published the new ferry timetable yesterday."
_STRIKE_ZH = "司机们宣布从下星期一开始举行为期三天的罢工。"
_STRIKE_EN = "The drivers announced a three-day strike from next Monday on."
_MAYOR_ZH = "市长感谢志愿者在洪水期间日夜守护堤坝，并答应给他们颁发奖章。"
_BAKER_EN = (
    "The baker says that rye dough needs more water than wheat dough and should rest in a warm corner overnight."
)
_MAYOR_EN = "The mayor thanked the volunteers for guarding the dikes day and night and promised them medals."

CANARIES = (
    Canary("O501", "zh", "en", f"{_HARBOUR_ZH}\n{_STRIKE_ZH}", f"{_HARBOUR_EN}\n"),
    Canary("O501", "zh", "en", f"{_HARBOUR_ZH}\n{_STRIKE_ZH}", f"{_HARBOUR_EN}\n{_STRIKE_EN}", fires=False),
    Canary("O502", "zh", "en", f"{_HARBOUR_ZH}\n", f"{_HARBOUR_EN}\n{_STRIKE_EN}"),
    Canary("O502", "zh", "en", f"{_HARBOUR_ZH}\n{_STRIKE_ZH}", f"{_HARBOUR_EN}\n{_STRIKE_EN}", fires=False),
    Canary("O503", "zh", "en", _STRIKE_ZH, _STRIKE_ZH),
    Canary("O503", "zh", "en", "他写的书叫《渡口》。", "His book is called The Ferry (《渡口》).", fires=False),
    Canary("O504", "zh", "en", f"{_HARBOUR_ZH}\n{_STRIKE_ZH}", f"{_HARBOUR_EN}\n{_STRIKE_EN}", moved=(1,)),
    Canary("O504", "zh", "en", f"{_HARBOUR_ZH}\n{_STRIKE_ZH}", f"{_HARBOUR_EN}\n{_STRIKE_EN}", fires=False),
    Canary("M602", "zh", "en", _MAYOR_ZH, _BAKER_EN),
    Canary("M602", "zh", "en", _MAYOR_ZH, _MAYOR_EN, fires=False),
)
