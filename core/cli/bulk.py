"""One call for several resources: ``orrery StopVmInstance uuid=web-0 uuid=web-1``."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import click

from orrery.core.cli import renewal, waiting
from orrery.core.cli.confirm import named_field
from orrery.core.cli.connection import with_uuids
from orrery.core.cli.main import EXIT_FAILED
from orrery.core.client.errors import ApiFailure, InvalidField
from orrery.core.client.http import HttpClient
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.errors import InvalidSession

AT_ONCE = 10
"""Calls that are under way at a time."""

Given = Mapping[str, Any]
Ended = dict[str, Any] | ApiFailure
"""The answer of a call, or its failure."""


@dataclass
class Bulk:
    """Calls of one API for several resources, and the jobs of those that are under way."""

    declaration: Declaration
    calls: Sequence[Given]
    form: str | None
    waits: bool = True
    running: dict[str, str] = field(default_factory=dict)
    """The uuids of jobs that have begun and not ended, by resource."""
    failures: int = 0

    def run(self, url: str | None) -> None:
        """Make the calls, and print a line for each, in their order. Raises click's Exit if any fails."""
        renewal.at_server(self._check_session, url)
        try:
            renewal.at_server(self._all, url)
        except KeyboardInterrupt:
            if self.running:
                waiting.interrupted(self.declaration.name, list(self.running.values()), url)
            raise
        if self.failures:
            click.echo(f"{self.failures} of {len(self.calls)} failed", err=True)
            raise click.exceptions.Exit(EXIT_FAILED)

    async def _check_session(self, server: HttpClient) -> None:
        """Raises ApiFailure where the session has ended, so that it is renewed before anything is done."""
        if self.declaration.login_required and server.session is not None:
            valid = await server.call("ValidateSession", sessionUuid=server.session)
            if not valid["valid"]:
                raise ApiFailure(InvalidSession.code, InvalidSession.description)

    async def _all(self, server: HttpClient) -> None:
        name, slots, done = named_field(self.declaration) or "", asyncio.Semaphore(AT_ONCE), 0
        resources = [str(given[name]) for given in self.calls]
        with waiting.live(f"{self.declaration.name} ...") as show:
            pairs = zip(resources, self.calls, strict=True)
            tasks = [asyncio.create_task(self._one(server, *pair, slots)) for pair in pairs]
            for resource, task in zip(resources, tasks, strict=True):
                self._print(resource, name, await task)
                done += 1
                if show is not None:
                    show(f"{self.declaration.name} ... {done} of {len(tasks)}")

    async def _one(self, server: HttpClient, resource: str, given: Given, slots: asyncio.Semaphore) -> Ended:
        async with slots:
            try:
                ended: Ended = await self._end_of(server, resource, given)
            except ApiFailure as failure:
                ended = failure
            self.running.pop(resource, None)  # what is interrupted stays there
            return ended

    async def _end_of(self, server: HttpClient, resource: str, given: Given) -> dict[str, Any]:
        """What one call answers. Raises ClientError."""
        uuids = await with_uuids(server, self.declaration, given)
        if not self.declaration.is_async:
            return await server.invoke(self.declaration, uuids)
        begun = await server.begin(self.declaration, uuids)
        if begun.answer is not None:
            return begun.answer
        if not self.waits:
            return {"job": begun.job}
        self.running[resource] = begun.job
        return await server.end_of(begun.job, self.declaration.timeout_seconds)

    def _print(self, resource: str, name: str, ended: Ended) -> None:
        failed = isinstance(ended, ApiFailure)
        self.failures += failed
        told: dict[str, Any] = {name: resource, "success": not failed}
        if isinstance(ended, ApiFailure):
            told["error"], text = ended.to_wire(), " ".join(str(ended).split())
        else:
            told, text = told | ended, f"job {ended['job']}" if "job" in ended else "done"
        waiting.tell(self.form, told, f"{resource}: {text}")


def split(declaration: Declaration, words: Sequence[str]) -> list[list[str]]:
    """The words of each call that is meant: one for each time that the resource is named.

    Raises InvalidField for a resource that is named twice.
    """
    name = None if declaration.is_query else named_field(declaration)
    named = [word for word in words if name is not None and word.startswith(f"{name}=")]
    if len(named) < 2:
        return [list(words)]
    if len(set(named)) < len(named):
        twice = next(word for word in named if named.count(word) > 1)
        raise InvalidField(declaration.name, str(name), f"'{twice}' is given twice")
    others = [word for word in words if word not in named]
    return [[word, *others] for word in named]
