"""Where the nouns' services begin cascades, and where a dry run is answered."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from orrery.core.kernel.api.message import ApiMessage
from orrery.core.kernel.bus import without_deadline
from orrery.core.kernel.cascade.declaration import Cascading, Key, Root
from orrery.core.kernel.cascade.graph import CascadeGraph
from orrery.core.kernel.cascade.plan import collect, rehearsed
from orrery.core.kernel.cascade.workflow import CascadeParams, CascadeWorkflow, Retired, act
from orrery.core.kernel.context import current_call
from orrery.core.kernel.errors import NotDeleted, OrreryError
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.workflow import Engine, Workflow
from orrery.core.kernel.workflow.failures import reason

ENFORCING = "Enforcing"


class Cascades:
    """The cascades of one node."""

    def __init__(self, node: NodeBase, engine: Engine) -> None:
        self._node, self._engine = node, engine
        self._declared: list[Cascading] = []
        self.declare(())

    def declare(self, parts: Sequence[Cascading]) -> None:
        """Adds what a noun declares. Raises Bug for a graph that cannot be, and then nothing is added."""
        self.graph = CascadeGraph((*self._declared, *parts))
        self._declared += parts
        self._workflow: Workflow[CascadeParams, Retired] | None = None
        self._by_api = {
            action.api: action for action in self.graph.actions.values() if action.api is not None
        }

    @property
    def workflow(self) -> Workflow[CascadeParams, Retired]:
        """The workflow of all cascades, made once the last part is declared."""
        if self._workflow is None:
            self._workflow = CascadeWorkflow(self.graph).workflow
        return self._workflow

    async def delete(self, action: str, uuid: str, mode: str) -> None:
        """Deletes a resource with everything that depends on it; one that is absent is no error.

        Raises NotDeleted with the reason as its cause: somebody objects (unless `mode` is Enforcing), or
        an action failed; what was not reached by then is untouched.
        """
        try:
            await self.run(action, (uuid,), enforcing=mode == ENFORCING)
        except OrreryError as failure:
            kind = self.graph.actions[action].kind
            raise NotDeleted(f"could not delete {kind}[uuid:{uuid}]", cause=failure) from None

    async def run(self, action: str, key: Key, *, enforcing: bool = False) -> None:
        """Carries out a cascade; nothing where its root is gone. Raises the first reason why it cannot.

        Once begun it goes on to its end, also when the caller's deadline passes.
        """
        root = Root(action, key, enforcing)
        async with self._node.tasks.queue(f"cascade-{action}-{'-'.join(key)}"):
            plan = await self._node.db.read(collect, self.graph, root)
            with without_deadline():
                if len(plan.counts()) > 1:
                    await self._run(root)
                elif plan.found:
                    await act(self._node.bus, self.graph.actions[action], key, force=enforcing)

    async def _run(self, root: Root) -> None:
        params = CascadeParams(action=root.action, key=list(root.key), enforcing=root.enforcing)
        claims, answer = (_claim(root),), root.key[0]
        await self._engine.run(self.workflow, params, claims=claims, answer=answer, failing_as=reason)

    async def rehearse(self, message: ApiMessage) -> dict[str, Any]:
        """What a call would bring about, without doing it; empty for a call that begins no cascade.

        Raises NotDeleted where a Permissive deletion would be refused.
        """
        action = self._by_api.get(type(message))
        if action is None:
            return {}
        key = tuple(getattr(message, name) for name in action.columns)
        root = Root(action.name, key, getattr(message, "delete_mode", "") == ENFORCING)
        try:
            shown = await self._node.db.query(rehearsed, self.graph, root, current_call().caller)
        except OrreryError as failure:
            raise NotDeleted(f"could not {action.verb} {action.kind}[uuid:{key[0]}]", cause=failure) from None
        return {"cascade": shown}


def _claim(root: Root) -> str:
    """Stands for the cascade itself among the claims: the resource is claimed by the action on it."""
    return hashlib.sha256(f"{root.action}/{'/'.join(root.key)}".encode()).hexdigest()[:32]
