"""The description of the service by OpenAPI 3.1: that of FastAPI, with the models that it does not see."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from samesaid.review.web.api.checks.models import CheckWanted
from samesaid.review.web.api.findings.models import AssigneeConflict, DecisionConflict
from samesaid.review.web.api.problems import Problem
from samesaid.review.web.api.security import SESSION
from samesaid.review.web.api.texts.models import SignatureConflict

# Problems are no models of a route, and a body that is JSON or a form is read by hand.
_FURTHER: tuple[type[BaseModel], ...] = (Problem, DecisionConflict, AssigneeConflict, SignatureConflict, CheckWanted)
_ABOUT = (
    "Checks, texts, findings and decisions of a review. Programs send `Authorization: Bearer TOKEN`; "
    "`samesaid review user token NAME` makes a token. Problems are `application/problem+json` (RFC 9457)."
)


def described(app: FastAPI, cookie: str) -> dict[str, Any]:
    """The description; ``cookie`` is the name of the cookie of a session."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=_ABOUT, routes=app.routes)
        components = made["components"]
        _, further = models_json_schema(
            [(model, "validation") for model in _FURTHER], ref_template="#/components/schemas/{model}"
        )
        components["schemas"] = {**further["$defs"], **components["schemas"]}
        components["securitySchemes"][SESSION]["name"] = cookie
        app.openapi_schema = made
    return app.openapi_schema
