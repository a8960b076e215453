"""The thresholds by which documents are read, chosen by hand in November 2026 with the readers.

Lengths are in characters unless the name or the comment says otherwise.
"""

from __future__ import annotations

# Aligned rows: so many characters from all over them decide the language as well as all of them would.
LANGUAGE_SAMPLE_CHARS = 50_000
# A longer first paragraph is no title. A Han character says more than a letter.
MAX_TITLE_CHARS = 160
MAX_TITLE_CHARS_SPACELESS = 60

# Page boilerplate. Longer lines are prose, or a page saved without its line breaks.
MAX_BOILERPLATE_LINE = 220
MAX_FORM_LINE = 60
# A byline is among so many paragraphs at either end of a text.
BYLINE_EDGE_PARAGRAPHS = 6
# A button alone is boilerplate among the last so many paragraphs, but never before this one (counted from 0).
FOOT_PARAGRAPHS = 2
MIN_FOOT_PARAGRAPH = 5

# Day of publication: paragraphs at the head and foot that may be a date line, and at the head that may have a dateline.
DATE_HEAD_PARAGRAPHS = 5
DATE_FOOT_PARAGRAPHS = 2
DATELINE_PARAGRAPHS = 4
MAX_DATE_LINE = 60
MAX_DATELINE = 100

# Web pages. A shorter page has nothing around its text, and trafilatura breaks such texts at inline marks.
MIN_ARTICLE_PAGE = 120
# A line of the page that has fewer characters or letters may be a label.
MIN_PROSE_LINE = 13
MIN_PROSE_LETTERS = 2
# Numbers with fewer digits are not looked for in the text that was read: they may be numbers of items.
MIN_LOST_DIGITS = 2
MAX_LOST_NUMBERS_NAMED = 5
# A line of the page was read if at least half of its samples of so many characters were.
LOST_SAMPLE_CHARS = 8
MAX_LOST_LINE_NAMED = 100
# Attributes of one tag: the parser needs the square of their number (0.1 s for 8,000). Real tags have a few dozen.
MAX_ATTRIBUTES = 5_000

# PDF: lines at the top and at the foot of a page that may be running heads, in at least half of the pages. At most a
# third of a page is header or footer, so short pages (slides) keep their text.
RUNNING_HEAD_LINES = 3
MAX_RUNNING_HEAD = 100
MAX_RUNNING_HEAD_NAMED = 80
# Pages near one another that share a head of a chapter; numbers of a head that may count the pages; how much higher the
# letters of a title are than those of a head that repeats it.
MIN_CHAPTER_HEADS = 3
MAX_HEAD_NUMBERS = 6
MIN_TITLE_HEIGHT_RATIO = 1.2
# A head is apart from the text if it is so many times farther away than lines are from one another. Heads of which the
# place on the page is looked up.
MIN_HEAD_GAP = 1.5
MAX_HEADS_PLACED = 20
# A picture over this share of a page, with words that are not seen, is a scan. Objects of a page that are looked at.
MIN_SCAN_SHARE = 0.85
MAX_PAGE_OBJECTS = 5_000
MAX_PAGES_NAMED = 8
# Control characters in a text: more say that its fonts do not name letters that they show.
MAX_CONTROL_SHARE = 0.01

# Office files: so many parts that are headers or footers are looked at, if they have fewer bytes than this, and so many
# of their lines are looked for in the text, and named in notes.
MAX_HEADS = 60
MAX_HEAD_LINES = 100
MAX_HEAD_BYTES = 200_000
MAX_HEADS_NAMED = 5

# Subtitles: seconds without words that end a paragraph; where fewer end with a mark than this share, none is joined.
SUBTITLE_PAUSE = 3.0
MIN_SUBTITLES_WITH_END = 0.15
# Columns of a sheet that are read.
MAX_TABLE_COLUMNS = 500

# Lines cut to a width. Columns are those of a terminal: a Han character has two. Nobody wraps at more than 120.
MIN_WRAP_COLUMNS = 30
MAX_WRAP_COLUMNS = 120
# Breaks inside blocks where the next word would not have fitted: at least so many, and this share of all.
MIN_WRAP_BREAKS = 3
MIN_WRAP_SHARE = 0.85
# One line in so many may be longer than the width, such as an address on the web.
LINES_PER_OVERLONG = 50
# PDF: the usual line is this quantile of the lines. One that lacks at most this share of it still goes on: letters
# differ in width.
USUAL_LINE_QUANTILE = 0.8
USUAL_LINE_SLACK = 0.25
# Rules against punctuation at the edge of a line move up to two Han characters to the next.
HAN_EDGE_COLUMNS = 4

# pysbd needs the square of a paragraph's length in the worst case (measured): longer ones are cut first.
MAX_SEGMENTER_CHARS = 4_000
# An end mark inside a bracket ends no sentence where the bracket is at most so long.
MAX_ASIDE_CHARS = 100
# A paragraph is cut by the rules of Chinese where Han characters and kana are more than this share of it.
MIN_CJK_SHARE = 1 / 3

# Office files: larger parts are refused, and parts of more than a megabyte that pack better than this ratio, for text
# packs at 5 to 20 to one.
MAX_PART_BYTES = 100 * 1024 * 1024
MAX_COMPRESSION_RATIO = 150
MIN_SUSPECT_BYTES = 1024 * 1024
