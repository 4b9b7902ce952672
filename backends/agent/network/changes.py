"""Changes of interfaces: what each mends, in words, and the lines of `ip` that make it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.links import Links
from orrery.backends.agent.run import run

_GONE = re.compile("Cannot find device|No such device")
_BATCH_SECONDS = 600
"""The kernel may take 30 ms for each of thousands of interfaces."""
_DELETE = "link delete dev"
_GROUP = str(0x6F7672)
"""Of interfaces that are being deleted."""
_FAILED = re.compile(r"Command failed \S*:(\d+)")


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is made, mended or removed in one go."""

    uuid: str
    """Of the network or nic for whose sake it is made."""
    words: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something could not be made."""

    uuid: str
    words: str


async def apply(changes: Sequence[Change]) -> tuple[Problem, ...]:
    """Makes the changes, in order, by one process where none fails; gives those that failed.

    A change ends at its first line that fails; those that follow it are made nevertheless.
    """
    problems: list[Problem] = []
    rest = list(changes)
    while rest:
        failed = await _batch([line for change in rest for line in change.lines])
        if failed is None:
            break
        for position, change in enumerate(rest):
            if failed < len(change.lines):
                problems.extend(await _finish(change, failed))
                rest = rest[position + 1 :]
                break
            failed -= len(change.lines)
    return tuple(problems)


def deletion(name: str) -> str:
    """The line that deletes an interface."""
    return f"{_DELETE} {name}"


def together(changes: Sequence[Change], links: Links) -> Sequence[Change]:
    """The same changes, with all deletions in one at their end.

    The kernel waits for a grace period at each deletion, some 20 ms, and for one only where a group of
    interfaces is deleted. Changes nothing where somebody else uses the number of our group.
    """
    deletions = [line for change in changes for line in change.lines if line.startswith(_DELETE)]
    if len(deletions) < 2 or any(link.group == _GROUP for link in links):
        return changes
    return [
        *(Change(one.uuid, one.words, tuple(_marking(line) for line in one.lines)) for one in changes),
        Change("", "interfaces that were not needed were there", (f"link delete group {_GROUP}",)),
    ]


def _marking(line: str) -> str:
    name = line.removeprefix(_DELETE).strip()
    return f"link set dev {name} group {_GROUP}" if line.startswith(_DELETE) else line


async def _batch(lines: Sequence[str]) -> int | None:
    """The position of the first line that failed; the lines after it were not tried."""
    if not lines:
        return None
    try:
        await run("ip", "-batch", "-", input="\n".join(lines).encode() + b"\n", timeout=_BATCH_SECONDS)
    except Refused as refused:
        if (found := _FAILED.search(str(refused))) is None:
            raise
        return int(found[1]) - 1
    return None


async def _finish(change: Change, position: int) -> Sequence[Problem]:
    """The rest of a change whose line failed, one by one: a batch tells where it failed and not why."""
    for line in change.lines[position:]:
        try:
            await run("ip", *line.split())
        except Refused as refused:
            is_deletion = line.startswith("link delete") or line.endswith(f"group {_GROUP}")
            if is_deletion and _GONE.search(str(refused)):
                continue  # the end of its guest was faster
            reason = str(refused).rpartition(": ")[2].removeprefix("Error: ")
            return (Problem(change.uuid, f"{change.words}: ip {line}: {reason}"),)
    return ()
