"""Addresses of this host follow its physical interface into a bridge, and out of it again.

An interface in a bridge receives nothing for the host itself: the bridge does. So the host's addresses and
the routes by them are moved in one batch; connections go on.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from orrery.backends.agent.run import run

_FOREVER = 0xFFFFFFFF
_NOT_OURS_TO_MOVE = ("kernel", "ra")
"""Routes that the kernel makes with an address or learns by itself."""


async def moving(source: str, target: str) -> Sequence[str]:
    """Lines of ``ip -batch`` that move the addresses of one interface to another, with the routes by it.

    None where it has no address but those of the link. Routes of other tables than main, and those with
    several next hops, stay.
    """
    shown = json.loads(await run("ip", "-j", "addr", "show", "dev", source))
    addresses = [one for one in shown[0].get("addr_info", ()) if one["scope"] != "link"]
    if not addresses:
        return ()
    routes = [
        _route(version, one, target)
        for version in ("-4", "-6")
        for one in json.loads(await run("ip", "-j", version, "route", "show", "dev", source) or b"[]")
        if one.get("protocol") not in _NOT_OURS_TO_MOVE
    ]
    return [
        *(f"addr replace {_address(one)} dev {target} {_details(one)}".rstrip() for one in addresses),
        *routes,
        *(f"addr del {_address(one)} dev {source}" for one in addresses),
    ]


def _address(one: dict[str, Any]) -> str:
    return f"{one['local']}/{one['prefixlen']}"


def _details(one: dict[str, Any]) -> str:
    details = ["nodad"] if one["family"] == "inet6" else []
    if "broadcast" in one:
        details.append(f"broadcast {one['broadcast']}")
    if one["valid_life_time"] != _FOREVER:
        details.append(f"valid_lft {one['valid_life_time']} preferred_lft {one['preferred_life_time']}")
    return " ".join(details)


def _route(version: str, one: dict[str, Any], target: str) -> str:
    named = (("via", "gateway"), ("src", "prefsrc"), ("metric", "metric"), ("proto", "protocol"))
    details = [f"{word} {one[key]}" for word, key in named if key in one]
    family = "inet6" if version == "-6" else "inet"
    onlink = ["onlink"] if "onlink" in one.get("flags", ()) else []
    return " ".join(["-family", family, "route", "replace", one["dst"], "dev", target, *details, *onlink])
