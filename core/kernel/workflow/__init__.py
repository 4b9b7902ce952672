"""Workflows whose every step can be undone, journaled so that nothing is ever half-done."""

from orrery.core.kernel.workflow.engine import Engine, StepUnanswered
from orrery.core.kernel.workflow.flow import CallId, Flow, Outputs
from orrery.core.kernel.workflow.model import Claim, Garbage, WorkflowRun
from orrery.core.kernel.workflow.steps import Step, Workflow

__all__ = [
    "CallId",
    "Claim",
    "Engine",
    "Flow",
    "Garbage",
    "Outputs",
    "Step",
    "StepUnanswered",
    "Workflow",
    "WorkflowRun",
]
