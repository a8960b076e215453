"""Small bilingual files in many layouts."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

XLIFF_1, XLIFF_2, SDL = "xliff 1.2", "xliff 2.0", "sdlxliff"


@dataclass(frozen=True, slots=True)
class Made:
    """A file: its kind, its bytes, the format and ending of it, and the places of its units and segments."""

    kind: str
    data: bytes
    format: str
    ending: str
    places: tuple[tuple[int, str], ...]


_WORDS = st.sampled_from(
    ["The port", "3,200 ships", "a &gt; b", "港口&amp;船", "<![CDATA[<b>]]>", "x<!-- <note> -->y", "“q”"]
)
_BLANKS = st.sampled_from(["", "\n", "\n  ", "\r\n\t", "\n\t\t"])
_CODES = {
    XLIFF_1: ["{}", "<g id='1'>{}</g>", '{}<x id="2"/>', "<bpt id='3'>&lt;b></bpt>{}<ept id='3'>&lt;/b></ept>"],
    XLIFF_2: ["{}", "<pc id='1'>{}</pc>", '{}<ph id="2"/>'],
    "tmx": ["{}", "<hi>{}</hi>", "{}<ph x='1'>&lt;br></ph>"],
    SDL: ["{}", "<g id='1'>{}</g>", '{}<mrk mtype="x-sdl-location" mid="a"/>'],
}
_HEADS = {
    XLIFF_1: '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:o="urn:other">'
    "<file original='a' source-language='en' target-language='de' datatype='plaintext'><body>",
    XLIFF_2: '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:o="urn:other" srcLang="en" '
    "trgLang='de'><file id='f'>",
    "tmx": '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="en"/><body>',
    SDL: '<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" '
    'version="1.2" sdl:version="1.0">{}<file original="a" datatype="x-sdlfilterframework2" source-language="en-US" '
    'target-language="de-DE"><body>',
}
_TAILS = {
    XLIFF_1: "</body></file></xliff>", XLIFF_2: "</file></xliff>", "tmx": "</body></tmx>", SDL: "</body></file></xliff>"
}  # fmt: skip
_INFORMATION = [
    "",
    '<doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><rep-defs></rep-defs></doc-info>',
    '<doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="theirs"><Comments xmlns="">'
    '<Comment severity="Low" user="Anna" date="2026-01-02T03:04:05+00:00" version="1.0">Really?</Comment></Comments>'
    "</cmt-def></cmt-defs></doc-info>",
]


@st.composite
def files(draw: st.DrawFn) -> Made:
    """A file of XLIFF 1.2 or 2.0, TMX or SDLXLIFF, laid out anyhow."""
    kind = draw(st.sampled_from([XLIFF_1, XLIFF_2, "tmx", SDL]))
    blanks = draw(_BLANKS)

    def words() -> str:
        return draw(st.sampled_from(_CODES[kind])).format(draw(_WORDS))

    units, places = [], []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        parts, segments = _unit(draw, kind, number, words)
        units.append(blanks.join(parts))
        places += [(number, segment) for segment in segments]
    head = _HEADS[kind].format(draw(st.sampled_from(_INFORMATION))) if kind == SDL else _HEADS[kind]
    encoding, mark = draw(st.sampled_from([("UTF-8", ""), ("UTF-8", "\ufeff"), ("UTF-16", ""), ("gb18030", "")]))
    declared = draw(
        st.sampled_from(
            [f'<?xml version="1.0" encoding="{encoding}"?>', f"<?xml version='1.0' encoding='{encoding}'?>\n"]
        )
    )
    text = f"{mark}{declared}{head}{blanks}{blanks.join(units)}{blanks}{_TAILS[kind]}\n"
    ending = {"tmx": ".tmx", SDL: ".sdlxliff"}.get(kind, ".xlf")
    return Made(kind, text.encode(encoding), "tmx" if kind == "tmx" else "xliff", ending, tuple(places))


def _unit(draw: st.DrawFn, kind: str, number: int, words: object) -> tuple[list[str], list[str]]:
    """The lines of a unit, and its segments."""
    assert callable(words)
    if kind == "tmx":
        own = draw(st.sampled_from([[], ["<note>theirs</note>"], ['<prop type="x-a">b</prop>', "<note>c</note>"]]))
        variants = [f'<tuv xml:lang="{tag}"><seg>{words()}</seg></tuv>' for tag in ("en", "de")]
        return [f'<tu tuid="t{number}">', *own, *variants, "</tu>"], [""]
    if kind == XLIFF_2:
        own = draw(st.sampled_from([[], ["<o:p><o:q/></o:p>"], ["<notes><note category='x'>theirs</note></notes>"]]))
        count = draw(st.integers(1, 2))
        segments = [f"<segment><source>{words()}</source><target>{words()}</target></segment>" for _ in range(count)]
        return [f"<unit id='u{number}'>", *own, *segments, "</unit>"], [str(n) for n in range(1, count + 1)]
    after = draw(
        st.sampled_from([[], ['<note from="Anna">theirs</note>'], ["<alt-trans><target>x</target></alt-trans>"]])
    )
    begin = f"<trans-unit id='u{number}'>"
    if kind == XLIFF_1:
        target = draw(st.sampled_from(["<target/>", f"<target state='final'>{words()}</target>"]))
        return [begin, f"<source>{words()}</source>", target, *after, "</trans-unit>"], [""]
    mids = [f"{number}{n}" for n in range(draw(st.integers(1, 2)))]
    source, target = ("".join(f'<mrk mtype="seg" mid="{mid}">{words()}</mrk>' for mid in mids) for _ in range(2))
    if draw(st.booleans()):
        target = target.replace(target[target.rindex('<mrk mtype="seg"') :], f'<mrk mtype="seg" mid="{mids[-1]}"/>')
    lines = [begin, f"<source>{source}</source>".replace(' mtype="seg"', ' mtype="x"')]
    lines += [f"<seg-source>{source}</seg-source>", f"<target>{target}</target>", *after]
    return [*lines, "<sdl:seg-defs></sdl:seg-defs>", "</trans-unit>"], mids
