"""Shows what a deployment would do, or has to be decided about."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import click

from orrery.core.client.deploy import Changes, Difference, Plan, Step, Verb
from orrery.core.client.deploy.kinds import kinds
from orrery.core.client.deploy.shape import makes_resource
from orrery.core.kernel.api.text import counted, escaped

LISTED_MAX = 12
"""Most elements of one family that are listed one by one."""


@dataclass(frozen=True)
class Outcome:
    """What a deployment has done, or would do: how many of each kind, and which."""

    counts: dict[str, int]
    names: Sequence[str]
    """Such as ``vm/web-0``; attachments and settings have none."""


def counts(by_family: Mapping[str, int], names: Sequence[str]) -> Outcome:
    """The outcome of a run, whose numbers are by family."""
    return Outcome({kinds().word(family): number for family, number in by_family.items() if number}, names)


def planned(plan: Plan) -> Outcome:
    """What a plan would make where there is nothing yet."""
    numbers = Counter(resource.key.family for resource in plan.resources)
    return counts(numbers, [f"{one.kind}/{one.name}" for one in plan.resources if makes_resource(one)])


def names(changes: Changes) -> Iterator[str]:
    """Which resources a deployment would add, change, replace or remove."""
    for step in changes.steps:
        if step.found is not None:
            yield f"{step.word}/{step.found.key.name}"
        elif step.resource is not None and makes_resource(step.resource):
            yield f"{step.resource.kind}/{step.resource.name}"


def lines(changes: Changes, *, prunes: bool) -> Iterator[str]:
    """The plan, a line for each step; many of a family that are created or removed share one."""
    for verb, steps in (
        (Verb.ADD, changes.added),
        (Verb.CHANGE, changes.changed),
        (Verb.REPLACE, changes.replaced),
        (Verb.REMOVE, changes.removed),
    ):
        for _, group in groupby(steps, key=lambda step: step.family):
            yield from _group(verb, list(group), stays=verb is Verb.REMOVE and not prunes)
    yield summary(changes, prunes=prunes)


def _group(verb: Verb, steps: list[Step], *, stays: bool) -> Iterator[str]:
    mark, ending = ("=", " stays (--prune removes it)") if stays else (str(verb), "")
    if len(steps) > LISTED_MAX and not any(step.differences for step in steps):
        yield escaped(
            f"{mark} {counted(len(steps), steps[0].word)}: {steps[0].title} ... {steps[-1].title}{ending}"
        )
        return
    for step in steps:
        told = "; ".join(_difference(each) for each in step.differences)
        yield escaped(f"{mark} {step.title}{f': {told}' if told else ''}{ending}")


def _difference(each: Difference) -> str:
    old = json.dumps(each.old, ensure_ascii=False)
    told = f"{each.field} {old} -> {json.dumps(each.new, ensure_ascii=False)}"
    if each.follows:
        return f"{each.field} {json.dumps(each.new, ensure_ascii=False)} is new"
    return told + (" (drift)" if each.is_drift else "")


def summary(changes: Changes, *, prunes: bool) -> str:
    """How much there is to do, in one line."""
    drift = sum(step.is_drift for step in changes.changed)
    counts = [
        (len(changes.added), "to add"),
        (len(changes.changed), f"to change{f' ({drift} drift)' if drift else ''}"),
        (len(changes.replaced), "to replace"),
        (len(changes.removed), "to remove" if prunes else "not in the file any more"),
    ]
    told = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    is_idle = not (changes.added or changes.changed or changes.replaced or (prunes and changes.removed))
    return ", ".join(part for part in ("nothing to do" if is_idle else "", told) if part)


def as_json(changes: Changes) -> list[dict[str, Any]]:
    """The plan for programs."""
    return [_step(step) for step in changes.steps]


def _step(step: Step) -> dict[str, Any]:
    told: dict[str, Any] = {
        "action": step.verb.name.lower(),
        "kind": step.word,
        "element": step.title,
    }
    if step.resource is not None:
        told["line"] = step.resource.line
    if step.found is not None:
        told["uuids"] = step.found.uuids
    if step.differences:
        told["fields"] = [
            {
                "name": each.field,
                "old": each.old,
                "new": each.new,
                "drift": each.is_drift,
                "follows": each.follows,
            }
            for each in step.differences
        ]
    return told


def echo(shown: Iterable[str], *, to_stderr: bool) -> None:
    """Print lines."""
    for line in shown:
        click.echo(line, err=to_stderr)
