"""The ZStack XML family: every sample comes up, whole or without what is not served yet.

The samples stand beside the checkout (``../shared/clouds/xml``); without them there is nothing to test.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from orrery.backends.cloud import CloudOptions, parameters_of, provision
from orrery.core.client.deploy import Plan, deploy, load
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.loop import run_virtual
from orrery.testlib.cloud import TestCloud

SAMPLES = Path(__file__).parent.parent.parent / "shared" / "clouds" / "xml"
FILES = sorted(SAMPLES.rglob("*.xml"))

pytestmark = pytest.mark.skipif(not FILES, reason="the samples are not beside this checkout")


def bring_up(plan: Plan) -> list[str]:
    """Deploys a plan, without what is not served, on a simulated cloud of its own; gives the leaks."""

    async def body() -> list[str]:
        await cloud.start()
        provision(cloud.world, plan)
        deployed = await deploy(plan, cloud, skip_unsupported=True)
        assert isinstance(cloud, TestCloud)
        assert sum(deployed.counts.values()) == len(plan.resources)
        running = await cloud.query("QueryVmInstance", "state=Running")
        assert len(running) == len(plan.vms)
        leaks = await cloud.leaks()
        await cloud.node.stop()
        return leaks

    env = SimEnvironment()
    cloud = TestCloud.build(env, CloudOptions(seed=1, parameters=parameters_of(plan)))
    return run_virtual(body(), env)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_sample_comes_up(file: Path) -> None:
    """What is served of it runs, and nothing leaks."""
    assert bring_up(load(file)) == []


def test_list_of_what_comes_up_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """Prints which samples come up whole, and for the others why not; more may come, none may go."""
    whole, partly = [], {}
    for file in FILES:
        plan = load(file)
        if plan.unsupported:
            partly[file.stem] = plan.unsupported
        else:
            whole.append(file.stem)
    with capsys.disabled():
        print(f"\n{len(whole)} of {len(FILES)} XML samples come up whole: {', '.join(whole)}")
        for name, reasons in partly.items():
            print(f"  only in part: {name}: {'; '.join(reasons)}")
    assert len(whole) >= 31
