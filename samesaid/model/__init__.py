"""What travels through samesaid: frozen records, made once and never changed.

Offsets are half-open and count code points of a document's text. For every sentence and mention,
``document.text[span.start:span.end]`` is its text.
"""

from samesaid.model.alignment import SIDES, Bead, SideName, Surface, other_side, rows_over_versions
from samesaid.model.decision import Baseline, Decision, DecisionsUsed, PastFinding, State
from samesaid.model.encoder import Encoder, Entailment, FloatArray
from samesaid.model.errors import NoText, SamesaidError
from samesaid.model.finding import Check, Finding, Rule, Score, Severity
from samesaid.model.message import Argument, Message, language_name, literal, message, sentences
from samesaid.model.report import UNRELATED, Cell, ComparisonRow, Relation, Report, about_relation
from samesaid.model.termbase import Candidate, Term, Termbase
from samesaid.model.text import Document, Mention, Note, Sentence, Span

__all__ = [
    "SIDES",
    "UNRELATED",
    "Argument",
    "Baseline",
    "Bead",
    "Candidate",
    "Cell",
    "Check",
    "ComparisonRow",
    "Decision",
    "DecisionsUsed",
    "Document",
    "Encoder",
    "Entailment",
    "Finding",
    "FloatArray",
    "Mention",
    "Message",
    "NoText",
    "Note",
    "PastFinding",
    "Relation",
    "Report",
    "Rule",
    "SamesaidError",
    "Score",
    "Sentence",
    "Severity",
    "SideName",
    "Span",
    "State",
    "Surface",
    "Term",
    "Termbase",
    "about_relation",
    "language_name",
    "literal",
    "message",
    "other_side",
    "rows_over_versions",
    "sentences",
]
