"""The older message endpoint: one URL for all calls, named by their Java classes; the session is inside.

A result is JSON inside JSON, and a failure is a ``success: false`` in it; HTTP says 200 to everything.
"""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from orrery.core.api.calls import RestOptions, read_body
from orrery.core.api.dispatcher import Dispatcher, PublicJob
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.api.text import escaped
from orrery.core.kernel.clock import wire_time
from orrery.core.kernel.errors import NotFound, OrreryError
from orrery.core.kernel.json_text import read_json

GENERIC_EVENT = "org.zstack.header.message.APIEvent"
GENERIC_REPLY = "org.zstack.header.message.APIReply"
PROCESSING, DONE = "Processing", "Done"
BODY_LIMIT = 256 << 10
"""Longest body of a message, in bytes; the session is in the body itself, so a stranger sends all of it."""


def router(dispatcher: Dispatcher, options: RestOptions) -> APIRouter:
    """The older endpoint's two URLs."""
    endpoint = LegacyEndpoint(dispatcher, options)
    made = APIRouter(include_in_schema=False, default_response_class=PlainTextResponse)
    made.add_api_route("/api", endpoint.message, methods=["POST", "PUT"])
    made.add_api_route("/api/result/{uuid}", endpoint.result, methods=["GET", "PUT"])
    return made


class LegacyEndpoint:
    """Answers them."""

    def __init__(self, dispatcher: Dispatcher, options: RestOptions) -> None:
        self._dispatcher = dispatcher
        self._hold_seconds = options.hold_seconds * options.time_scale
        self._body_limit = min(BODY_LIMIT, options.body_limit)
        self._by_java = {declaration.java: declaration for declaration in dispatcher.declarations.values()}

    async def message(self, request: Request) -> Response:
        """Starts what the message asks for, or answers it; what cannot be read gets a bare text."""
        try:
            declaration, content = self._decoded(await read_body(request, self._body_limit))
        except ValueError as failure:
            return PlainTextResponse(escaped(str(failure)))
        session = content.pop("session", None)
        token = session.get("uuid") if isinstance(session, dict) else None
        if not isinstance(token, str):
            token = None
        try:
            if not declaration.is_async:
                body = await self._dispatcher.answer(declaration, content, token)
                return _done(declaration.java_answer, body, success=True)
            job = await self._dispatcher.submit(declaration, content, token, public=True)
        except OrreryError as failure:
            generic = GENERIC_EVENT if declaration.is_async else GENERIC_REPLY
            return _done(generic, {"error": OrreryError.of(failure).to_wire()}, success=False)
        return JSONResponse(_described(await self._dispatcher.public_job(job.uuid), declaration))

    async def result(self, uuid: str) -> Response:
        """How a call stands, after waiting a moment for its end.

        Raises HTTPException 404 for one that was not made at this endpoint.
        """
        try:
            job = await self._dispatcher.public_job(uuid, self._hold_seconds)
        except NotFound as failure:
            raise HTTPException(404, failure.details) from None
        return JSONResponse(_described(job, self._dispatcher.declared(job.api)))

    def _decoded(self, raw: bytes) -> tuple[Declaration, dict[str, Any]]:
        """The API and its parameters. Raises ValueError saying what is wrong with the message."""
        try:
            body = read_json(raw)
        except ValueError as failure:
            raise ValueError(f"the message is not JSON: {failure}") from None
        if not isinstance(body, dict) or len(body) != 1:
            raise ValueError("a message is one JSON object with one key, the Java class of the call")
        (java, content), *_ = body.items()
        declaration = self._by_java.get(java)
        if declaration is None:
            raise ValueError(f"no API has the Java class [{java}]")
        if not isinstance(content, dict | None):
            raise ValueError(f"the content of [{java}] must be a JSON object")
        return declaration, content or {}


def _described(job: PublicJob, declaration: Declaration) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "uuid": job.uuid,
        "state": PROCESSING if job.outcome is None else DONE,
        "createdDate": wire_time(job.created_ms),
    }
    if job.finished_ms is not None:
        shown["finishedDate"] = wire_time(job.finished_ms)
    if job.outcome is not None:
        shown["result"] = _result(declaration.java_answer, job.outcome.body, success=job.outcome.success)
    return shown


def _done(java: str, body: dict[str, Any], *, success: bool) -> Response:
    return JSONResponse({"state": DONE, "result": _result(java, body, success=success)})


def _result(java: str, body: dict[str, Any], *, success: bool) -> str:
    shown = {key: value for key, value in body.items() if key != "schema"}
    return json.dumps({java: {**shown, "success": success}})
