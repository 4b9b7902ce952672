"""Workflows whose every step can be undone, journaled so that nothing is ever half-done."""

from orrery.core.kernel.workflow.contributions import Contributed, Contribution, StepRun
from orrery.core.kernel.workflow.engine import Engine, StepUnanswered
from orrery.core.kernel.workflow.flow import CallId, Flow
from orrery.core.kernel.workflow.model import Claim, Garbage, UnresolvedRun, WorkflowRun
from orrery.core.kernel.workflow.outputs import Outputs
from orrery.core.kernel.workflow.plan import Plan
from orrery.core.kernel.workflow.slots import Slot
from orrery.core.kernel.workflow.steps import OnFailure, Step, Workflow

__all__ = [
    "CallId",
    "Claim",
    "Contributed",
    "Contribution",
    "Engine",
    "Flow",
    "Garbage",
    "OnFailure",
    "Outputs",
    "Plan",
    "Slot",
    "Step",
    "StepRun",
    "StepUnanswered",
    "UnresolvedRun",
    "Workflow",
    "WorkflowRun",
]
