"""A small report made by hand: one Chinese text, two English versions, one of every shape a report can show."""

from __future__ import annotations

from samesaid.model import (
    Bead,
    Check,
    Document,
    Finding,
    Note,
    Report,
    Rule,
    Score,
    Sentence,
    Severity,
    Span,
    literal,
    message,
)
from tests.builders import finding_of

CHINESE = (
    ("今年前七个月，各地共办结边境案件2.2万余起，抓获嫌疑人3.9万余名。", 0),
    ("连续四年的“獴猎”行动切断了一批偷渡通道。", 0),
    ("对此，我们一直密切关注。", 1),
    ("查获的非法出境人数同比下降三成。", 1),
    ("港口城市还设立了新的查验通道。", 3),
)
ROUGH = (
    ("The number of people caught leaving illegally fell by about a quarter.", 0),
    ("In the first seven months, more than 22 million border cases were closed and over 39,000 suspects caught.", 0),
    ("The “Liao Hunting” operation, now in its fourth year, has cut off a number of smuggling routes.", 1),
    ("Port cities also opened new inspection lanes.", 2),
    ("Readers were asked to share their views.", 2),
)
CAREFUL = (
    ("In the first seven months, more than 22,000 border cases were closed and over 39,000 suspects caught.", 0),
    ("The “Mongoose” operation, now in its fourth year, has cut off a number of smuggling routes.", 0),
    ("This is something we keep a close eye on.", 1),
    ("The number of people caught leaving illegally fell by thirty percent.", 1),
    ("Port cities have also opened new channels for inspection.", 2),
)


_MAJOR, _MINOR = Severity.MAJOR, Severity.MINOR
FORMULA = literal("1000 × (1×25 + 3×5 + 1×1 …) / words of the reference")
RULES = (
    Rule("N104", "Different by a power of ten", "Two numbers are a power of ten apart.", "numbers", Severity.CRITICAL),
    Rule("N106", "Different unit", "One amount has two units.", "numbers", _MAJOR),
    Rule("N103", "Different values", "One number has two values.", "numbers", _MAJOR),
    Rule("N105", "Different bound", "One number has two bounds.", "numbers", _MINOR),
    Rule("E302", "Different name", "Each side has a name that the other lacks.", "inconsistent-entities", _MINOR),
    Rule("T403", "Term rendered in several ways", "One term has several renderings.", "inconsistency", _MINOR),
    Rule("T404", "Versions use different terms", "Two versions render one term differently.", "terminology", _MAJOR),
    Rule("O502", "Added to the version", "A sentence has no counterpart in the reference.", "addition", _MINOR),
    Rule("O504", "Moved passage", "A passage is elsewhere in the version.", "other", _MINOR),
)
CHECKS = (
    Check(message("check.numbers"), ("N103", "N104", "N105", "N106")),
    Check(
        message("check.names"),
        ("E302",),
        message("unchecked.languages", one=literal("Chinese"), other=literal("English")),
    ),
    Check(message("check.sentences"), ("O502",)),
)


def document(name: str, language: str, lines: tuple[tuple[str, int], ...], **more: object) -> Document:
    """A document of these (sentence, paragraph) pairs, a blank line between paragraphs."""
    text = ""
    sentences: list[Sentence] = []
    for index, (line, paragraph) in enumerate(lines):
        if sentences:
            text += "\n\n" if paragraph != sentences[-1].paragraph else " "
        sentences.append(Sentence(line, Span(len(text), len(text) + len(line)), index, paragraph))
        text += line
    return Document(name, language, text, tuple(sentences), **more)  # type: ignore[arg-type]


