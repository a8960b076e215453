"""What whoever runs the service looks at."""

from __future__ import annotations

from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from samesaid.review.checking.asked import Given, Wish
from samesaid.review.checking.checks import Checks
from samesaid.review.checking.limits import Limits
from samesaid.review.store.database import Database, UnwritableError
from samesaid.review.web.app import create_app
from samesaid.review.web.config import Proxy, ReviewConfig
from tests.review.api.service import BOTH, Service
from tests.review.client import ADDRESS, browser, signed_in


def test_health_says_nothing_of_texts(service: Service) -> None:
    service.post("/api/check", json={**BOTH, "desk": "economy"})
    del service.headers["Authorization"]
    answer = service.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "failing": [],
        "version": answer.json()["version"],
        "waiting": 1,
        "workers": {"wanted": 0, "alive": 0, "ready": 0},
    }


def test_health_fails_without_workers_and_where_nothing_can_be_written(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its lifespan does not begin: no worker is started.
    client = Service(create_app(ReviewConfig(), database, Checks(database, workers=1)), base_url=ADDRESS)
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["failing"]) == (503, ["workers"])

    def unwritable() -> None:
        raise UnwritableError("review.db: it cannot be written")

    monkeypatch.setattr(database, "writing", unwritable)
    assert client.get("/health").json()["failing"] == ["database", "workers"]


def test_health_fails_where_the_queue_is_full(database: Database) -> None:
    checks = Checks(database, workers=0, limits=Limits(queue=2))
    client = Service(create_app(ReviewConfig(), database, checks), base_url=ADDRESS)
    for key in ("archive one", "archive two"):
        checks.ask("", Wish((Given.of_text("One."), Given.of_text("Two.")), key=key))
    assert client.get("/health").json()["failing"] == []
    with database.writing() as db:
        db.execute("UPDATE jobs SET key = 'mine'")
    assert (client.get("/health").status_code, client.get("/health").json()["failing"]) == (503, ["queue"])


def _metrics(client: Service) -> dict[tuple[str, ...], float]:
    """The samples by name and the values of their labels."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.text)
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


def test_metrics_count_checks_alarms_and_requests(service: Service) -> None:
    text = service.checked({**BOTH, "desk": "economy"})["text"]
    service.checked({"versions": [{"text": "a"}, {"text": "It is no text."}]})
    service.post("/api/check", json=BOTH)
    finding = service.get(f"/api/texts/{text}/findings").json()["findings"][0]["number"]
    service.post(f"/api/findings/{finding}/decisions", json={"state": "not an error"})
    service.get("/nowhere/at/all")
    found = _metrics(service)
    assert found["samesaid_queue_length",] == 1
    assert (found["samesaid_checks", "done"], found["samesaid_checks", "failed"]) == (1, 1)
    assert (found["samesaid_checks_ended_total", "done"], found["samesaid_checks_ended_total", "cancelled"]) == (1, 0)
    assert found["samesaid_check_seconds_count",] == 2
    assert found["samesaid_alarms", "N101", "economy"] == 1
    assert found["samesaid_dismissed_share", "N101", "economy"] == 1
    assert found["samesaid_requests_total", "POST", "/api/check", "202"] == 3
    assert found["samesaid_requests_total", "POST", "/api/findings/{number}/decisions", "200"] == 1
    assert found["samesaid_requests_total", "GET", "none", "404"] == 1


def test_each_application_counts_for_itself(service: Service, tmp_path: Path) -> None:
    service.get("/health")
    other = Service(create_app(ReviewConfig(), Database(tmp_path / "other.db")), base_url=ADDRESS)
    other.headers["Authorization"] = "Bearer nothing"
    client = Service(other.app, base_url=ADDRESS, client=("127.0.0.1", 9))
    assert not [one for one in _metrics(client) if one[0] == "samesaid_requests_total"]


@pytest.mark.parametrize(
    ("peer", "config", "headers", "status"),
    [
        ("127.0.0.1", ReviewConfig(), {}, 200),
        ("::1", ReviewConfig(), {}, 200),
        ("192.0.2.7", ReviewConfig(), {}, 401),
        ("127.0.0.1", ReviewConfig(), {"X-Forwarded-For": "192.0.2.7"}, 401),
        ("127.0.0.1", ReviewConfig(secure=True), {}, 401),
        ("127.0.0.1", ReviewConfig(hosts=frozenset({"review.example"})), {}, 401),
        ("127.0.0.1", ReviewConfig(host="0.0.0.0"), {}, 401),
        ("127.0.0.1", ReviewConfig(proxy=Proxy(header="X-User")), {"X-User": "Mara"}, 200),
    ],
)
def test_metrics_are_for_this_machine(
    database: Database, peer: str, config: ReviewConfig, headers: dict[str, str], status: int
) -> None:
    client = Service(create_app(config, database), base_url=ADDRESS, client=(peer, 9))
    assert client.get("/metrics", headers=headers).status_code == status


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("editor", 403), ("admin", 200)])
def test_metrics_are_for_administrators(database: Database, role: str, status: int) -> None:
    client = signed_in(browser(database, address="192.0.2.7"), database, "Mara", role)
    assert client.get("/metrics").status_code == status


def test_metrics_are_for_programs_with_a_token(service: Service) -> None:
    far = Service(service.app, base_url=ADDRESS, client=("192.0.2.7", 9), headers=dict(service.headers))
    assert far.get("/metrics").status_code == 200
