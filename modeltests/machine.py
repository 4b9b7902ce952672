"""The same model under Hypothesis, which chooses the actions and shrinks what it finds."""

from __future__ import annotations

import random
from contextlib import ExitStack

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from orrery.modeltests.drawing import Drawer, Share, actions
from orrery.modeltests.engine import Engine, Step
from orrery.modeltests.log import Settings
from orrery.modeltests.run import opened
from orrery.modeltests.strategies import ORDINARY, WEIGHTS

LIFE = tuple(
    name
    for name in actions()
    if "VmInstance" in name or "Volume" in name or name == "MigrateVm"
    for _ in range(WEIGHTS.get(name, ORDINARY))
)
"""What is drawn half of the time: the life of VMs and volumes, by the weights of the robot."""


class Robot(RuleBasedStateMachine):
    """A cloud on which Hypothesis does actions; each must end as the model says."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        self._cloud = self._stack.enter_context(opened(Settings(variables={"vms": 1})))
        self._engine: Engine | None = None
        self._number = 0

    @initialize()
    def prepare(self) -> None:
        """Lets the tenants in."""
        self._engine = self._cloud.run(Engine.prepared(self._cloud.cloud))

    @rule(api=st.one_of(st.sampled_from(LIFE), st.sampled_from(actions())), seed=st.integers(0, 1 << 16))
    def act(self, api: str, seed: int) -> None:
        """One action, whose parameters follow from a number."""
        assert self._engine is not None
        self._number += 1
        drawer = Drawer(random.Random(seed), self._engine.accounts, Share())
        drawer.keep(self._engine.state)
        step = self._cloud.run(self._engine.step(drawer.action(self._number, api, self._engine.state)))
        self.told(step)

    def told(self, step: Step) -> None:
        """Looks at a step that was carried out. Raises AssertionError where the model objects."""
        assert not step.wrong, f"{step.action}\n" + "\n".join(step.wrong)

    def teardown(self) -> None:
        """Stops the cloud."""
        with self._stack:
            self._cloud.finish()