def at(document: Document, words: str) -> Span:
    """The span of the first occurrence of these words."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def sample_report() -> Report:
    """Two versions, a null bead each way, a moved passage, marks that cross, every severity, folded wording."""
    footer = "分享到：微信 微博"
    zh = document("zh.txt", "zh", (*CHINESE, (footer, 4)), title="边境管理情况通报")
    notes = (
        Note("encoding", message("note.encoding", encoding="utf-8", how=message("note.how.valid"))),
        Note("furniture", message("note.boilerplate"), at(zh, footer)),
    )
    zh = Document("zh.txt", "zh", zh.text, zh.sentences[:-1], "zh.txt", zh.title, None, notes)
    rough = document("rough.txt", "en", ROUGH, title="Border briefing, rough version")
    careful = document("careful.txt", "en", CAREFUL, title="Border briefing")
    beads = (
        Bead((0,), (1,), 0.8),
        Bead((1,), (2,), 0.7),
        Bead((2,), ()),
        Bead((3,), (0,), 0.81, moved=True),
        Bead((4,), (3,), 0.9),
        Bead((), (4,)),
    )
    straight = tuple(Bead((i,), (i,), 0.9) for i in range(5))
    return Report(
        reference=zh,
        versions=(rough, careful),
        alignments=(beads, straight),
        findings=_findings(zh, rough, careful),
        scores=(
            (
                Score("penalty per 1,000 words", 348.8372, FORMULA),
                Score("chrF", 41.5, literal("nrefs:1|case:mixed")),
            ),
            (),
        ),
        signature=(
            ("samesaid", "0.1.0"),
            ("encoder", "test-encoder"),
            ("languages", "zh-en,en"),
            ("settings", "default"),
        ),
        warnings=(literal("rough.txt: 4 of its 5 sentences have a counterpart; read the result with care."),),
        rules=RULES,
        checks=(CHECKS, CHECKS),
    )


def _findings(zh: Document, rough: Document, careful: Document) -> tuple[Finding, ...]:
    critical, major, minor = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR
    return (
        finding_of(
            "a1", "N104", "numbers", critical, 0.97,
            "The English has 22 million cases where the Chinese has 22,000 (2.2万).", 0, 0,
            (at(zh, "2.2万余起"),), (at(rough, "more than 22 million"),),
            "2.2万余 → 22,000 or more · 22 million → 22,000,000 · 1,000 times apart", "22,000 cases",
        ),
        finding_of(
            "a2", "O501", "omission", major, 0.84, "A sentence is missing from the English.", 0, 2,
            (zh.sentences[2].span,), (),
        ),
        finding_of(
            "a3", "T404", "terminology", major, 0.72,
            "“Liao Hunting” is used for 獴猎; the other version says “Mongoose”.",
            0, 1, (at(zh, "“獴猎”行动"),), (at(rough, "The “Liao Hunting” operation"),),
        ),
        finding_of(
            "a4", "E302", "inconsistent-entities", minor, 0.55, "The name 獴猎 is rendered as a person's name.", 0, 1,
            (at(zh, "獴猎"),), (at(rough, "Liao Hunting” operation, now"),),
        ),
        finding_of(
            "a5", "N103", "numbers", major, 0.9,
            "The English has about a quarter where the Chinese has 30 percent.", 0, 3,
            (at(zh, "三成"),), (at(rough, "about a quarter"),), "三成 → 30 % · about a quarter → about 25 %",
        ),
        finding_of(
            "a6", "O502", "addition", minor, 0.8, "The English has a sentence more.", 0, 5, (),
            (rough.sentences[4].span,),
        ),
        finding_of("a7", "T403", "inconsistency", minor, 0.6, "Lanes for inspection have two names.", 0, None),
        finding_of(
            "b1", "T404", "terminology", minor, 0.4, "“inspection lanes” against “channels for inspection”.", 0, 4,
            (at(zh, "查验通道"),), (at(rough, "inspection lanes"),), alarm=False,
        ),
        finding_of("b2", "O504", "other", minor, 0.9, "The fall of illegal exits comes first.", 0, 3, alarm=False),
        finding_of(
            "c1", "N105", "numbers", minor, 0.7, "The English leaves out “more than”.", 1, 0,
            (at(zh, "3.9万余名"),), (at(careful, "39,000"),),
        ),
    )  # fmt: skip
