from __future__ import annotations

from samesaid.explain import explain


def sentences(code: str) -> list[str]:
    """How a code is weighed: the items of its list, each on one line."""
    part = explain(code).split("How it is weighed\n")[1].split("\n\n")[0]
    return part.removeprefix("  - ").replace("\n    ", " ").split("\n  - ")


def test_a_code_that_replaces_all_others() -> None:
    said = sentences("O503")
    assert "Where it is reported, no other finding about the same words is." in said
    assert "Shown together with findings of coverage (O501, O502, O504, O505)." in said
    assert not [s for s in said if s.startswith("Dropped")]


def test_what_takes_precedence_is_named() -> None:
    dropped, row = (s for s in sentences("T404") if s.startswith(("Dropped", "With several")))
    assert dropped.startswith("Dropped if the same words have a finding of numbers, names (E301, E302), terms (T401, ")
    assert row.endswith("says what the others have in its row of the table (term or name).")


def test_a_code_about_one_version() -> None:
    assert any(s.startswith("About one version alone") for s in sentences("E303"))
    assert not any(s.startswith("About one version alone") for s in sentences("N103"))
