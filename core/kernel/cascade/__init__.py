"""What else happens when a resource is deleted or detached: a declared graph, and a workflow along it."""

from orrery.core.kernel.cascade.cascades import Cascades
from orrery.core.kernel.cascade.declaration import Action, Cascading, Edge, Key, Objection, Plan
from orrery.core.kernel.cascade.graph import CascadeGraph
from orrery.core.kernel.cascade.plan import finder
from orrery.core.kernel.cascade.workflow import CascadeWorkflow

__all__ = [
    "Action",
    "CascadeGraph",
    "CascadeWorkflow",
    "Cascades",
    "Cascading",
    "Edge",
    "Key",
    "Objection",
    "Plan",
    "finder",
]
