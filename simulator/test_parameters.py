"""Parameters come from plain data, with errors that name the wrong field."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml

from orrery.simulator.faults import Fault, FaultKind
from orrery.simulator.latency import Fixed, Lognormal, Uniform
from orrery.simulator.parameters import ParameterError, Parameters

EXAMPLE = """
latencies:
  start_vm: {median: 2.5, spread: 0.4}
  stop_vm: 1
  ping: {low: 0.01, high: 0.02}
latency_factor: 2
machine: {cpus: 8, memory_bytes: 64G, interfaces: [eth0]}
bandwidths: {host: 125000000}
images:
  http://a/b.qcow2: {size: 10G, actual_size: 500M}
  http://a/broken.iso: {fails_at: 0.5}
faults:
  - {kind: dead_host, addresses: [10.0.0.1], at: 60, duration: 30, power: off}
  - {kind: slow_host, pattern: "10.0.1.*", share: 0.1, factor: 20}
"""


def test_yaml_example_is_read() -> None:
    parameters = Parameters.from_dict(yaml.safe_load(EXAMPLE))
    assert parameters.latencies.start_vm == Lognormal(2.5, 0.4)
    assert parameters.latencies.stop_vm == Fixed(1.0)
    assert parameters.latencies.ping == Uniform(0.01, 0.02)
    assert parameters.machine.memory_bytes == 64 << 30
    assert parameters.machine.interfaces == ("eth0",)
    assert parameters.images["http://a/b.qcow2"].actual_size == 500 << 20
    dead = parameters.faults[0]
    assert dead == Fault(kind=FaultKind.DEAD_HOST, addresses=("10.0.0.1",), at=60, duration=30, power=False)
    assert dead.end == 90


def test_latencies_have_profiles() -> None:
    measured = Parameters.from_dict({"latencies": "libvirt"})
    assert measured == Parameters()
    assumed = Parameters.from_dict({"latencies": "datacenter"}).latencies
    assert measured.latencies.ping.draw(random.Random(1)) < assumed.ping.draw(random.Random(1))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"latencys": {}}, "parameters.latencys: no such parameter"),
        ({"latencies": {"start_vm": "soon"}}, "parameters.latencies.start_vm: expected float, got 'soon'"),
        ({"latencies": {"start_vm": {"mean": 1}}}, "parameters.latencies.start_vm: expected median"),
        ({"latencies": "fast"}, "parameters.latencies: 'fast' is none of libvirt, containers, datacenter"),
        ({"machine": {"cpus": "many"}}, "parameters.machine.cpus: expected a whole number"),
        ({"machine": {"interfaces": "eth0"}}, "parameters.machine.interfaces: expected a list"),
        ({"faults": [{"kind": "fire"}]}, r"parameters.faults\[0\].kind: 'fire' is none of slow_host"),
        ({"faults": [{}]}, r"parameters.faults\[0\].kind: is missing"),
        ({"faults": [{"kind": "slow_host", "share": 2}]}, r"parameters.faults\[0\]: probability and share"),
        ({"auto_provision": 1}, "parameters.auto_provision: expected bool"),
        ({"images": []}, "parameters.images: expected a mapping"),
    ],
)
def test_wrong_data_is_named(data: Any, message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        Parameters.from_dict(data)


def test_unknown_image_has_a_size_of_its_own() -> None:
    parameters = Parameters()
    sizes = [parameters.remote_image(f"http://x/{number}").size for number in range(100)]
    assert len(set(sizes)) > 50
    assert all(parameters.smallest_image - (1 << 20) < size <= parameters.largest_image for size in sizes)
    assert sizes[0] == Parameters().remote_image("http://x/0").size


def test_draws_are_whole_microseconds() -> None:
    rng = random.Random(1)
    for distribution in (Lognormal(2.0), Uniform(1, 2), Fixed(0.1234567)):
        drawn = distribution.draw(rng)
        assert drawn == round(drawn, 6)
