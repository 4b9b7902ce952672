"""Carries actions out, compares how they end with what the model predicts, and asks the oracles."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from orrery.core.api.catalogue import declarations
from orrery.core.client.errors import ApiFailure
from orrery.modeltests.action import ADMIN, HEX, OK, Action, outcome_of
from orrery.modeltests.drift import (
    Drift,
    explained,
    is_collected,
    is_explained,
    is_unsettled,
    may_move,
    stated_of,
)
from orrery.modeltests.model import Prediction, predict
from orrery.modeltests.model.general import is_right, mentions
from orrery.modeltests.model.prediction import unmet
from orrery.modeltests.names import Names
from orrery.modeltests.oracles import after_step, beyond_quota
from orrery.modeltests.state import LINKS, State, differences, observe
from orrery.simulator.plain import read_plain
from orrery.testlib.environment import Capability, Cloud, Fault
from orrery.testlib.tenants import account_of, share_with_all

TENANTS = ("ann", "bob")
QUIET = 5.0
"""Seconds after a call in which what it has begun beside its job ends."""
LIMIT, REAL_LIMIT = 6 * 3600.0, 900.0
"""Seconds after which a call counts as stuck, on simulated and on real hosts."""
STUCK = "stuck"
RUNNING = ("Waiting", "Running", "Canceling")
"""States of long jobs that work beside the calls."""
IDLE = 3000.0
"""Seconds after which a session is used, lest it expires."""
NUMBERS = re.compile(r"\d+")


def cause_of(text: str) -> str:
    """An objection without what differs from run to run: uuids, numbers, and what the server says."""
    return NUMBERS.sub("#", HEX.sub("*", text.partition(" (")[0]))[:160]


@dataclass(frozen=True)
class Step:
    """One action that was carried out."""

    action: Action
    prediction: Prediction
    outcome: str
    wrong: tuple[str, ...] = ()
    """What the model or an oracle objects to."""
    target: str = ""
    """Kind and state of the first resource that the call names, before it."""
    seconds: float = 0.0
    """Simulated time from the call until the next action can come; 0 for one that overlaps others."""

    @property
    def causes(self) -> list[str]:
        """Each objection without uuids and numbers: equal ones have one cause, most likely."""
        return [f"{self.action.api}: {cause_of(text)}" for text in self.wrong]


class Engine:
    """One cloud on which actions are carried out, with the state that it is in."""

    def __init__(self, cloud: Cloud, callers: Mapping[str, Cloud], accounts: Mapping[str, str]) -> None:
        self.state = State()
        self.names = Names()
        self.under_faults = False
        """Whether hosts may fail legal calls."""
        self.is_real = False
        """Whether hosts are real. They fail what they cannot do, and take their time."""
        self.is_troubled = False
        """Whether the file of the cloud brings faults, under which database and world may disagree."""
        self.drift = Drift()
        self.seed = 0
        """With the number of an action, it decides which of its calls random faults strike."""
        self.look_every = 1
        """How many actions there are from one comparison of everything with the world to the next."""
        self.unordered = 0
        """Batches of overlapping calls that have too many orders to try all of them."""
        self._known: set[str] = set()
        self._stated: set[str] = set()
        """VMs whose guests may do otherwise than the database says, which follows a statement."""
        self.cloud = cloud
        self._callers = callers
        self._accounts = accounts
        self._used = dict.fromkeys(callers, cloud.now())

    @classmethod
    async def prepared(cls, cloud: Cloud, faults: tuple[Fault, ...] = ()) -> Self:
        """Lets tenants in and shares with them what was deployed; then the faults come into force."""
        await share_with_all(cloud)
        callers = {name: await cloud.tenant(name) for name in TENANTS}
        accounts = {name: await account_of(caller) for name, caller in callers.items()}
        made = cls(cloud, {ADMIN: cloud, **callers}, accounts)
        made.state = await observe(cloud)
        made.names.add(0, made.state.resources(), made.state)
        made.is_troubled = next(cloud.faults.items(), None) is not None
        now = cloud.now()
        made.drift.add(fault for _, fault in cloud.faults.items())
        for fault in faults:
            made.put(replace(fault, at=fault.at + now))
        made.is_real = Capability.VIRTUAL_TIME not in cloud.capabilities
        made.under_faults = made.is_troubled or bool(faults) or made.is_real
        cloud.reached()
        return made

    @property
    def accounts(self) -> Mapping[str, str]:
        """The accounts of the tenants that are still there, by the names of the callers."""
        there = self.state.of("AccountVO")
        return {name: uuid for name, uuid in self._accounts.items() if uuid in there}

    def put(self, fault: Fault) -> None:
        """Puts a fault in force."""
        self.cloud.faults.add(fault)
        self.drift.add([fault])

    async def step(self, action: Action) -> Step:
        """Carries out one action."""
        await self._before(action)
        before, begin = self.state, self.cloud.now()
        prediction = predict(before, action, self.accounts)
        outcome, answer = await self.call(action)
        await self.cloud.settle(QUIET)
        self.state = await observe(self.cloud, last=self.state)
        self.named(action.batch or action.number, before)
        drifts = self.drifts(begin, before)
        wrong = list(self._compared(action, prediction, before, (outcome, answer), drifts=drifts))
        wrong += await self.general(action.number, before)
        target, seconds = target_of(action, before), self.cloud.now() - begin
        return Step(action, prediction, outcome, tuple(wrong), target, seconds)

    async def call(self, action: Action) -> tuple[str, Mapping[str, Any]]:
        """How the call of an action ends, and what it answers."""
        caller = self._callers[action.caller]
        self._used[action.caller] = self.cloud.now()
        keeping = asyncio.ensure_future(self._keep_sessions_meanwhile())
        try:
            async with asyncio.timeout(REAL_LIMIT if self.is_real else LIMIT):
                answer = await caller.invoke(action.api, action.fields)
        except ApiFailure as failure:
            return outcome_of(failure), {"details": str(failure)}
        except TimeoutError:
            return STUCK, {}
        finally:
            keeping.cancel()
        self._stated.update(stated_of(action, self.state))
        return OK, answer

    async def _keep_sessions_meanwhile(self) -> None:
        while True:
            await asyncio.sleep(IDLE)
            await self.keep_sessions()

    async def _before(self, action: Action) -> None:
        if action.fault is not None:
            self.put(read_plain(Fault, action.fault, "fault"))
            self.under_faults = True
        if action.wait:
            await self.cloud.settle(action.wait)
            self.state = await observe(self.cloud, last=self.state)
        await self.keep_sessions()
        self.draw_anew(action.number)

    def drifts(self, begin: float, before: State) -> bool:
        """Whether things may have changed by themselves since a time at which the state was `before`."""
        return self.drift.may_act(begin, self.cloud.now()) or (self.under_faults and is_unsettled(before))

    def draw_anew(self, number: int) -> None:
        """Lets chance follow from an action's number, so that faults strike it in the same way when actions
        before it are left out of a log.
        """
        self.cloud.faults.draw_anew(f"{self.seed} {number}")

    def named(self, number: int, before: State) -> None:
        """Names what has come since `before` after the action of this number."""
        came = [
            key for key, text in differences(before, self.state) if text == "came" and key[0] not in LINKS
        ]
        self.names.add(number, came, self.state)

    async def general(self, number: int, before: State) -> list[str]:
        """What must hold after action `number`, whatever it was, and does not."""
        wrong = await after_step(self.cloud, self._tenants(), number, before, self.state)
        if not self.under_faults:
            # what hosts and guests do by themselves, or what is undone, is so whether it may or not
            wrong += beyond_quota(self._tenants(), before, self.state)
        return wrong + await self.inconsistent(number)

    async def inconsistent(self, number: int) -> list[str]:
        """What database and world disagree on after action `number`, but for what they did before."""
        if number % self.look_every:
            return []
        wrongs = [] if self.is_troubled else await self.cloud.wrongs()
        if set(wrongs) <= self._known:
            self._known &= set(wrongs)
            return []
        found = await self.leaks()
        new = [text for text in found if text not in self._known]
        self._known = set(found)
        self.state = await observe(self.cloud, last=self.state)
        return new

    async def leaks(self) -> list[str]:
        """What the oracles find at last, but for guests that statements were made of."""
        found = await self.cloud.leaks()
        return [text for text in found if not any(f"guest[{vm}]" in text for vm in self._stated)]

    async def untold(self) -> list[str]:
        """What queries show otherwise than when their kind was last written, as the cloud tells."""
        self.state = await observe(self.cloud, last=self.state)
        whole = await observe(self.cloud)
        same = {kind for kind, told in whole.written.items() if self.state.written[kind] == told}
        return [
            f"{kind}[{uuid}] {text}, though nothing was written"
            for (kind, uuid), text in differences(self.state, whole)
            if kind in same
        ]

    async def keep_sessions(self) -> None:
        """Uses the sessions that nobody has used for long."""
        for name, used in self._used.items():
            if self.cloud.now() - used > IDLE and (name == ADMIN or name in self.accounts):
                await self._callers[name].query("QueryZone")
                self._used[name] = self.cloud.now()

    def _tenants(self) -> dict[str, Cloud]:
        """The tenants that are still there, by the uuids of their accounts."""
        return {uuid: self._callers[name] for name, uuid in self.accounts.items()}

    def _compared(
        self,
        action: Action,
        prediction: Prediction,
        before: State,
        ended: tuple[str, Mapping[str, Any]],
        *,
        drifts: bool,
    ) -> Iterator[str]:
        """What is not as predicted; `drifts` says whether faults may have changed something meanwhile."""
        outcome, answer = ended
        unsettled = self.under_faults or is_moving(before)
        if not is_right(prediction, outcome, under_faults=unsettled) and not (
            drifts and is_explained(action, outcome, before, self.accounts)
        ):
            said = f" ({answer['details']})" if "details" in answer else ""
            yield f"ended with {outcome}, where {prediction} is right{said}"
            return
        changed = list(differences(before, self.state))
        if outcome != OK:
            may_change = is_moving(before) or (unsettled and prediction.may_succeed)
            for (kind, uuid), text in changed:
                key = (kind, uuid)
                is_drift = (drifts and may_move(key, before, self.state)) or (
                    self.under_faults and is_collected(key, before, self.state)
                )
                if not may_change and not is_drift and kind not in prediction.fails_touching:
                    yield f"refused, but {kind}[{uuid}] {text}"
            return
        predicted = explained(prediction, answer, self.state) if drifts else prediction
        yield from unmet(predicted, self.state, answer)
        if prediction.touches is not None and not unsettled:
            for (kind, uuid), text in changed:
                if kind not in prediction.touches and kind != "AccountResourceRefVO":
                    yield f"changed {kind}[{uuid}] as well: {text}"


def is_moving(state: State) -> bool:
    """Whether long jobs run, which change resources beside the action that is looked at."""
    return any(job["state"] in RUNNING for job in state.of("LongJobVO").values())


def target_of(action: Action, state: State) -> str:
    """Kind and state of the first resource that a call names (``VmInstance Running``), or ""."""
    for one in mentions(declarations()[action.api], action, state):
        row = state.get(one.kind, one.uuid)
        if row is not None:
            return f"{one.kind.removesuffix('VO')} {row.get('state') or row.get('status') or ''}".strip()
    return ""
