"""Where suggestions come from: what a source's name means (`orrery.core.cli.complete.suggested`)."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from orrery.core.cli.complete import live
from orrery.core.cli.complete.index import Data
from orrery.core.cli.complete.targets import paths, targets
from orrery.core.cli.complete.words import Words, beginning, item


def suggestions(
    source: str, ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """What `incomplete`, the value of a parameter, may become; sources have ``|`` between them."""
    before = ctx.params.get(param.name or "")
    words = Words(_data(ctx), ctx, list(before) if isinstance(before, tuple | list) else [])
    return [each for one in source.split("|") for each in _of_one(one, words, ctx, incomplete)]


def _of_one(source: str, words: Words, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    what, _, name = source.partition(":")
    if name.startswith("{"):
        name = str(ctx.params.get(name.strip("{}")) or "")
    if what == "call":
        return words.of_call(name, incomplete)
    if what == "query":
        return words.of_query(words.kind(name), incomplete)
    if what == "resource":
        return words.resources(words.kind(name), incomplete)
    if what == "targets":
        return targets(words, words.before, incomplete, conditions=name == "conditions")
    if what == "paths":
        return paths(words, incomplete)
    if what == "clouds":
        files = [item(path, is_open=path.endswith("/")) for path in live.files(incomplete)]
        return [*beginning(live.clouds(), incomplete), *files]
    return beginning(live.profiles() if what == "profiles" else words.declared(what), incomplete)


def _data(ctx: click.Context) -> Data:
    """The index of the root; a real command in place of its mirror stands below the same root."""
    data: Data = ctx.find_root().command.data  # type: ignore[attr-defined]
    return data
