"""The progress display of long commands: one line on a terminal, nothing where output is piped.

A server, which may take long to start, writes a line into its log now and then instead.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from orrery.core.node.logs import status

UPDATE_SHARE = 0.005
LINE_SECONDS = 15.0
"""How often a line tells of progress where there is no terminal."""


class Display:
    """Shows what is going on."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description:>14}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
            auto_refresh=False,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Display:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def show(self, doing: str, done: int, total: int) -> None:
        """Says that `done` of `total` of something are done; called often, so it draws seldom."""
        if self._progress.disable or (done % max(1, int(total * UPDATE_SHARE)) and done != total):
            return
        if doing not in self._tasks:
            self._tasks[doing] = self._progress.add_task(doing, total=total)
        self._progress.update(self._tasks[doing], completed=done, total=total)
        self._progress.refresh()


class Lines:
    """Keeps what is going on, and tells it in a status line now and then."""

    def __init__(self) -> None:
        self._shown: tuple[str, int, int] | None = None

    def show(self, doing: str, done: int, total: int) -> None:
        """See `Display.show`."""
        self._shown = doing, done, total

    async def tell(self, seconds: float) -> None:
        """Tells it every so many of the loop's seconds, for ever."""
        while True:
            await asyncio.sleep(seconds)
            if self._shown is not None:
                doing, done, total = self._shown
                status.info("%s: %s of %s", doing, f"{done:,}", f"{total:,}")


@asynccontextmanager
async def progress_of(
    *, is_text: bool, line_seconds: float
) -> AsyncIterator[Callable[[str, int, int], None]]:
    """How a server shows progress: a live line on a terminal where the log is text, else status lines."""
    console = Console(stderr=True)
    if is_text and console.is_terminal:
        with Display(console) as display:
            yield display.show
        return
    lines = Lines()
    telling = asyncio.get_running_loop().create_task(lines.tell(line_seconds), name="progress")
    try:
        yield lines.show
    finally:
        telling.cancel()
