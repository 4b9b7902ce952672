"""Plans are carried out in order, many calls at a time, and stop at the first failure."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from orrery.core.client.deploy import DeploymentFailed, Plan, Progress, deploy, load
from orrery.core.client.deploy.template import next_address, render, substitute
from orrery.core.client.errors import ApiFailure
from orrery.testlib.fake_api import FakeCaller, fake_declarations

CLOUD = """\
zones:
  - name: z
    clusters:
      - {name: c, hypervisorType: KVM, hosts: [{name: "h{i}", count: 50, managementIp: 10.0.0.1}]}
"""


def cloud(tmp_path: Path, text: str = CLOUD) -> Plan:
    """The plan of a file with that text."""
    (tmp_path / "c.yaml").write_text(text)
    return load(tmp_path / "c.yaml", catalogue=fake_declarations())


def test_independent_calls_run_together_within_the_bound(tmp_path: Path) -> None:
    caller = FakeCaller()
    seen: list[Progress] = []
    deployed = asyncio.run(deploy(cloud(tmp_path), caller, concurrency=7, on_progress=seen.append))
    assert caller.most_running == 7
    assert (seen[-1].done, seen[-1].total) == (52, 52)
    assert caller.of("AddKVMHost")[0]["clusterUuid"] == deployed.uuid("cluster", "c")
    assert deployed.counts == {"CreateZone": 1, "CreateCluster": 1, "AddKVMHost": 50}
    assert deployed.seconds >= 0


def test_a_failure_stops_and_reports_what_there_is(tmp_path: Path) -> None:
    caller = FakeCaller({"h10": ApiFailure("HOST.1000", "cannot add", "10.0.0.11 does not answer")})
    with pytest.raises(DeploymentFailed) as caught:
        asyncio.run(deploy(cloud(tmp_path), caller, concurrency=4))
    assert re.search(r"c\.yaml:\d+: host 'h10' \(AddKVMHost\)", str(caught.value))
    assert "[HOST.1000] 10.0.0.11 does not answer" in str(caught.value)
    assert caught.value.created.count == len(caller.calls) < 20
    assert "h13" not in caught.value.created.uuids["host"] or len(caller.of("AddKVMHost")) <= 13


def test_a_bug_of_the_caller_is_not_swallowed(tmp_path: Path) -> None:
    class Broken(FakeCaller):
        async def call(self, api: str, /, **wire_fields: object) -> dict[str, object]:
            if not api.startswith("Query"):
                raise RuntimeError(api)
            return await super().call(api, **wire_fields)

    with pytest.raises(RuntimeError, match="CreateZone"):
        asyncio.run(deploy(cloud(tmp_path), Broken()))


def test_the_vms_can_follow_later(tmp_path: Path) -> None:
    offerings = "instanceOfferings: [{name: o, cpuNum: 1, memorySize: 1G}]\n"
    plan = cloud(tmp_path, CLOUD + offerings + 'vms: [{name: "v{i}", count: 3, instanceOffering: o}]')
    caller = FakeCaller()

    async def both() -> None:
        deployed = await deploy(plan.infrastructure(), caller)
        assert deployed.wire_fields(plan.vms[0])["instanceOfferingUuid"] == deployed.uuid(
            "instanceOffering", "o"
        )
        await deploy(plan.vms_only(), caller, onto=deployed)
        assert set(deployed.uuids["vm"]) == {"v0", "v1", "v2"}

    asyncio.run(both())


def test_an_empty_plan_is_done_at_once(tmp_path: Path) -> None:
    assert asyncio.run(deploy(cloud(tmp_path, "zones: []"), FakeCaller())).count == 0


def test_templates() -> None:
    indexes = {"i": 7, "zone": 2}
    assert render("10.{zone}.{i // 4}.{i % 4 + 1}", indexes) == "10.2.1.4"
    assert render("{zone * 100 + i}", indexes) == 207
    assert render(["{i:03}", "{{i}}"], indexes) == ["007", "{i}"]
    assert substitute("${n}", {"n": 3}) == 3
    assert substitute("a${n}b", {"n": "${m}", "m": 4}) == "a4b"
    assert next_address("10.0.0.255", 1) == "10.0.1.0"
    assert next_address("localhost", 2) == "127.0.0.3"
    assert next_address("node", 2) == "node-2"
    with pytest.raises(ValueError, match="no expression"):
        render("{__import__('os')}", indexes)
