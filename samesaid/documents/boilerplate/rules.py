"""What the furniture of a page is made of, in English and Chinese: words of buttons, forms and imprints.

A line is furniture only when it is made of these and nothing else, so prose that speaks of sharing or printing stays.
"""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_SITE = r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|cn|org|net|gov|news|info)(?:\.[a-z]{2})?(?![\w.])"
_NETWORK = r"(?:Twitter|Facebook|X|Weibo|WeChat|Instagram|LinkedIn|Telegram|YouTube|TikTok|WhatsApp|Reddit|Pinterest)"
_NETWORK_ZH = r"(?:微信|微博|QQ空间|QQ好友|QQ|朋友圈|新浪微博|人人网|豆瓣|抖音|腾讯微博)"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:[ap]\.?m\.?|GMT|UTC|BJT|HKT)\b)*(?:\s*\(?(?:GMT|UTC)[+-]\d{1,2}\)?)?"

DATE = re.compile(
    rf"(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}}),?\s+(?P<y1>\d{{4}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{_MONTH}),?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<n3>\d{1,2})[-/.](?P<d3>\d{1,2})(?!\d)"
    r"|(?P<y4>\d{4})\s*年\s*(?P<n4>\d{1,2})\s*月\s*(?P<d4>\d{1,2})\s*日",
)

# Say "page furniture" by themselves.
STRONG = (
    r"\d+\s*Comments?(?:\(s\))?",
    r"Comment\(s\)",
    r"Add your comments?(?:\.\.\.|…)?",
    r"(?:Leave|Post|Write) a (?:comment|reply)",
    r"User ?Name Required",
    r"Your Comments?",
    r"Be the first to comment\.?",
    r"Enter the words you see:?",
    r"Adjust font size:?",
    r"Font size:?(?:\s*[A大中小+-]\b)*",
    r"Bookmark and Share",
    r"Share (?:this(?: (?:article|story|page))?|on|to|via)\b",
    r"Print (?:this )?(?:page|article|story)",
    r"E-?mail (?:this )?(?:page|article|story|to a friend)",
    r"Go to Forum",
    r"Send your stories",
    r"Get more from (?:[A-Z]\w+\.(?:org|com)(?:\.cn)?|[A-Z]\w+)",
    r"Back to top",
    r"Skip to (?:main )?content",
    r"(?:Updated|Last updated|Published|Posted|Release time)(?: on)?\s*:?\s*"
    rf"(?={_MONTH}\s+\d|\d{{1,4}}[-/. ]|\d{{4}}年)",
    r"Sign (?:in|up) (?:to|for) (?:our|the) (?:daily |weekly )?newsletter\.?",
    r"Subscribe to (?:our|the) newsletter\.?",
    r"(?:Download (?:the|our) )?(?:[A-Z]\w+ ){0,3}App Download",
    r"Download (?:the|our) (?:[A-Z]?\w+ ){0,3}app",
    r"\(?(?:Finish|End|Ends)\)",
    r"\[(?:Finish|End)\]",
    r"[\[(（【]?\s*(?:Editor in charge|Responsible editor)\s*[:：][^\])）】]{0,40}[\])）】]?",
    r"Web editor\s*[:：][^\])）】.]{0,40}",
    r"\[(?:Photo|Image|Picture|File photo)\s*[/:by][^\]]{0,60}\]",
    r"Related (?:stories|articles|news|links)\s*:?",
    r"Most (?:read|popular|viewed)",
    r"Follow us(?: on)?:?",
    r"Privacy [Pp]olicy",
    r"Terms of (?:[Uu]se|[Ss]ervice)",
    r"Cookie (?:[Pp]olicy|[Ss]ettings)",
    # What a browser prints at the head and foot of a page.
    r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?: ?[AP]M)?$",
    r"(?:https?|file)://\S+(?: \d+/\d+)?$",
    r"分享缩略图",
    r"分享(?:到|至)?\s*[:：]?",
    r"扫一扫(?:分享到?)?(?:微信)?(?:朋友圈)?",
    r"打印(?:本页|本文)?",
    r"关闭窗口",
    r"【?\s*(?:字号|字体(?:大小)?)\s*[:：]?(?:\s*[【\[]?(?:特?大|中|小|默认|超大)[】\]]?)*】?",
    r"我要(?:评论|纠错|分享)",
    r"发表评论",
    r"网友评论",
    r"(?:共|已有)?\s*\d+\s*(?:条|人)(?:评论|参与)",
    r"(?:查看|更多)评论",
    r"责任编辑\s*[:：]?[^。，]{0,20}",
    r"[\[(（【]\s*(?:责任)?编辑\s*[:：][^\])）】]{0,20}[\])）】]?",
    r"(?:编辑|责编|审核|校对|监制|终审)\s*[:：]\s*[一-鿿·\s]{2,12}",
    r"[（(](?:完|新华社|中新社)[）)]$",
    r"返回(?:顶部|首页|列表)",
    r"加入收藏",
    r"设为首页",
    r"相关(?:新闻|阅读|链接|报道|推荐)\s*[:：]?",
    r"推荐阅读\s*[:：]?",
    r"(?:扫码|点击)?下载\S{0,10}(?:客户端|APP|App)",
    r"(?:扫码|长按)?关注\S{0,12}(?:公众号|微信|微博)",
    r"手机(?:看新闻|浏览|版)",
    r"[京沪粤浙苏津渝川鄂湘鲁闽琼]公网安备\s*\d{8,}\s*号?",
    r"[京沪粤浙苏津渝川鄂湘鲁闽琼]ICP[备证]\s*\d{6,}\s*号?(?:-\d+)?",
    r"(?:发布|更新|发稿)(?:时间|日期)\s*[:：]?",
    r"浏览(?:次数|量)\s*[:：]\s*\d*",
    r"字號\s*[:：]?(?:\s*[大中小])*",
    r"列印(?:本頁)?",
    r"分享至\s*[:：]?",
    r"責任編輯\s*[:：]?[^。，]{0,20}",
    r"返回頁首",
    r"相關(?:新聞|連結)\s*[:：]?",
)
# Single words of buttons: two of them, or one beside another furniture line.
WEAK = (
    r"Print",
    r"Share",
    r"E-?mail",
    r"Bookmark",
    r"Mobile",
    r"RSS",
    r"Newsletter",
    r"Forum",
    r"Comments?",
    r"Text Size",
    r"Home",
    r"Login",
    r"Log in",
    r"Register",
    r"Subscribe",
    r"Search",
    r"Menu",
    r"Save",
    r"Tweet",
    r"Copy link",
    r"Advertisement",
    r"Previous",
    r"Next",
    r"More",
    r"Close",
    r"Reply",
    r"Report",
    r"Like",
    r"No comments?(?: yet)?\.?",
    r"Contact [Uu]s",
    r"About [Uu]s",
    r"Facebook",
    r"Twitter",
    r"WeChat",
    r"Weibo",
    r"LinkedIn",
    r"WhatsApp",
    r"Instagram",
    r"YouTube",
    r"关闭",
    r"收藏",
    r"评论",
    r"点赞",
    r"举报",
    r"首页",
    r"登录",
    r"注册",
    r"搜索",
    r"上一[页篇条]",
    r"下一[页篇条]",
    r"更多",
    r"复制链接",
    r"打印",
    r"纠错",
    _NETWORK_ZH,
)
# Stand beside the others: a line of one of these alone may be text.
DATED = (re.sub(r"\?P<\w+>", "?:", DATE.pattern), _CLOCK)
SITES = (_SITE,)
NAMED = (
    r"By(?: [A-Z][\w.'’-]*){2,4}?(?: in [A-Z][a-z]+)?"
    r"(?= [a-z]+\.|\s*(?:$|[|,;·-]|Print|Share|Updated|Published|Source))",
    r"(?:作者|记者|記者)\s*[:：]\s*[一-鿿·]{2,8}",
    r"Source\s*:\s*[A-Z][\w.]*(?: [A-Z]\w+){0,2}",
    r"(?:文章|信息|稿件|新闻)?[来來]源\s*[:：]\s*[^。，\s]{2,20}",
)

