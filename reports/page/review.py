"""The page of a report in the web application: the same page, but what is decided is posted and everybody sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from samesaid.model import Finding, Report, SamesaidError, State
from samesaid.reports.catalogue import Catalogue, review_catalogue
from samesaid.reports.common.decided import state_key
from samesaid.reports.common.highlights import escaped
from samesaid.reports.page.notes import NoteView
from samesaid.reports.page.pagination import MAX_FINDINGS
from samesaid.reports.page.summary import version_lines
from samesaid.reports.page.templates import REVIEW, fill
from samesaid.reports.page.verdict import verdict_of
from samesaid.reports.page.view import Page, pages_of

READER = "reader"
"""The role that sees everything and decides nothing."""
STATES = tuple(State)
"""The states in the order of their keys, 1 to 5."""
# Of an ISO 8601 time, the characters up to its minutes, and the endings that mean UTC.
_MINUTES = 16
_UTC = ("Z", "+00:00")


@dataclass(frozen=True, slots=True)
class FindingState:
    """What the application knows of a finding.

    ``number`` is its id in the database, ``version`` grows with each change of it. ``state`` is a value of ``State``;
    ``why``, ``who``, ``when`` (ISO 8601) say how it came to it, and are empty where nobody decided. ``comments`` is
    their number, ``scope`` what the decision is about: finding, renderings or rule. ``status`` is new or remaining
    after a new version of the text, else empty. ``lapsed`` is a sentence about a decision that holds no more, or empty.
    """

    number: int
    version: int
    state: str = State.OPEN.value
    why: str = ""
    who: str = ""
    when: str = ""
    assignee: str = ""
    comments: int = 0
    scope: str = "finding"
    status: str = ""
    lapsed: str = ""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What the application knows of a text and of who looks at it.

    ``base`` is the path of the text (``/texts/17``), to which the page posts; ``csrf`` goes with every post. ``who`` is
    signed in, with a ``role``; ``people`` may be assigned. ``back`` is the address of the queue, ``sign_in`` that of
    the form to sign in, ``title_links`` are further links of the top line: words and address. ``settled`` has the
    state of each finding by its id, ``fixed`` a line for each finding of the version before that is gone.
    ``signed_off`` says who signed the text off and when, or is empty. ``text_version`` grows with each change of the
    text.
    """

    base: str
    csrf: str
    who: str
    role: str
    back: str
    text_version: int
    people: tuple[str, ...] = ()
    settled: Mapping[str, FindingState] = field(default_factory=dict)
    fixed: tuple[str, ...] = ()
    signed_off: str = ""
    title_links: tuple[tuple[str, str], ...] = ()
    sign_in: str = "/sign-in"


def render_review_page(
    report: Report, language: str, review: ReviewPage, page: int = 0, *, max_findings: int | None = None
) -> tuple[str, str]:
    """The page and the value of the header Content-Security-Policy to serve it with.

    A report of more than ``max_findings`` (None: ``MAX_FINDINGS``) has several pages, at ``{base}?page=N``; ``page`` is
    one of them, 0 the overview or the only page. Without scripts every card has a form; with scripts the keys of the
    page post. Raises SamesaidError for a page that the report does not have.
    """
    shown = _with_states(report, review.settled)
    say = review_catalogue(language)
    most = MAX_FINDINGS if max_findings is None else max_findings
    pages = pages_of(shown, say, names=_Addresses(review.base), max_findings=most)
    if not 0 <= page < len(pages):
        raise SamesaidError(f"there is no page {page} of this report; its pages are 0 to {len(pages) - 1}")
    made = pages[page]
    if page == 0:
        made = _counted(made, shown, review)
    made = replace(made, review=ReviewView(review, pages, page))
    # A policy in the page itself cannot say who may frame it.
    return fill("report.html.j2", made, REVIEW), f"{REVIEW.policy}; frame-ancestors 'none'"


def _with_states(report: Report, known: Mapping[str, FindingState]) -> Report:
    """The report without what it says itself of decisions that the application knows better."""

    def opened(finding: Finding) -> Finding:
        if finding.id not in known:
            return finding
        # A decision that closes a finding makes it no alarm.
        return replace(finding, decision=None, alarm=finding.alarm or _is_closed(finding))

    back = tuple(finding for finding in report.decided if finding.id in known)
    findings = [opened(finding) for finding in (*report.findings, *back)]
    if back:
        findings.sort(key=lambda f: (not f.alarm, -f.severity.rank, -f.confidence))
    left = tuple(finding for finding in report.decided if finding.id not in known)
    return replace(report, findings=tuple(findings), decided=left, decisions=None)


