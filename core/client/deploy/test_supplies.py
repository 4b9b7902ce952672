"""Files that leave open what depends on the machines are completed by a backend; what they say wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from orrery.core.client.deploy import Plan, Supplies, load
from orrery.core.client.deploy.errors import DeploymentErrors

FILE = """\
backupStorages: [{name: store, type: directory}]
images:
  - {name: tiny, backupStorages: [store]}
  - {name: own, url: "http://x/own.qcow2", backupStorages: [store]}
zones:
  - name: zone-{i}
    count: 2
    primaryStorages: [{name: "local-{zone}", type: local}]
    clusters:
      - name: cluster-{zone}
        hypervisorType: KVM
        hosts:
          - {name: "host-{zone}-{i}", count: 2}
          - {name: "named-{zone}", managementIp: "10.0.0.{zone + 2}"}
"""
SUPPLIES = Supplies(
    first_address="10.0.0.1",
    values={"directoryBackupStorage": {"url": "/store"}, "localPrimaryStorage": {"url": "/mnt"}},
    images={"tiny": "file:///tiny.qcow2", "own": "file:///other.qcow2"},
    global_configs={"image/url.fileDirectories": "/"},
)


def _plan(tmp_path: Path) -> Plan:
    file = tmp_path / "open.yaml"
    file.write_text(FILE)
    return load(file, supplies=SUPPLIES)


def test_what_a_file_leaves_open_is_supplied_and_what_it_says_stays(tmp_path: Path) -> None:
    plan = _plan(tmp_path)
    assert [image.url for image in plan.world.images] == ["file:///tiny.qcow2", "http://x/own.qcow2"]
    assert [storage.fields["url"] for storage in plan.of("primaryStorage")] == ["/mnt", "/mnt"]
    (store,) = plan.of("backupStorage")
    assert store.fields["url"] == "/store"
    assert plan.document.global_configs == {"image/url.fileDirectories": "/"}


def test_hosts_get_the_addresses_that_the_file_does_not_use(tmp_path: Path) -> None:
    addresses = {host.name: host.address for host in _plan(tmp_path).hosts if host.name.startswith("host")}
    assert list(addresses.values()) == ["10.0.0.1", "10.0.0.4", "10.0.0.5", "10.0.0.6"]


def test_added_hosts_get_further_addresses(tmp_path: Path) -> None:
    hosts = _plan(tmp_path).scaled(hosts=12).hosts
    addresses = [host.address for host in hosts if host.name.startswith("host")]
    assert len(hosts) == 12 and len(set(addresses)) == len(addresses)


def test_a_purpose_that_a_backend_has_no_image_for_is_refused_where_it_is_left_open(tmp_path: Path) -> None:
    file = tmp_path / "open.yaml"
    file.write_text(FILE)
    supplies = Supplies(without={"tiny": "no such guests here", "own": "nor such"})
    with pytest.raises(
        DeploymentErrors, match=r"open.yaml:3: image 'tiny': field 'url': no such guests here"
    ) as refused:
        load(file, supplies=supplies)
    assert "nor such" not in str(refused.value)
