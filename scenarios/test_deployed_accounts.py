"""Deployment files have accounts, with users, groups and policies, owners, and what is shared."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from orrery.core.client.deploy import load
from orrery.core.client.deploy.errors import DeploymentError
from orrery.testlib.cloud import TestCloud, run_cloud

CLOUD = """\
accounts:
  - name: acme
    password: secret
    quotas: {vm.num: 5, volume.capacity: 1T}
    policies:
      - name: operators
        statements:
          - {effect: Allow, actions: ["*DataVolume"]}
    groups:
      - {name: ops, policies: [operators]}
    users:
      - {name: eve, password: pw, groups: [ops]}
      - {name: mallory, password: pw}
instanceOfferings:
  - {name: small, cpuNum: 1, memorySize: 1G, sharedWith: [acme]}
  - {name: large, cpuNum: 8, memorySize: 8G}
  - {name: open, cpuNum: 2, memorySize: 2G, sharedWith: everybody}
diskOfferings:
  - {name: own, diskSize: 1G, account: acme}
"""


def test_a_deployment_has_accounts_with_users_and_what_they_share(tmp_path: Path) -> None:
    file = tmp_path / "cloud.yaml"
    file.write_text(CLOUD)
    login = {"accountName": "acme", "password": hashlib.sha512(b"pw").hexdigest()}

    async def body(cloud: TestCloud) -> None:
        eve = await cloud.logged_in("LogInByUser", **login, userName="eve")
        mallory = await cloud.logged_in("LogInByUser", **login, userName="mallory")
        seen = await eve.query("QueryInstanceOffering")
        assert sorted(found["name"] for found in seen) == ["open", "small"]
        limits = {row["name"]: row["value"] for row in await eve.query("QueryQuota")}
        assert (limits["vm.num"], limits["volume.capacity"]) == (5, 1 << 40)
        [own] = await eve.query("QueryDiskOffering")
        fields = {"name": "v", "diskOfferingUuid": own["uuid"]}
        assert (await mallory.failure("CreateDataVolume", **fields)).code == "ID.1002"
        assert (await eve.create("CreateDataVolume", **fields))["size"] == 1 << 30

    run_cloud(body, plan=str(file))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("    quotas: {vm.num: many}", "vm.num"),
        ("    quotas: {vm.num: -1}", "quota 'vm.num'"),
        ("    quotas: 5", "expected a list of quota elements"),
    ],
)
def test_a_bad_quota_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "cloud.yaml"
    file.write_text(f"accounts:\n  - name: acme\n    password: secret\n{line}\n")
    with pytest.raises(DeploymentError) as refused:
        load(str(file), {})
    assert told in str(refused.value) and ":4" in str(refused.value)
