"""Health, readiness and metrics: what they say, and to whom."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

import httpx
import pytest

from orrery.core.api.health import PROBE_SECONDS, operations_app, why_not_ready
from orrery.core.api.server import listener
from orrery.core.kernel.metrics import Gauge, Metrics
from orrery.core.kernel.metrics.kernel import kind_of
from orrery.core.kernel.node import Node, Phase
from orrery.testlib.kernel import FailingConnection
from orrery.testlib.rest import HOST, NOBODY, PASSWORD, Server, run


def samples(text: str) -> dict[str, float]:
    """The values of the metrics by name and labels."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


async def tenant(server: Server) -> httpx.AsyncClient:
    """A client that is logged in as a normal account."""
    fields = {"name": "acme", "password": PASSWORD}
    made = await server.http.post("/v1/accounts", json={"params": fields})
    await server.end_of(made)
    body = {"logInByAccount": {"accountName": "acme", "password": PASSWORD}}
    session = (await server.http.put("/v1/accounts/login", json=body)).json()["inventory"]["uuid"]
    headers = {"Authorization": f"OAuth {session}"}
    transport = httpx.ASGITransport(app=server.app)
    return httpx.AsyncClient(transport=transport, base_url=HOST, headers=headers)


def test_health_asks_for_nothing_and_metrics_for_an_administrator() -> None:
    async def body(server: Server) -> None:
        stranger = httpx.AsyncClient(transport=httpx.ASGITransport(app=server.app), base_url=HOST)
        async with stranger, await tenant(server) as acme:
            for path in ("/healthz", "/readyz"):
                answer = await stranger.get(path)
                assert (answer.status_code, answer.text) == (200, "ok\n")
            assert (await stranger.get("/metrics")).status_code == 400
            wrong = await stranger.get("/metrics", headers={"Authorization": f"OAuth {NOBODY}"})
            assert wrong.json()["error"]["code"] == "ID.1001"
            refused = await acme.get("/metrics")
            assert (refused.status_code, refused.json()["error"]["code"]) == (503, "ID.1002")
            shown = await server.http.get("/metrics")
            assert shown.status_code == 200
            assert shown.headers["content-type"].startswith("text/plain; version=")

    run(body)


def test_calls_and_jobs_are_counted_by_api_and_result() -> None:
    async def body(server: Server) -> None:
        before = samples((await server.http.get("/metrics")).text)
        uuid = await server.zone("z")
        await server.end_of(await server.http.post("/v1/zones", json={"params": {}}))
        await server.http.get("/v1/zones")
        await server.http.get("/v1/zones", params={"q": "nothing=1"})
        after = samples((await server.http.get("/metrics")).text)
        for name, value in {
            'orrery_jobs_total{api="CreateZone",result="success"}': 1,
            'orrery_jobs_total{api="CreateZone",result="failure"}': 1,
            'orrery_job_seconds_count{api="CreateZone"}': 2,
            'orrery_calls_total{api="QueryZone",result="success"}': 1,
            'orrery_calls_total{api="QueryZone",result="failure"}': 1,
            'orrery_call_seconds_bucket{api="QueryZone",le="+Inf"}': 2,
        }.items():
            assert after[name] == value, name
        commits = 'orrery_commits_total{result="success"}'
        assert after[commits] - before.get(commits, 0) >= 2
        assert after["orrery_commit_transactions_sum"] >= after["orrery_commit_transactions_count"] >= 2
        assert after["orrery_event_last_id"] > before["orrery_event_last_id"]
        assert uuid not in (await server.http.get("/metrics")).text

    run(body)


def test_what_is_under_way_is_gathered_when_asked() -> None:
    async def body(server: Server) -> None:
        node = server.node.kernel
        async with node.tasks.queue(f"vm-{NOBODY}"):
            waiting = [asyncio.ensure_future(wait_for(node)) for _ in range(3)]
            await asyncio.sleep(0)
            shown = samples((await node.metrics.text(node.db)).decode())
            assert shown['orrery_queued{kind="vm"}'] == shown['orrery_queue_longest{kind="vm"}'] == 3
            assert shown['orrery_queues_busy{kind="vm"}'] == 1
        for one in waiting:
            await one
        assert 'kind="vm"' not in (await node.metrics.text(node.db)).decode()

    async def wait_for(node: Node) -> None:
        async with node.tasks.queue(f"vm-{NOBODY}"):
            pass

    run(body)


