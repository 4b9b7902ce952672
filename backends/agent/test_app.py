"""Who may ask an agent, and what it answers; nothing here touches the machine."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from orrery.backends.agent import wire
from orrery.backends.agent.app import make_app
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.identity import Identity
from orrery.backends.agent.service import Agent, now_ms

TOKEN = "the token of this host"
HOST, OTHER_HOST = "1" * 32, "2" * 32
Http = httpx.AsyncClient


def headers(cloud: str = "ours", token: str = TOKEN, version: int = wire.PROTOCOL_VERSION) -> dict[str, str]:
    """Of a request that is taken, unless changed."""
    return {
        "Authorization": f"Bearer {token}",
        wire.VERSION_HEADER: str(version),
        wire.CLOUD_HEADER: cloud,
    }


def claim(cloud: str = "ours", host: str = HOST, skew_ms: int = 0, **more: Any) -> dict[str, Any]:
    """The body of a connect."""
    return {"cloud": cloud, "host": host, "clock_ms": now_ms() + skew_ms, **more}


def with_agent(folder: Path, work: Callable[[Http, Agent], Awaitable[None]]) -> None:
    """Runs a test with an agent that was not opened."""

    async def run() -> None:
        agent = Agent(folder)
        app = make_app(agent, TOKEN)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="https://agent") as http:
            try:
                await work(http, agent)
            finally:
                agent.ledger.close()

    asyncio.run(run())


def failure(answer: httpx.Response) -> wire.Failure:
    """What an answer that is none says."""
    said = wire.Failure.model_validate_json(answer.content)
    assert answer.status_code == wire.STATUSES[said.kind]
    return said


async def connect(http: Http, **asked: Any) -> httpx.Response:
    """The answer to a connect."""
    return await http.post("/v1/connect", json=claim(**asked), headers=headers())


def test_a_wrong_token_or_version_is_refused_everywhere(tmp_path: Path) -> None:
    async def work(http: Http, agent: Agent) -> None:
        for path in ("/v1/ping", "/v1/guests", "/metrics"):
            assert failure(await http.get(path)).kind is wire.FailureKind.TOKEN
            answer = await http.get(path, headers=headers(token="another"))
            assert failure(answer).kind is wire.FailureKind.TOKEN
            answer = await http.get(path, headers=headers(version=99))
            said = failure(answer)
            assert said.kind is wire.FailureKind.VERSION and "99" in said.details
        answer = await http.post("/v1/commands/stop-guest", json={}, headers=headers(token="another"))
        assert failure(answer).kind is wire.FailureKind.TOKEN

    with_agent(tmp_path, work)


def test_a_host_belongs_to_who_connects_it_first_until_it_is_released(tmp_path: Path) -> None:
    async def work(http: Http, agent: Agent) -> None:
        said = failure(await http.get("/v1/ping", headers=headers()))
        assert said.kind is wire.FailureKind.UNCLAIMED
        assert (await connect(http)).status_code == 200
        pong = {"connected": True, "changed": None, "bundle": None}
        assert (await http.get("/v1/ping", headers=headers())).json() == pong
        said = failure(await connect(http, cloud="theirs"))
        assert said.kind is wire.FailureKind.CLAIMED and "[ours]" in said.details
        said = failure(await http.get("/v1/ping", headers=headers("theirs")))
        assert said.kind is wire.FailureKind.CLAIMED
        assert agent.claim.release() == "ours"
        assert (await connect(http, cloud="theirs")).status_code == 200

    with_agent(tmp_path, work)


def test_a_machine_is_one_host_of_its_cloud_unless_that_is_gone(tmp_path: Path) -> None:
    async def work(http: Http, agent: Agent) -> None:
        assert (await connect(http)).status_code == 200
        said = failure(await connect(http, host=OTHER_HOST))
        assert (said.kind, said.host) == (wire.FailureKind.CLAIMED, HOST)
        assert (await connect(http, host=OTHER_HOST, instead_of=HOST)).status_code == 200
        assert (await connect(http, host=OTHER_HOST)).status_code == 200

    with_agent(tmp_path, work)


def test_the_claim_outlives_the_agent_and_being_connected_does_not(tmp_path: Path) -> None:
    async def first(http: Http, agent: Agent) -> None:
        assert (await connect(http)).status_code == 200

    async def second(http: Http, agent: Agent) -> None:
        pong = await http.get("/v1/ping", headers=headers())
        assert pong.json()["connected"] is False

    with_agent(tmp_path, first)
    with_agent(tmp_path, second)


@pytest.mark.parametrize(("skew_ms", "word"), [(3_600_000, "behind"), (-3_600_000, "ahead of")])
def test_a_clock_that_is_off_by_an_hour_is_refused(tmp_path: Path, skew_ms: int, word: str) -> None:
    async def work(http: Http, agent: Agent) -> None:
        said = failure(await connect(http, skew_ms=skew_ms))
        assert said.kind is wire.FailureKind.REFUSED
        assert f"3600 s {word}" in said.details and "NTP" in said.details
        assert agent.ledger.fact("cloud") is None

    with_agent(tmp_path, work)


def test_a_command_that_is_unknown_or_malformed_is_refused_with_the_reason(tmp_path: Path) -> None:
    async def work(http: Http, agent: Agent) -> None:
        await connect(http)
        said = failure(await http.post("/v1/commands/fly", json={}, headers=headers()))
        assert "no command fly" in said.details
        body = {"call": [1, 1, 1], "guest": "../../etc", "force": True}
        said = failure(await http.post("/v1/commands/stop-guest", json=body, headers=headers()))
        assert "guest" in said.details

    with_agent(tmp_path, work)


def test_a_failure_of_the_agent_itself_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(http: Http, agent: Agent) -> None:
        async def broken() -> None:
            raise OSError("no space left")

        await connect(http)
        monkeypatch.setattr(agent.compute, "guests", broken)
        answer = await http.get("/v1/guests", headers=headers())
        assert answer.status_code == 500 and "no space left" in answer.json()["details"]

    with_agent(tmp_path, work)


def test_metrics_count_what_was_done(tmp_path: Path) -> None:
    async def work(http: Http, agent: Agent) -> None:
        agent.metrics.ended("stop-guest", "done", 0.1)
        text = (await http.get("/metrics", headers=headers())).text
        assert 'orrery_agent_commands_total{command="stop-guest",outcome="done"} 1.0' in text

    with_agent(tmp_path, work)


def test_the_identity_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    identity = Identity(tmp_path / "state")
    identity.make()
    made = (identity.fingerprint(), identity.token())
    identity.make()
    assert (identity.fingerprint(), identity.token()) == made
    assert made[0].startswith("sha256:") and len(made[1]) == 64
    for path in (identity.key, identity.folder / "token"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").mkdir()
    with pytest.raises(Refused, match="ledger"):
        Agent(tmp_path)
