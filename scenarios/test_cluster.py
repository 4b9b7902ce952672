"""Clusters through the API."""

from __future__ import annotations

import pytest

from orrery.testlib.environment import Cloud


@pytest.mark.cloud("small")
async def test_a_disabled_cluster_takes_no_new_vm_and_leaves_the_others_alone(cloud: Cloud) -> None:
    cluster = (await cloud.query("QueryCluster"))[0]
    await cloud.call("ChangeClusterState", uuid=cluster["uuid"], stateEvent="disable")
    failure = await cloud.failure(
        "CreateVmInstance",
        name="late",
        instanceOfferingUuid=(await cloud.query("QueryInstanceOffering"))[0]["uuid"],
        imageUuid=(await cloud.query("QueryImage"))[0]["uuid"],
        l3NetworkUuids=[(await cloud.query("QueryL3Network"))[0]["uuid"]],
    )
    assert failure.code == "SYS.1006"
    assert {vm["state"] for vm in await cloud.query("QueryVmInstance")} == {"Running"}


@pytest.mark.cloud("small")
async def test_the_first_host_gives_a_cluster_its_architecture(cloud: Cloud) -> None:
    cluster = (await cloud.query("QueryCluster"))[0]
    assert cluster["architecture"] == "x86_64"
