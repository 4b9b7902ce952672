"""What servers have in common, whatever is behind them: options, a claimed database, signals, REST."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from orrery.backends.stopping import EXIT_SIGNALLED, StopSignals
from orrery.core.api.connections import Limits
from orrery.core.api.health import operations_app
from orrery.core.api.rest import RestApp, RestOptions
from orrery.core.api.server import listener, open_socket, serve_http
from orrery.core.client.deploy import Plan
from orrery.core.kernel.settings import JOB_LIMIT
from orrery.core.kernel.tracing import NoTracer, Tracer
from orrery.core.kernel.workers import Threads, Workers
from orrery.core.node import ManagementNode
from orrery.core.node.database_file import DatabaseFile
from orrery.core.node.errors import TracesUnavailable, UnusableDatabase, UnusableKeys
from orrery.core.node.logs import LogFormat, status
from orrery.core.node.process import raise_descriptor_limit
from orrery.core.node.telemetry import OpenTelemetry

SQLITE = "sqlite:///"


@dataclass(frozen=True, kw_only=True)
class HostInstallation:
    """How a server over real hosts gives them their agents."""

    guests: str
    """What their guests are: a `GuestKind`."""
    wheels: Path | None = None
    """A folder of wheels to install agents from, instead of those of the server's own environment."""


@dataclass(frozen=True, kw_only=True)
class ServeOptions:
    """How to serve."""

    listen: str
    database: str
    speed: float
    seed: int
    skip_unsupported: bool
    strict_plugins: bool = False
    metrics: str | None = None
    """Where health and metrics are served without credentials, if anywhere."""
    traces: str | None = None
    """The collector that traces are sent to, if any."""
    ui: str | None = None
    """Folder of a web UI's files."""
    key_file: Path | None = None
    """Where the keys of the secrets are, if not beside the database."""
    key_command: str | None = None
    """What prints the keys, instead of a file."""
    installation: HostInstallation | None = None
    """None where agents are installed by hand, or hosts are simulated."""
    new_world: bool = False
    """Whether to set an old world aside."""
    workers: Workers = field(default_factory=Threads)
    """Threads beside the paced loop; virtual time takes none."""
    log_format: LogFormat = LogFormat.TEXT
    job_limit: int = JOB_LIMIT
    """Unfinished jobs above which further calls are answered with 503."""
    log_level: str = "warning"
    """The lowest level of lines in the log, one of `LEVELS`."""


@dataclass(frozen=True)
class Around:
    """What a server works with, from the claim of its database to its end."""

    database: DatabaseFile
    tracer: Tracer
    signals: StopSignals


def serve_claimed(plan: Plan | None, options: ServeOptions, body: Callable[[Around], int]) -> None:
    """Runs `body`, which gives how many jobs have not ended, over a claimed database.

    Raises ClickException with one line where it cannot begin, and click.exceptions.Exit where a signal comes
    before it serves.
    """
    if plan is not None and not options.skip_unsupported:
        plan.require_served()
    with StopSignals() as signals:
        try:
            _serve(options, signals, body)
        except (KeyboardInterrupt, asyncio.CancelledError):
            if signals.received is None:
                raise
            status.info("stopped before it served; what was begun is done anew at the next start")
            raise click.exceptions.Exit(EXIT_SIGNALLED + signals.received) from None


def _serve(options: ServeOptions, signals: StopSignals, body: Callable[[Around], int]) -> None:
    for listen in filter(None, (options.listen, options.metrics)):
        open_socket(listen).close()
    try:
        with DatabaseFile(_database_path(options.database)) as database, _tracer(options.traces) as tracer:
            left = body(Around(database, tracer, signals))
    except TracesUnavailable as failure:
        raise click.ClickException(f"--traces: {failure.details}") from None
    except UnusableDatabase as failure:
        raise click.ClickException(f"--db: {failure.details}") from None
    except UnusableKeys as failure:
        raise click.ClickException(failure.details) from None
    status.info("stopped: %s", _said_of(left))


def _said_of(left: int) -> str:
    if not left:
        return "no job was left"
    return "1 job goes on at the next start" if left == 1 else f"{left:,} jobs go on at the next start"


@contextmanager
def _tracer(endpoint: str | None) -> Iterator[Tracer]:
    if endpoint is None:
        yield NoTracer()
        return
    tracer = OpenTelemetry.exporting_to(endpoint)
    try:
        yield tracer
    finally:
        tracer.close()


def _database_path(url: str) -> Path:
    path = Path(url.removeprefix(SQLITE))
    if "://" in str(url) and not url.startswith(SQLITE):
        raise UnusableDatabase(
            f"only SQLite files are served, not {url.split('://', maxsplit=1)[0]}; name a file"
        )
    folder = path.absolute().parent
    if not folder.is_dir():
        raise UnusableDatabase(f"the folder {folder} does not exist; make it, or name another file")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UnusableDatabase(
            f"the folder {folder} cannot be written, and the database has files beside it; make it writable"
            " for this user, or name a file elsewhere"
        )
    return path


async def nothing() -> None:
    """Does nothing."""


@dataclass(frozen=True)
class Served:
    """A node while it is served."""

    node: ManagementNode
    options: ServeOptions
    signals: StopSignals
    on_ready: Callable[[str], None]
    """Is given the URL once requests are taken."""
    prepare: Callable[[], Awaitable[None]] = nothing
    """What is done before the node starts."""
    complete: Callable[[], Awaitable[None]] = nothing
    """What nobody is served before."""

    async def run(self) -> int:
        """Serves until a signal; gives how many jobs have not ended."""
        self.signals.watch_loop()
        async with AsyncExitStack() as stack:
            if self.options.metrics is not None:
                app = operations_app(lambda: self.node.kernel)
                listening = listener(app, self.options.metrics, time_scale=self.options.speed)
                await stack.enter_async_context(listening)
            return await self._run_node()

    async def _run_node(self) -> int:
        left = 0
        with self.signals.cancelling():
            await self.prepare()
            await self.node.start()
        try:
            with self.signals.cancelling():
                await self.complete()
            await self._answer()
        finally:
            left = await self.node.stop(self.signals.stop.cut)
        return left

    async def _answer(self) -> None:
        options = self.options
        ui = None if options.ui is None else Path(options.ui)
        app = RestApp(self.node.api, self.node.kernel, RestOptions(time_scale=options.speed, ui=ui))
        await serve_http(
            app,
            options.listen,
            self.on_ready,
            time_scale=options.speed,
            on_stop=app.streams.end,
            limits=Limits.within(raise_descriptor_limit()),
            stop=self.signals.stop,
        )
