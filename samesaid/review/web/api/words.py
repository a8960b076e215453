"""Types of the values that requests have, each with its bounds, and models that refuse what they do not know."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

# SQLite's integers have 64 bits.
_MAX_NUMBER = 2**63 - 1
_NO_CONTROL, _NO_NUL = r"^[^\x00-\x1f\x7f]*$", r"^[^\x00]*$"

TextNumber = Annotated[int, Path(ge=1, le=_MAX_NUMBER, description="The number of the text.", examples=[1])]
FindingNumber = Annotated[int, Path(ge=1, le=_MAX_NUMBER, description="The number of the finding.", examples=[1])]
JobNumber = Annotated[int, Path(ge=1, le=_MAX_NUMBER, description="The number of the check.", examples=[1])]
Revision = Annotated[int, Field(ge=0, le=_MAX_NUMBER)]
Line = Annotated[str, StringConstraints(max_length=200, pattern=_NO_CONTROL)]
"""At most 200 characters on one line."""
Words = Annotated[str, StringConstraints(max_length=2_000, pattern=_NO_NUL)]
"""A reason, a note, a comment."""
Day = Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
"""A day in ISO 8601, or nothing."""


class Asking(BaseModel):
    """The body or the query of a request."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Answering(BaseModel):
    """The body of an answer, made of the record of the same fields."""

    model_config = ConfigDict(from_attributes=True, json_schema_serialization_defaults_required=True)