# Whole lines.
LINES = (
    r"(?:©|Copyright\s*(?:©|\([cC]\)|\d{4})).{0,150}",
    r".{0,100}\bAll rights reserved\.?",
    rf"Follow (?:us|[\w.' ]{{1,30}}) on {_NETWORK}(?:,? (?:(?:and|or) )?{_NETWORK}\b)*"
    r"(?: (?:to|for) [^.,]{1,50})?\.?",
    rf"(?:Like|Join) us on {_NETWORK}\b[^.]{{0,40}}\.?",
    r"(?:Photos?|Images?|Pictures?)\s+(?:courtesy of|by|provided by|credit)\s?:?\s?(?:\S+\s?){1,9}(?<![.!?:])",
    r"(?:Photo|Image|Picture|Photo credit)\s*[:/]\s*(?:\S+\s?){1,6}(?<![.!?])",
    r"(?:[\w,\- ]+ )?comments (?:may|will) be (?:removed|deleted) by (?:the|our) (?:moderators?|editors?)\.?",
    r"(?:Page )\d+ of \d+",
    r"第\s*\d+\s*页(?:[/，, ]*共\s*\d+\s*页)?",
    r"[<«‹>»›|/\s]*(?:\d+[<«‹>»›|/\s]+){2,}\d*[<«‹>»›|/\s.…]*",
    r"(?:版权所有|版權所有|著作权所有).{0,80}",
    r".{0,40}(?:版权|本[网站报社]).{0,30}未经.{0,20}(?:不得|禁止|严禁)(?:转载|使用|复制).{0,30}",
    r"[（(](?:图片|资料图|图)[^）)。]{0,30}[）)]",
    r"(?:图片来源|供图)\s*[:：/]\s*\S{1,20}",
)

# Credits that end a caption: the caption is text, they are not.
INLINE = re.compile(
    r"[\[(（【](?:Photo|Image|Picture|File photo|Photo by|图片来源|图)\s?[/:：|][^\])）】]{1,60}[\])）】]"
    r"|\[(?:Photo|Image|Picture) (?:by|provided|courtesy)[^\]]{1,60}\]"
    r"|(?:新华社|中新社|本报)?[记記]者\s?[一-鿿·]{2,4}\s?[摄攝](?=\s|$)"
)
# The head of a form: short lines without an end mark that follow it belong to it.
FORM = re.compile(
    r"(?:Add your comments?|(?:Leave|Post|Write) a (?:comment|reply)|发表评论|我要评论)(?:\.\.\.|…|[:：])?",
    re.IGNORECASE,
)
