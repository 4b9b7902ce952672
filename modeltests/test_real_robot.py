"""Runs of the robot on real hosts: the model of simulated ones holds for them too."""

from __future__ import annotations

import pytest

from orrery.modeltests.log import Settings
from orrery.modeltests.mix import SIMULATED_ONLY
from orrery.modeltests.report import Coverage, text_report
from orrery.modeltests.run import Limits, explore, replay
from orrery.testlib.mini_hosts import require_mini_hosts

pytestmark = pytest.mark.xdist_group("real-hosts")
STEPS = 120


@pytest.mark.parametrize(("backend", "concurrency"), [("docker", 1), ("docker", 3), ("kvm", 1)])
def test_the_model_predicts_every_outcome(backend: str, concurrency: int) -> None:
    require_mini_hosts()
    settings = Settings(backend=backend, cloud="three", seed=3, concurrency=concurrency)
    run = explore(settings, Limits(STEPS))
    assert not run.causes, text_report(run)
    done = Coverage(run)
    assert not set(done.done) & set(SIMULATED_ONLY)
    assert done.succeeded["CreateVmInstance"], text_report(run)
    assert done.failed.total() < STEPS / 10, text_report(run)


def test_a_log_of_real_hosts_can_be_replayed() -> None:
    require_mini_hosts()
    settings = Settings(backend="docker", cloud="three", seed=5)
    run = explore(settings, Limits(20))
    again = replay(settings, run.log.actions)
    assert [step.outcome for step in again.steps] == [step.outcome for step in run.steps]
