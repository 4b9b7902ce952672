"""`orrery up` and `orrery down`: a whole cloud on this machine from one file, and nothing of it left."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from orrery.backends.agent.wire import GUEST_PORT
from orrery.backends.debian import image as debian
from orrery.backends.mini import login, node
from orrery.backends.mini.errors import UpFailed
from orrery.backends.mini.fleet import FleetHost, FleetSpec, HostFleet, agent_folder
from orrery.backends.mini.guests import Answering, connect_hosts, wait_for_guests
from orrery.backends.mini.images import (
    PURPOSES,
    debian_image,
    image_file,
    machine_image,
    make_debian_image,
    make_image,
    make_machine_image,
)
from orrery.backends.mini.networks import networks_of
from orrery.backends.mini.state import CloudFolder
from orrery.backends.remote.secret import CloudSecret
from orrery.core.client.deploy import Deployed, Options, Plan, apply, compare, destruction, load
from orrery.core.client.errors import ClientError
from orrery.core.client.http import HttpClient
from orrery.core.kernel.files import FILE_MODE, make_private_directory

Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be there."""

    file: Path
    name: str = ""
    """Of the cloud; default: what the file says."""
    variables: Mapping[str, Any] = field(default_factory=dict)
    listen: str = "127.0.0.1:8080"


def plan_of(wanted: Wanted, fleet: HostFleet) -> Plan:
    """The plan of a file, completed by the fleet. Raises DeploymentErrors."""
    name = load(wanted.file, wanted.variables, name=wanted.name, supplies=fleet.supplies("")).name
    return load(wanted.file, wanted.variables, name=name, supplies=fleet.supplies(name))


def up(wanted: Wanted, fleet: HostFleet, say: Say) -> None:
    """Starts what is not there: images, hosts, node, deployment; ends with guests that answer.

    Raises ClientError; the same call goes on then.
    """
    lacks = fleet.lacks()
    if lacks:
        told = "\n".join(f"  {lack}" for lack in lacks)
        raise UpFailed(f"this machine lacks something for --backend {fleet.name}:\n{told}")
    plan = plan_of(wanted, fleet)
    plan.require_served()
    folder = CloudFolder(plan.name)
    with folder.locked():
        node.refuse_taken(folder, wanted.listen)
        folder.make()
        _make_images(plan, say)
        _start_hosts(plan, fleet, folder, say)
        running = node.start(folder, wanted.listen)
        say(f"node: {running.url} (its log: {folder.log})")
        asyncio.run(_deploy(plan, fleet, running.url, say))
    say(f"use it: orrery --profile {plan.name} get vm")


def _make_images(plan: Plan, say: Say) -> None:
    urls = {image.url for image in plan.world.images}
    for purpose in PURPOSES:
        if f"file://{image_file(purpose)}" in urls:
            say(f"image: {purpose} ({make_image(purpose)})")
    if f"file://{machine_image()}" in urls:
        say(f"image: tiny ({make_machine_image()})")
    if f"file://{debian_image()}" in urls:
        if not debian.is_current(debian_image()):
            say("image: debian is built now, which takes some minutes")
        say(f"image: debian ({make_debian_image()})")


def _start_hosts(plan: Plan, fleet: HostFleet, folder: CloudFolder, say: Say) -> None:
    secret = CloudSecret.of(folder.database, is_new=not folder.database.exists())
    hosts = [FleetHost(host.name, host.address) for host in plan.hosts]
    for host in hosts:
        _write_token(agent_folder(folder.hosts, host.name), secret.tokens.of_address(host.address))
    fleet.start(FleetSpec(plan.name, folder.hosts, hosts, networks_of(plan)))
    say(f"hosts: {', '.join(host.name for host in hosts) or 'none'} ({fleet.name})")


def _write_token(folder: Path, token: str) -> None:
    make_private_directory(folder)
    part = folder / "token.part"
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, FILE_MODE)
    with os.fdopen(descriptor, "w") as file:
        file.write(token)
    part.rename(folder / "token")


async def _deploy(plan: Plan, fleet: HostFleet, url: str, say: Say) -> None:
    deployed = Deployed()
    async with HttpClient(url) as client:
        await login.log_in(plan.name, client, url)
        await connect_hosts(plan, client)
        await apply(await compare(plan, client), client, Options(), deployed)
        say(f"deployed: {deployed.count:,} resources of {plan.file}")

        def tell(vm: Answering) -> None:
            reach = fleet.reach(plan.name, vm.address, GUEST_PORT)
            say(f"{vm.name} answers at {vm.address}: {vm.said}\n    {reach}")

        await wait_for_guests(fleet, plan.name, deployed, client, tell)


def down(cloud: str, plan: Plan | None, fleets: list[HostFleet], say: Say) -> None:
    """Leaves nothing of a cloud: what the plan made, the node, the hosts, all files.

    Repeatable after any interruption. Raises ClientError.
    """
    folder = CloudFolder(cloud)
    with folder.locked():
        running = node.find(folder)
        if running is not None and plan is not None:
            _destroy(plan, running.url, say)
        node.stop(folder)
        for fleet in fleets:
            fleet.stop(cloud, folder.hosts)
        login.forget(cloud)
        folder.remove()
    say(f"nothing of {cloud} is left")


def _destroy(plan: Plan, url: str, say: Say) -> None:
    """Removes what the file made; whatever that leaves goes with the hosts."""
    try:
        asyncio.run(_destroyed(plan, url))
    except ClientError as failure:
        say(f"not everything could be destroyed by API, it goes with the hosts: {failure}")


async def _destroyed(plan: Plan, url: str) -> None:
    async with HttpClient(url) as client:
        await login.log_in(plan.name, client, url)
        changes = await destruction(plan, client, expunge=True)
        await apply(changes, client, Options(prune=True, expunge=True, with_others=True))
