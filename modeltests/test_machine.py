"""The state machine over the robot's model finds nothing wrong."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

from orrery.modeltests.machine import Robot

SHRINKS = bool(os.environ.get("ORRERY_ROBOT_SHRINK"))
"""Whether a failure is shrunk, which takes minutes."""

TestRobot = Robot.TestCase
TestRobot.settings = settings(
    max_examples=4,
    stateful_step_count=20,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[phase for phase in Phase if SHRINKS or phase is not Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