def _is_closed(finding: Finding) -> bool:
    return finding.decision is not None and finding.decision.state.closes


def _counted(page: Page, report: Report, review: ReviewPage) -> Page:
    """The page with the verdict and the counts of what nobody closed, and with what the new version mended."""
    known = review.settled
    left = [f for f in report.findings if f.id not in known or not State(known[f.id].state).closes]
    counted, labels = replace(report, findings=tuple(left)), [text.label for text in page.texts]
    return replace(
        page,
        verdict=verdict_of(counted, page.say),
        lines=version_lines(counted, labels, page.say) if page.lines else (),
        fixed=(*page.fixed, *review.fixed),
    )


def _numbers(page: Page, known: Mapping[str, FindingState]) -> dict[int, str]:
    """The findings of a page that the application knows: their ids by their numbers."""
    notes = (*page.main, *page.minor, *page.information)
    return {known[note.finding.id].number: note.finding.id for note in notes if note.finding.id in known}


class _Addresses:
    """The addresses of the pages of a text."""

    def __init__(self, base: str) -> None:
        self._base = base

    def __getitem__(self, page: int) -> str:
        return f"{self._base}?page={page}" if page else self._base


class ReviewView:
    """What the templates and the script need of it."""

    def __init__(self, review: ReviewPage, pages: Sequence[Page], page: int) -> None:
        self.page, self._say = review, pages[page].say
        self._here = _numbers(pages[page], review.settled)
        # For links to findings by their numbers: the page of each that is not on this one.
        numbers = ((number, one.number) for one in pages[1:] for number in _numbers(one, review.settled))
        self._elsewhere = {number: at for number, at in numbers if number not in self._here}
        self.decides = review.role != READER
        self.states = tuple((number, state.value, state_key(state)) for number, state in enumerate(STATES, 1))

    def state_of(self, note: NoteView) -> FindingState | None:
        """What the application knows of a finding, None for nothing."""
        return self.page.settled.get(note.finding.id)

    def is_closed(self, note: NoteView) -> bool:
        """Whether a decision closed it."""
        known = self.state_of(note)
        return known is not None and State(known.state).closes

    def status(self, note: NoteView) -> str:
        """``new`` or ``still there`` after a new version of the text, else nothing."""
        known, say = self.state_of(note), self._say
        words = {"new": say("decided.new"), "remaining": say("review.page.remaining")}
        return words.get(known.status, "") if known else ""

    def line(self, note: NoteView) -> str:
        """``not an error (Mei, 2026-11-29 14:05 UTC): house style · for 李 · 2 comments``; nothing for an open one.

        The script writes the same line anew when something changes (`lineOf` in script/review/states.js).
        """
        known, say = self.state_of(note), self._say
        if known is None:
            return ""
        parts = []
        if known.who or known.why or known.state != State.OPEN:
            by = say("joint.comma").join(part for part in (known.who, _time(known.when, say)) if part)
            key = ("by-why" if by else "why") if known.why else ("by" if by else "plain")
            state = say(f"state.{state_key(State(known.state))}")
            parts.append(say(f"decided.{key}", state=state, by=by, why=known.why))
        if known.lapsed:
            parts.append(known.lapsed)
        if known.assignee:
            parts.append(say("review.page.assigned", who=known.assignee))
        if known.comments:
            parts.append(say("review.page.comments", n=known.comments))
        return " · ".join(parts)

    @property
    def words(self) -> dict[str, dict[str, str]]:
        """The sentences that the script of this page needs beside those of every page."""
        say = self._say
        return {
            "review": say.table("review", "page"),
            "decided": say.table("decided", "plain", "by", "why", "by-why"),
            "joint": say.table("joint", "comma", "semicolon", "stop", "space"),
        }

    @property
    def data(self) -> dict[str, Any]:
        """What the script begins with."""
        page = self.page
        names = FindingState.__dataclass_fields__
        return {
            "base": page.base,
            "csrf": page.csrf,
            "who": page.who,
            "decides": self.decides,
            "signIn": page.sign_in,
            "textVersion": page.text_version,
            "elsewhere": self._elsewhere,
            "states": {
                str(escaped(one).striptags()): {"id": one, **{name: getattr(page.settled[one], name) for name in names}}
                for one in self._here.values()
            },
        }


def _time(when: str, say: Catalogue) -> str:
    """A time up to its minutes, marked where it is in UTC."""
    minutes = when[:_MINUTES].replace("T", " ")
    return say("review.page.time", time=minutes) if when.endswith(_UTC) and len(when) > _MINUTES else minutes
