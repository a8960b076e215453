"""Traditional characters of the number grammar folded to simplified ones, one to one, so that offsets stay true."""

from __future__ import annotations

import functools

from samesaid.compare.quantities.grammars.digits import folding

_TRADITIONAL = (
    "萬億兩點個週歲時餘約過達幾數來號後鐘圓幣銀長寬間內從無僅將紀當於這歷續層樓畝頃噸鎊碼華攝釐"
    "蘭馬韓歐盧鈔紐盤總單雙對種項條隻張輛棟為變國務報開區選軍戰爭學動東車門圖註頁節屆級強際線題"
    "錢鐵現實聯質頭體會專業員團處發漲減擴縮禮氣兌鬆農島灣寶龍應"
)
_SIMPLIFIED = (
    "万亿两点个周岁时余约过达几数来号后钟圆币银长宽间内从无仅将纪当于这历续层楼亩顷吨镑码华摄厘"
    "兰马韩欧卢钞纽盘总单双对种项条只张辆栋为变国务报开区选军战争学动东车门图注页节届级强际线题"
    "钱铁现实联质头体会专业员团处发涨减扩缩礼气兑松农岛湾宝龙应"
)


@functools.cache
def table() -> dict[int, str]:
    """For ``str.translate``: characters of the same meaning to one form, each to exactly one."""
    return {**folding(), **dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True))}
