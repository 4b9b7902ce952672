"""The state machine over the robot's model finds nothing wrong."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from orrery.modeltests.machine import Robot

TestRobot = Robot.TestCase
TestRobot.settings = settings(
    max_examples=5,
    stateful_step_count=20,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
