"""Overlapping actions: how they end must be how they would end one after another, in some order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from orrery.modeltests.action import ADMIN, OK, Action
from orrery.modeltests.drift import has_moved
from orrery.modeltests.engine import QUIET, Engine, Step, is_moving, target_of
from orrery.modeltests.model import Prediction, predict
from orrery.modeltests.model.general import is_right
from orrery.modeltests.model.prediction import REFUSED, Free, OneOf
from orrery.modeltests.state import Key, State, observe, plain

SEARCHED = 2000
"""Orders, and beginnings of orders, that are tried for one batch."""
EXPIRED = "ID.1001"
SPREAD = 2.0
"""Seconds within which the calls of a batch begin."""


@dataclass(frozen=True)
class Call:
    """One call of a batch: when it began and ended, in seconds, and how."""

    action: Action
    begin: float
    end: float
    outcome: str
    made: str = ""
    """The uuid of the resource that it answered with."""


@dataclass
class Search:
    """Looks for an order in which the model allows every outcome, and that leads to the state at the end.

    A call that ended before another one began comes first. `tried` counts the beginnings of orders.
    """

    after: State
    accounts: Mapping[str, str]
    under_faults: bool
    tried: int = 0

    def finds(self, state: State, calls: Sequence[Call]) -> bool:
        """Whether there is such an order; True, too, where the search has been given up."""
        if not calls:
            return True
        for call in calls:
            if any(other.end <= call.begin for other in calls if other is not call):
                continue
            self.tried += 1
            if self.tried > SEARCHED:
                return True
            rest = [other for other in calls if other is not call]
            prediction = predict(state, call.action, self.accounts)
            following = self._following(state, call, prediction)
            is_final = following is not None and self._is_final(following, call, prediction, rest)
            if following is not None and is_final and self.finds(following, rest):
                return True
        return False

    def _following(self, state: State, call: Call, prediction: Prediction) -> State | None:
        """The state after a call; None where it cannot end so."""
        # a resource that another operation works on may refuse any call
        busy = call.outcome.endswith(REFUSED)
        caller = call.action.caller
        if call.outcome == EXPIRED and caller != ADMIN and caller not in self.accounts:
            return state  # another call of the batch has deleted the caller's account
        if not busy and not is_right(prediction, call.outcome, under_faults=self.under_faults):
            return None
        return changed(state, prediction, self.after, call.made) if call.outcome == OK else state

    def _is_final(self, state: State, call: Call, prediction: Prediction, rest: Sequence[Call]) -> bool:
        """Whether what a call says of resources that no later one changes is so at the end."""
        others = {text for one in rest for text in texts_in(one.action.fields)}
        if any(predict(state, one.action, self.accounts).touches is None for one in rest):
            return True
        named = set(texts_in(call.action.fields)) - others
        return all(
            self._agrees(key, state) for key in prediction.effects if key[1] in named and call.outcome == OK
        )

    def _agrees(self, key: Key, state: State) -> bool:
        mine, theirs = state.get(*key), self.after.get(*key)
        if mine is None or theirs is None:
            return mine is theirs
        if self.under_faults and has_moved(key[0], theirs, self.after):
            return True  # its host was lost in a later call
        return bool(mine.get("state") == theirs.get("state"))


def texts_in(value: Any) -> Iterator[str]:
    """All texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from texts_in(inner)


def changed(state: State, prediction: Prediction, after: State, made: str = "") -> State:
    """The state after a success, which has `made` a resource; free choices are those that were made."""
    rows = {kind: dict(known) for kind, known in state.rows.items()}
    for (kind, uuid), fields in prediction.effects.items():
        there = rows.setdefault(kind, {})
        if isinstance(fields, str):
            there.pop(uuid, None)
        elif uuid in there:
            final = after.get(kind, uuid) or {}
            there[uuid] = {
                **there[uuid],
                **{name: _chosen(one, final.get(name)) for name, one in fields.items()},
            }
    if prediction.creates is not None:
        kind = prediction.creates[0]
        row = after.get(kind, made)
        rows[kind] = {**rows.get(kind, {}), **({made: row} if row is not None else {})}
    return State(rows)


def _chosen(value: Any, final: Any) -> Any:
    return plain(final) if isinstance(value, OneOf | Free) else value


def time_line(calls: Sequence[Call]) -> str:
    """The calls of a batch, one line each: a bar from its begin to its end, and how it ended."""
    first = min(call.begin for call in calls)
    length = max(max(call.end for call in calls) - first, 1e-9)
    lines = []
    for call in sorted(calls, key=lambda one: one.begin):
        left = round((call.begin - first) / length * 30)
        width = max(1, round((call.end - call.begin) / length * 30))
        bar = " " * left + "=" * width
        lines.append(
            f"{call.begin - first:8.3f} {call.end - first:8.3f} |{bar:<31}| {call.outcome:<10} {call.action}"
        )
    return "\n".join(lines)


async def batch(engine: Engine, drawn: Sequence[Action]) -> list[Call]:
    """Makes calls that overlap, each after its wait, and gives them in their order."""

    async def one(action: Action) -> Call:
        await asyncio.sleep(action.wait)
        begin = engine.cloud.now()
        outcome, answer = await engine.call(action)
        made = str((answer.get("inventory") or {}).get("uuid", ""))
        return Call(action, begin, engine.cloud.now(), outcome, made)

    running = [asyncio.ensure_future(one(action)) for action in drawn]
    return [await future for future in running]


async def overlapped(engine: Engine, drawn: Sequence[Action]) -> list[Step]:
    """Carries out a batch, and looks for the order that explains it."""
    await engine.keep_sessions()
    pause = min(action.wait for action in drawn)
    if pause > SPREAD:
        await engine.cloud.settle(pause)
        engine.state = await observe(engine.cloud, last=engine.state)
        drawn = [replace(action, wait=round(action.wait - pause, 3)) for action in drawn]
    before, begin = engine.state, engine.cloud.now()
    engine.draw_anew(drawn[-1].batch or drawn[-1].number)
    calls = await batch(engine, drawn)
    await engine.cloud.settle(QUIET)
    engine.state = await observe(engine.cloud, last=engine.state)
    engine.named(drawn[-1].batch or drawn[-1].number, before)
    wrong = [
        f"a bug: {call.action}" for call in calls if "SYS.1000" in call.outcome or call.outcome == "stuck"
    ]
    unsettled = engine.under_faults or is_moving(before)
    search = Search(engine.state, engine.accounts, unsettled)
    drifts = engine.drifts(begin, before)
    if not drifts and not search.finds(before, calls):
        wrong.append(f"no order explains how these ended (\n{time_line(calls)})")
    engine.unordered += search.tried > SEARCHED
    wrong += await engine.general(drawn[-1].batch or drawn[-1].number, before)
    steps = []
    for call in calls:
        found = tuple(wrong) if call is calls[-1] else ()
        prediction = predict(before, call.action, engine.accounts)
        steps.append(Step(call.action, prediction, call.outcome, found, target_of(call.action, before)))
    return steps
