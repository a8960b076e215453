"""One name of the reference that a version calls by several names (E303).

Every mention of a name in the reference is linked with at most one name of the version's sentence. Renderings that are
short forms of one another (the Administration, NIA) are one; two renderings that each have words the other lacks are
told as an inconsistency, with the dominant one, the others, and how often each stands there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names.matching.linking import Link, links
from samesaid.compare.names.matching.variants import Form, forms
from samesaid.compare.names.text import simplify
from samesaid.compare.names.wording import several_message
from samesaid.compare.pair import Pair
from samesaid.languages import primary

_STRENGTH = 0.8


def compare(pair: Pair) -> Iterator[Evidence]:
    """E303 for each name of the reference with renderings that contradict one another, once a name."""
    language = primary(pair.target.document.language)
    by_name: dict[str, list[Link]] = defaultdict(list)
    for link in _unambiguous(list(links(pair))):
        by_name[simplify(link.name)].append(link)
    for found in by_name.values():
        told = forms(found, language)
        if len(told) > 1:
            yield _evidence(found[0].name, told)


def _unambiguous(found: Sequence[Link]) -> Iterator[Link]:
    """Links without those whose rendering stands for another name of the reference more often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for link in found:
        counts[simplify(link.version.text)][simplify(link.name)] += 1
    for link in found:
        names = counts[simplify(link.version.text)]
        if names[simplify(link.name)] == max(names.values()):
            yield link


def _evidence(name: str, told: Sequence[Form]) -> Evidence:
    dominant, others = told[0], told[1:]
    shown = (dominant.links[0], *(link for form in others for link in form.links))
    places = sorted(shown, key=lambda link: link.version.span)
    return Evidence(
        "E303",
        several_message(name, [(form.text, len(form.links)) for form in told]),
        others[0].links[0].bead,
        tuple(link.reference.span for link in places),
        tuple(link.version.span for link in places),
        strength=_STRENGTH,
        reading=f"{name} → {' · '.join(form.text for form in told)}",
        facts=frozenset({"name", "recurring"}),
    )
