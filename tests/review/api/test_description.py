"""The description of the service (OpenAPI), and requests made from it by Schemathesis.

None of them is a fault, and every answer is as described.
"""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from samesaid.review.checking.checks import Checks
from samesaid.review.checking.limits import Limits
from samesaid.review.web.answers import PROBLEM_JSON
from samesaid.review.web.app import create_app
from samesaid.review.web.config import Limits as WebLimits
from samesaid.review.web.config import ReviewConfig
from tests.review.api.service import Service, signed
from tests.review.client import ADDRESS, database_at

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# Requests for each operation and mode; SAMESAID_REQUESTS=500 makes more.
REQUESTS = int(os.environ.get("SAMESAID_REQUESTS", "4"))
METHODS = ("get", "post", "put", "delete")


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The service with two texts of three findings, of which none is refused because there were many before."""
    database = database_at(tmp_path_factory.mktemp("described"))
    many = 10**9
    checks = Checks(database, workers=0, limits=Limits(queue=many, per_minute=many))
    app = create_app(ReviewConfig(limits=WebLimits(checks_an_hour=many)), database, checks)
    service = signed(Service(app, base_url=ADDRESS), database, "Mara", "admin")
    service.checked()
    service.checked({"versions": [{"text": "One.\nTwo.\nThree."}, {"text": "One.\n2.\n3."}], "desk": "economy"})
    service.put("/api/glossaries/economy", content="source,target\n渡轮,ferry\n".encode())
    return service


def _operations(service: Service) -> list[tuple[str, str, dict[str, Any]]]:
    paths = service.get("/api/openapi.json").json()["paths"]
    return [(method, path, paths[path][method]) for path in paths for method in METHODS if method in paths[path]]


def test_every_answer_is_described_with_an_example(described: Service) -> None:
    schemas = described.get("/api/openapi.json").json()["components"]["schemas"]
    operations = _operations(described)
    assert len(operations) > 20
    for method, path, operation in operations:
        assert operation["description"], (method, path)
        for status, response in operation["responses"].items():
            assert response["description"], (method, path, status)
            for kind, content in response.get("content", {}).items():
                assert (kind == PROBLEM_JSON) is (int(status) >= 400 and path != "/health"), (method, path, status)
                name = content["schema"].get("$ref", "").rpartition("/")[2]
                assert "example" in content or not name or "examples" in schemas[name], (method, path, status)


def test_no_reference_of_the_description_leads_nowhere(described: Service) -> None:
    text = described.get("/api/openapi.json").text
    schemas = json.loads(text)["components"]["schemas"]
    named = {part.partition('"')[0] for part in text.split('"#/components/schemas/')[1:]}
    assert named <= schemas.keys()
    assert {"Problem", "DecisionConflict", "CheckWanted", "Finding"} <= named


def test_the_description_needs_a_visitor_who_is_signed_in(described: Service) -> None:
    assert Service(described.app, base_url=ADDRESS).get("/api/openapi.json").status_code == 401


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fit", "unfit"])
def test_requests_made_from_the_description(described: Service, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_dict(described.get("/api/openapi.json").json())
    schema.app = described.app
    token = {"Authorization": described.headers["Authorization"]}
    statuses: set[int] = set()
    for result in schema.get_all_operations():
        operation = result.ok()
        takes = any((operation.path_parameters, operation.query, operation.body))
        # Where nothing is taken, nothing can be unfit.
        if takes or mode is GenerationMode.POSITIVE:
            _asked(operation, mode, token, statuses)
    assert statuses & {200, 202} if mode is GenerationMode.POSITIVE else statuses & {422}


def _asked(operation: Any, mode: GenerationMode, headers: dict[str, str], statuses: set[int]) -> None:
    """Make requests of an operation, and add their statuses."""

    @given(operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=REQUESTS,
        derandomize="SAMESAID_REQUESTS" not in os.environ,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        # Nobody makes the checks: to wait for them would take minutes.
        case.query = {name: value for name, value in (case.query or {}).items() if name != "wait"}
        statuses.add(case.call_and_validate(base_url=ADDRESS, headers=headers, checks=CHECKS).status_code)

    ask()
