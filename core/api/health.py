"""Health, readiness and metrics of a node, for whoever watches it.

``/healthz`` says that the process answers, ``/readyz`` whether calls should be sent to it, and ``/metrics``
what it measures. They are served beside the API, where ``/metrics`` is for administrators, and on a listener
of their own, which asks for no credentials and answers while the node starts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import PlainTextResponse
from sqlalchemy import literal, select

from orrery.core.api.credentials import Authenticator
from orrery.core.api.dispatcher import Dispatcher
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import DatabaseFailed, PermissionDenied
from orrery.core.kernel.metrics import CONTENT_TYPE
from orrery.core.kernel.node import Node, Phase
from orrery.core.kernel.workflow.journal import draw_number

PROBE_SECONDS = 2.0
"""How long the database may take to answer before the node is not ready."""
PROBE = Statement(select(literal(1)))

Guard = Callable[[Request], Awaitable[None]]
"""Raises for whoever may not read the metrics."""


def operations_app(node_of: Callable[[], Node]) -> FastAPI:
    """The application of a listener for operators."""
    app = FastAPI(title="Orrery operations", openapi_url=None)
    add_health(app, node_of, _anybody)
    return app


def add_health(app: FastAPI, node_of: Callable[[], Node], guard: Guard) -> None:
    """Adds the endpoints to `app`, for the node that `node_of` gives; `guard` stands before the metrics."""

    async def healthz() -> str:
        """Whether the process answers: it does."""
        return "ok\n"

    async def readyz() -> PlainTextResponse:
        """Whether calls should be sent to this node: 503 with the reason while they should not."""
        reason = await why_not_ready(node_of())
        return PlainTextResponse("ok\n") if reason is None else PlainTextResponse(f"{reason}\n", 503)

    async def metrics() -> Response:
        """What the node measures, in the text format of Prometheus."""
        node = node_of()
        rows = node.db if node.phase is not Phase.STOPPING else None  # it may be closed by now
        return Response(await node.metrics.text(rows), media_type=CONTENT_TYPE)

    shown: dict[str, Any] = {"tags": ["operations"], "response_class": PlainTextResponse}
    app.add_api_route("/healthz", healthz, **shown)
    app.add_api_route("/readyz", readyz, responses={503: {"description": "Why it is not."}}, **shown)
    app.add_api_route("/metrics", metrics, dependencies=[Depends(guard)], **shown)


def administrators_only(dispatcher: Dispatcher, authenticator: Authenticator) -> Guard:
    """Lets in sessions and access keys of administrators' accounts, and prolongs no session."""

    async def guard(request: Request) -> None:
        caller = await dispatcher.recognize(authenticator.credential(request, required=True))
        if not caller.is_admin or caller.is_user:
            raise PermissionDenied("the metrics are for administrators only")

    return guard


async def _anybody(request: Request) -> None:
    """The listener's address decides who reaches it."""


async def why_not_ready(node: Node) -> str | None:
    """Why no calls should be sent to a node; None where it is ready."""
    if node.phase is not Phase.SERVING:
        return f"the node is {node.phase.value}"
    try:
        async with asyncio.timeout(node.loop_seconds(PROBE_SECONDS)):
            if node.db.failure is not None:
                # without calls nobody else may find out that commits succeed again
                await node.db.write(draw_number, node.uuid)
            await node.db.query(_probe)
    except TimeoutError:
        return f"the database has not answered for {PROBE_SECONDS:g} s"
    except DatabaseFailed as failure:
        return failure.details
    return None


def _probe(tx: Transaction) -> None:
    tx.scalar(PROBE)
