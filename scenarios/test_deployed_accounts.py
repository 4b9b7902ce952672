"""Deployment files have accounts, with users, groups and policies, owners, and what is shared."""

from __future__ import annotations

import hashlib
from pathlib import Path

from testlib.cloud import TestCloud, run_cloud

CLOUD = """\
accounts:
  - name: acme
    password: secret
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
        assert [found["name"] for found in await eve.query("QueryInstanceOffering")] == ["small"]
        [own] = await eve.query("QueryDiskOffering")
        fields = {"name": "v", "diskOfferingUuid": own["uuid"]}
        assert (await mallory.failure("CreateDataVolume", **fields)).code == "ID.1002"
        assert (await eve.create("CreateDataVolume", **fields))["size"] == 1 << 30

    run_cloud(body, plan=str(file))