@pytest.mark.parametrize(
    ("signature", "kind"),
    [
        (f"vm-{NOBODY}", "vm"),
        (f"image-cache-{NOBODY}-{NOBODY}-{NOBODY}", "image-cache"),
        ("host-return", "host-return"),
    ],
)
def test_the_kind_of_a_queue_names_no_resource(signature: str, kind: str) -> None:
    assert kind_of(signature) == kind


def test_no_label_names_an_account_or_a_resource() -> None:
    async def body(server: Server) -> None:
        async with await tenant(server) as acme:
            await acme.get("/v1/zones")
        await server.zone("a-zone-of-acme")
        text = (await server.http.get("/metrics")).text
        assert "acme" not in text
        assert re.search(r"[0-9a-f]{32}", text) is None
        labels = {label for metric in server.node.kernel.metrics.declared() for label in metric.labels}
        assert labels == {"api", "direction", "hypervisor", "kind", "result", "state", "status", "workflow"}

    run(body)


def test_a_node_that_starts_or_stops_is_not_ready() -> None:
    async def body(server: Server) -> None:
        node = server.node.kernel
        for phase in (Phase.STARTING, Phase.STOPPING):
            node.phase = phase
            answer = await server.http.get("/readyz")
            assert (answer.status_code, answer.text) == (503, f"the node is {phase.value}\n")
            assert (await server.http.get("/healthz")).status_code == 200
            assert (await operations(node, "/metrics")).status_code == 200
        node.phase = Phase.SERVING
        assert await why_not_ready(node) is None
        await server.node.stop()
        assert await why_not_ready(node) == "the node is stopping"

    run(body)


def test_a_node_whose_database_fails_is_not_ready_until_it_commits_again() -> None:
    async def body(server: Server) -> None:
        node = server.node.kernel
        disk = FailingConnection(node.db)
        disk.refuses_commits = True
        ended = await server.http.post("/v1/zones", json={"params": {"name": "z"}})
        assert ended.status_code == 503
        answer = await server.http.get("/readyz")
        assert (answer.status_code, answer.text) == (
            503,
            "the database could not commit: database or disk is full\n",
        )
        shown = samples((await operations(node, "/metrics")).text)
        assert shown['orrery_commits_total{result="failure"}'] >= 2
        disk.refuses_commits = False
        assert (await server.http.get("/readyz")).status_code == 200
        assert node.db.failure is None

    run(body)


async def operations(node: Node, path: str) -> httpx.Response:
    """What the listener for operators answers."""
    transport = httpx.ASGITransport(app=operations_app(lambda: node))
    async with httpx.AsyncClient(transport=transport, base_url=HOST) as http:
        return await http.get(path)


def test_a_database_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def body(server: Server) -> None:
        async def forever(*given: Any) -> None:
            await asyncio.get_running_loop().create_future()

        monkeypatch.setattr("orrery.core.api.health.PROBE_SECONDS", 0.05)
        monkeypatch.setattr(server.node.kernel.db, "query", forever)
        assert await why_not_ready(server.node.kernel) == "the database has not answered for 0.05 s"

    assert PROBE_SECONDS > 0
    run(body)


def test_a_listener_of_its_own_asks_for_no_credentials_and_serves_no_api() -> None:
    async def body(server: Server) -> None:
        app = operations_app(lambda: server.node.kernel)
        async with listener(app, "127.0.0.1:0") as url, httpx.AsyncClient(base_url=url) as http:
            assert (await http.get("/healthz")).text == "ok\n"
            assert "orrery_jobs_total" in (await http.get("/metrics")).text
            for path in ("/v1/zones", "/docs", "/openapi.json"):
                assert (await http.get(path)).status_code == 404
            assert json.loads((await http.post("/metrics")).text)["detail"] == "Method Not Allowed"
        with pytest.raises(httpx.ConnectError):
            await httpx.AsyncClient(base_url=url).get("/healthz")

    run(body)


def test_a_second_metric_of_a_name_is_refused() -> None:
    metrics = Metrics()
    gauge = Gauge(name="orrery_x", description="x")
    metrics.declare([gauge])
    with pytest.raises(Exception, match="orrery_x"):
        metrics.declare([Gauge(name="orrery_x", description="y")])
    with pytest.raises(KeyError):
        metrics.provide(Gauge(name="orrery_y", description="y"), list)
