"""Workflows whose every step can be undone, journaled so that nothing is ever half-done."""

from core.kernel.workflow.engine import Engine, StepUnanswered
from core.kernel.workflow.flow import CallId, Flow, Outputs
from core.kernel.workflow.model import Claim, Garbage, WorkflowRun
from core.kernel.workflow.steps import Step, Workflow

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
