"""The REST API, fuzzed from its own OpenAPI document: by operation, and along links between operations.

Whoever calls, with whatever: no internal error, no status and no answer that the document does not describe,
and no change by a refused call. `ORRERY_FUZZ` sets how many times more is tried.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, Phase, Verbosity, given, reject, settings
from hypothesis import strategies as st

from orrery.core.api.catalogue import declarations
from orrery.testlib.cloud import Options, open_cloud
from orrery.testlib.fuzzing import BASE, RestCaller, awaited, closed, sensible
from orrery.testlib.tenants import share_with_all

schemathesis = pytest.importorskip("schemathesis")
checks = pytest.importorskip("schemathesis.specs.openapi.checks")

TIMES = int(os.environ.get("ORRERY_FUZZ", "1"))
EXAMPLES = 2 * TIMES
"""Of each operation, well-formed; half as many are not."""
SCENARIOS, STEPS = 10 * TIMES, 15
GROUPS = 4
CHECKS = [
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
INTERNAL = "SYS.1000"
EXPIRED = "ID.1001"
CALLERS = (12, 3, 3, 1)
"""How often administrators, the tenants and nobody call along links."""
NOBODY = "0" * 32
TENANTS = ("ann", "bob")

DOCUMENT = closed(awaited(declarations()))
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]


class Fuzzed:
    """A cloud whose API is called by several accounts; every answer is checked."""

    def __init__(self, opened: Any) -> None:
        self._run: Callable[[Any], Any] = opened.run
        self._cloud = opened.cloud
        self._caller = RestCaller(opened.cloud)
        self.sessions: list[str] = self._run(self._let_in())
        self.statuses: list[int] = []

    async def _let_in(self) -> list[str]:
        await share_with_all(self._cloud)
        return [self._cloud.session, *[(await self._cloud.tenant(name)).session for name in TENANTS], NOBODY]

    def send(self, case: Any, session: str) -> httpx.Response:
        """Makes the call of a case, waits for its job, and checks that a refusal has changed nothing."""
        sent = case.as_transport_kwargs(base_url=BASE, headers={"Authorization": f"OAuth {session}"})
        parts = {name: sent[name] for name in ("params", "json", "headers") if name in sent}
        try:
            request = httpx.Request(sent["method"], sent["url"], content=sent.get("data"), **parts)
        except httpx.InvalidURL:
            reject()  # it is longer than this client makes one

        async def answered() -> tuple[int, httpx.Response, int]:
            before = await self._caller.state()
            return before, await self._caller.call(request), await self._caller.state()

        answer: httpx.Response
        before, answer, after = self._run(answered())
        shown = f"{case.as_curl_command()}\n{answer.status_code} {answer.text[:2000]}"
        assert INTERNAL not in answer.text, f"an internal error\n{shown}"
        assert answer.status_code == 200 or before == after, f"refused, but it has changed something\n{shown}"
        self.statuses.append(answer.status_code)
        return answer

    def check(self, case: Any, session: str) -> None:
        """Makes the call of a case and compares its answer with the document."""
        answer = self.send(case, session)
        case.validate_response(answer, checks=CHECKS)


@contextmanager
def fuzzed() -> Iterator[Fuzzed]:
    with open_cloud(Options(plan="small", variables={"vms": 2}, check=False)) as opened:
        yield Fuzzed(opened)
        opened.finish()


QUICK = settings(
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    verbosity=Verbosity.quiet,
)


def fuzz(cloud: Fuzzed, operation: Any, mode: Any, examples: int) -> None:
    """Calls one operation, in the sessions of several accounts."""

    @settings(QUICK, max_examples=examples)
    @given(case=operation.as_strategy(generation_mode=mode), session=st.sampled_from(cloud.sessions))
    def call(case: Any, session: str) -> None:
        cloud.check(case, session)

    call()


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_operation_answers_as_documented(group: int) -> None:
    modes = schemathesis.GenerationMode
    with fuzzed() as cloud:
        for operation in OPERATIONS[group::GROUPS]:
            fuzz(cloud, operation, modes.POSITIVE, EXAMPLES)
            fuzz(cloud, operation, modes.NEGATIVE, max(1, EXAMPLES // 2))
        assert {200, 503} <= set(cloud.statuses)


def test_links_lead_from_answers_to_calls() -> None:
    """What a call has answered is used in the next ones, by whoever makes them."""
    followed: list[str] = []
    linked = schemathesis.openapi.from_dict(sensible(DOCUMENT, declarations()))
    linked.config.generation.update(modes=[schemathesis.GenerationMode.POSITIVE])

    class Machine(linked.as_state_machine()):  # type: ignore[misc]
        """One scenario has a cloud of its own."""

        def setup(self) -> None:
            self._stack = fuzzed()
            self._fuzzed = self._stack.__enter__()
            self._rng = random.Random("links")

        def teardown(self) -> None:
            self._stack.__exit__(None, None, None)

        def step(self, input: Any) -> Any:  # noqa: A002 - the name is the base class's
            if input.transition is not None and input.is_applied:
                followed.append(input.transition.id)
            return super().step(input)

        def call(self, case: Any, **kwargs: Any) -> Any:
            [session] = self._rng.choices(self._fuzzed.sessions, CALLERS)
            return schemathesis.Response.from_any(self._fuzzed.send(case, session))

        def validate_response(self, response: Any, case: Any, **kwargs: Any) -> None:
            case.validate_response(response, checks=CHECKS)

    Machine.run(settings=settings(QUICK, max_examples=SCENARIOS, stateful_step_count=STEPS))
    assert len(set(followed)) >= SCENARIOS
