"""The APIs of a kind follow from the declarations."""

from __future__ import annotations

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.client.deploy.apis import Apis, Call, referred
from orrery.core.client.deploy.kinds import kinds


@pytest.fixture(scope="module")
def apis() -> Apis:
    """Those of all built-in nouns."""
    return Apis(declarations())


@pytest.mark.parametrize(
    ("api", "family", "field", "call"),
    [
        ("AddKVMHost", "host", "sshPort", Call("UpdateKVMHost", "uuid")),
        ("AddSimulatorHost", "host", "managementIp", Call("UpdateHost", "uuid")),
        ("AddSimulatorHost", "host", "cpuCapacity", None),
        ("CreateUser", "user", "description", Call("UpdateUser", "uuid")),
        ("AddIpRangeByNetworkCidr", "ipRange", "name", Call("UpdateIpRange", "uuid")),
        ("CreateVmInstance", "vm", "instanceOfferingUuid", Call("ChangeInstanceOffering", "vmInstanceUuid")),
        ("CreateVmInstance", "vm", "imageUuid", None),
        ("CreateZone", "zone", "systemTags", None),
    ],
)
def test_what_changes_a_parameter(apis: Apis, api: str, family: str, field: str, call: Call | None) -> None:
    assert apis.changes(api, family).get(field) == call


def test_every_kind_that_makes_a_resource_can_be_listed_and_removed(apis: Apis) -> None:
    for family, vo in apis.vos.items():
        assert vo in apis.queries, family
        assert apis.removal(vo) is not None, family
    assert apis.expunge("VmInstanceVO") == Call("ExpungeVmInstance", "uuid")
    assert apis.expunge("ZoneVO") is None


def test_every_attachment_can_be_taken_back_by_a_served_api(apis: Apis) -> None:
    for kind in kinds().by_tag.values():
        for attachment in kind.attachments:
            if attachment.api in apis.catalogue:
                assert attachment.undo in apis.catalogue, attachment.key
                assert attachment.seen.listed or attachment.seen.path or attachment.seen.rows


def test_a_list_of_uuids_says_of_which_kind() -> None:
    found = referred(declarations()["CreateVmInstance"], "l3NetworkUuids")
    assert found is not None and found.vo == "L3NetworkVO"
