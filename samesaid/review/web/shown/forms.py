"""Fields of a form that somebody posted: read as text or numbers, with one line for what is neither."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from samesaid.review.store.records import InvalidError

# SQLite's integers have 19 digits.
_MAX_DIGITS = 18


@dataclass(frozen=True, slots=True)
class FormFields:
    """The fields of a form in their order; a name may occur several times. Files are left out."""

    items: tuple[tuple[str, str], ...]

    def has(self, name: str) -> bool:
        """Whether there is a field of this name, be it empty."""
        return any(key == name for key, _ in self.items)

    def one(self, *names: str) -> str:
        """The first value of one of these names, empty where there is none."""
        return next((value for key, value in self.items if key in names), "")

    def numbers(self, *names: str) -> tuple[int, ...]:
        """All values of these names as whole numbers. Raises InvalidError for one that is none."""
        found = [value.strip() for key, value in self.items if key in names]
        for value in found:
            if not (value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS):
                raise InvalidError(f"{names[0]} is no number; open the page again")
        return tuple(map(int, found))

    def number(self, *names: str) -> int | None:
        """The first value of one of these names as a whole number; None where there is none or it is empty."""
        return self.numbers(*names)[0] if self.one(*names) else None


async def form_fields(request: Request) -> FormFields:
    """The form of a request. A body that is no form has no fields."""
    form = await request.form()
    return FormFields(tuple((name, value) for name, value in form.multi_items() if isinstance(value, str)))
