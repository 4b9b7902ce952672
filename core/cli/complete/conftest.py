"""What tests of completion share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem, ShellComplete

from orrery.core.api.catalogue import declarations
from orrery.core.cli.complete.build import build
from orrery.core.cli.complete.index import Data
from orrery.core.cli.complete.mirror import Mirror
from orrery.core.cli.main import main

Items = Callable[[click.Group, tuple[str, ...]], list[CompletionItem]]
Complete = Callable[..., list[str]]


@pytest.fixture(scope="session")
def data() -> Data:
    """The index of everything that is installed."""
    return build(main, declarations())


@pytest.fixture(scope="session")
def items() -> Items:
    """Gives the suggestions for the last word of a line."""

    def found(root: click.Group, line: tuple[str, ...]) -> list[CompletionItem]:
        *args, incomplete = line
        return ShellComplete(root, {}, "orrery", "").get_completions(args, incomplete)

    return found


@pytest.fixture
def complete(data: Data, items: Items, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Complete:
    """Gives the words that the last one may become, where no server answers."""
    monkeypatch.setattr(click, "get_app_dir", lambda name: str(tmp_path / name))
    monkeypatch.setenv("ORRERY_URL", "http://127.0.0.1:9")
    monkeypatch.delenv("ORRERY_SESSION", raising=False)
    monkeypatch.chdir(tmp_path)
    return lambda *line: [item.value for item in items(Mirror(data, main), line)]
