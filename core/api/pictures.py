"""Pictures of what is declared: cascades, workflows, states. Drawn from the declarations, never by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from typing import Any

from orrery.core.api.catalogue import plugins
from orrery.core.kernel.cascade import Action, CascadeGraph, CascadeWorkflow, Edge
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.plugins.loader import contributions_of
from orrery.core.kernel.states import StateTable
from orrery.core.kernel.workflow import OnFailure, Plan, Step
from orrery.core.kernel.workflow.contributions import ordered
from orrery.core.kernel.workflow.plan import known
from orrery.core.kernel.workflow.slots import Note, Opening

DELETE = "delete"


@dataclass(frozen=True)
class Node:
    """One box: its name, and lines of text in it; a `faint` one is drawn dashed."""

    name: str
    lines: tuple[str, ...] = ()
    faint: bool = False


@dataclass(frozen=True)
class Link:
    """One arrow between boxes."""

    start: str
    end: str
    label: str = ""
    faint: bool = False


@dataclass(frozen=True)
class Picture:
    """Boxes and arrows. A `tree` is read from its first box downwards."""

    title: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    tree: bool = False


@cache
def cascade_graph() -> CascadeGraph:
    """The cascades of all nouns. Raises Bug for a circle."""
    return CascadeGraph(part for plugin in plugins() if plugin.noun for part in plugin.noun.cascades)


@cache
def workflows() -> dict[str, Plan[Any, Any]]:
    """The steps of all workflows by name, with what is contributed. Raises PluginFailed for a conflict."""
    found = [flow for plugin in plugins() if plugin.noun for flow in plugin.noun.workflows]
    by_slot = ordered(contributions_of(plugins()))
    return {
        flow.name: known(flow, by_slot).plan for flow in (CascadeWorkflow(cascade_graph()).workflow, *found)
    }


@cache
def state_tables() -> dict[str, StateTable]:
    """All tables of states by name."""
    found = [table for plugin in plugins() if plugin.noun for table in plugin.noun.states]
    return {table.name: table for table in found}


def cascade_names() -> list[str]:
    """What there is a picture of: the actions that lead to others."""
    graph = cascade_graph()
    return [name for name in graph.actions if graph.edges_from(name)]


def cascade_picture(name: str) -> Picture:
    """What an action leads to; just a kind means its deletion. Raises InvalidArgument for an unknown one."""
    graph = cascade_graph()
    root = name if "." in name else f"{name}.{DELETE}"
    if root not in graph.actions:
        raise InvalidArgument(f"there is no cascade of [{name}]; there are: {', '.join(cascade_names())}")
    within = graph.reachable(root)
    nodes = tuple(_action_node(graph.actions[action]) for action in within)
    links = tuple(_edge_link(edge) for edge in graph.edges if edge.when in within)
    return Picture(f"what happens at {root}", nodes, links, tree=True)


def _action_node(action: Action) -> Node:
    lines = [f"instead of {name}" for name in action.supersedes]
    if action.act is None and action.api is None:
        lines.insert(0, "handled by the parent action")
    return Node(action.name, tuple(lines), faint=action.act is None)


def _edge_link(edge: Edge) -> Link:
    label = "only if Enforcing" if edge.enforcing_only else ""
    if edge.force:
        label = "also when its host is silent"
    return Link(edge.when, edge.then, label, faint=edge.enforcing_only)


def workflow_picture(name: str) -> Picture:
    """The steps and slots of a workflow, with who contributed what, and what each does and undoes.

    Raises InvalidArgument for an unknown one.
    """
    plan = workflows().get(name)
    if plan is None:
        raise InvalidArgument(f"there is no workflow [{name}]; there are: {', '.join(workflows())}")
    by_name = {step.name: step for step in plan.steps}
    by_slot = ordered(contributions_of(plugins()))
    nodes: list[Node] = []
    number = 0
    for part in plan.workflow.steps:
        if isinstance(part, Note):
            continue
        if isinstance(part, Opening):
            nodes.append(Node(f"slot {part.slot.name}", (part.slot.meaning,), faint=True))
            steps = [by_name[one.name] for one in by_slot.get(part.slot.name, ())]
        else:
            steps = [part]
        for step in steps:
            number += 1
            nodes.append(Node(f"{number}. {step.name}", _step_lines(step)))
    names = [node.name for node in nodes]
    forward = [Link(start, end) for start, end in pairwise(names)]
    back = [Link(end, start, "undone", faint=True) for start, end in pairwise(names)]
    return Picture(f"workflow {name}", tuple(nodes), (*forward, *back))


FAILURES = {
    OnFailure.UNDO: "the operation is undone",
    OnFailure.RETRY: "it is tried again later",
    OnFailure.REPORT: "it is reported",
}


def _step_lines(step: Step[Any, Any]) -> tuple[str, ...]:
    parts = [
        ("does", step.do),
        ("records", step.commit),
        ("undoes", step.undo),
        ("takes back", step.uncommit),
        ("on failure records", step.failed),
    ]
    lines = [f"contributed by {step.contributor}"] if step.contributor else []
    lines += [f"{what}: {_function_name(function)}" for what, function in parts if function is not None]
    if step.contributor:
        lines.append(f"where it fails: {FAILURES[step.on_failure]}")
    if step.no_undo_because:
        lines.append(f"not undone: {step.no_undo_because}")
    if step.deferrable:
        lines.append("may be left to the garbage collector")
    if step.retry is not None:
        lines.append(f"tried again for {step.retry.seconds:g} s")
    return tuple(lines)


def _function_name(function: Callable[..., Any]) -> str:
    if isinstance(function, partial):
        given = ", ".join(f"{name}={value}" for name, value in function.keywords.items())
        return f"{_function_name(function.func)}({given})"
    return function.__name__.strip("_").replace("_", " ")


def states_picture(name: str) -> Picture:
    """The states of a kind and how they follow one another. Raises InvalidArgument for an unknown one."""
    table = state_tables().get(name)
    if table is None:
        raise InvalidArgument(f"there are no states of [{name}]; there are: {', '.join(state_tables())}")
    nodes = tuple(Node(state, ("at first",) if state in table.initial else ()) for state in table.transitions)
    links = tuple(
        Link(state, following, "" if event.lower() == following.lower() else event)
        for state, events in table.transitions.items()
        for event, following in events.items()
    )
    return Picture(f"{table.field} of {table.kind}", nodes, links)
