"""The command ``orrery-agent``: what runs on each host."""

from __future__ import annotations

import asyncio
import logging
import socket
from pathlib import Path

import click
import uvicorn

from orrery.backends.agent.app import make_app
from orrery.backends.agent.claim import Claim
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.identity import Identity
from orrery.backends.agent.ledger import Ledger
from orrery.backends.agent.service import Agent, GuestKind, now_ms
from orrery.backends.agent.wire import AGENT_PORT
from orrery.core.node.logs import JournalLine, LogFormat

STATE = Path("/var/lib/orrery-agent")
folder_option = click.option(
    "--state", type=click.Path(path_type=Path, file_okay=False), default=STATE, show_default=True,
    help="Where the agent keeps what it must not forget.",
)  # fmt: skip
guests_option = click.option(
    "--guests", type=click.Choice([kind.value for kind in GuestKind]), default=GuestKind.CONTAINERS.value,
    show_default=True, help="What runs the guests of this host.",
)  # fmt: skip


@click.group()
def main() -> None:
    """The agent of a host: it runs guests, networks and volumes for a management node."""


@main.command()
@folder_option
@guests_option
@click.option("--listen", default="0.0.0.0", show_default=True, help="The address to listen on.")
@click.option("--port", default=AGENT_PORT, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--fd", type=click.IntRange(3), help="A listening socket that was handed over, instead of both."
)
@click.option(
    "--log-format",
    type=click.Choice([LogFormat.TEXT.value, LogFormat.JOURNAL.value]),
    default=LogFormat.TEXT.value,
    show_default=True,
    help="Lines on standard error for people, or with the priorities that journald reads.",
)
def run(state: Path, guests: str, listen: str, port: int, fd: int | None, log_format: str) -> None:
    """Serve until SIGINT or SIGTERM; guests run on afterwards."""
    _log_to_stderr(LogFormat(log_format))
    identity = Identity(state)
    try:
        identity.make()
        agent = Agent(state, GuestKind(guests))
    except (Refused, OSError) as failure:
        raise click.ClickException(str(failure)) from None
    config = uvicorn.Config(
        make_app(agent, identity.token()),
        host=listen,
        port=port,
        ssl_certfile=str(identity.certificate),
        ssl_keyfile=str(identity.key),
        log_level="warning",
        access_log=False,
        timeout_keep_alive=120,
        timeout_graceful_shutdown=1,
    )
    uvicorn.Server(config).run(None if fd is None else [socket.socket(fileno=fd)])


def _log_to_stderr(form: LogFormat) -> None:
    """Everything goes to the logs of single commands, what matters to standard error too."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    if form is LogFormat.JOURNAL:
        logging.getLogger().handlers[0].setFormatter(JournalLine())
    for handler in logging.getLogger().handlers:
        handler.setLevel(logging.INFO)
    logging.getLogger("orrery").setLevel(logging.DEBUG)


@main.command()
@folder_option
@guests_option
def clean(state: Path, guests: str) -> None:
    """Remove all guests, ports, networks and attached volumes from this host; no agent may run."""
    try:
        asyncio.run(Agent(state, GuestKind(guests)).clean())
    except Refused as failure:
        raise click.ClickException(str(failure)) from None


@main.command()
@folder_option
@guests_option
def probe(state: Path, guests: str) -> None:
    """Try what this host can do, and print it; the next start of the agent goes by it."""
    for name, reason in sorted(asyncio.run(_probed(state, GuestKind(guests))).items()):
        click.echo(f"{name:24} {'works' if reason is None else reason}")


async def _probed(state: Path, guests: GuestKind) -> dict[str, str | None]:
    agent = Agent(state, guests)
    try:
        return await agent.probe()
    finally:
        await agent.close()


@main.command()
@folder_option
def identity(state: Path) -> None:
    """Make the certificate and the token where they are missing; print the fingerprint."""
    made = Identity(state)
    made.make()
    click.echo(made.fingerprint())


@main.command()
@folder_option
def release(state: Path) -> None:
    """Let the host belong to no cloud any more, so that another one can connect it."""
    ledger = Ledger(state / "ledger.db", now_ms)
    try:
        owner = Claim(ledger, now_ms).release()
    finally:
        ledger.close()
    click.echo("the host was free" if owner is None else f"the host belonged to the cloud [{owner}]")


if __name__ == "__main__":
    main()
