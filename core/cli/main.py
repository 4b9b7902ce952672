"""The command `orrery`: every API by its name, and a few commands beside them.

Nothing but click is imported before a command is chosen, so help and completion stay quick. Further
commands join by the entry point group ``orrery.commands``; their modules should import as little.
"""

from __future__ import annotations

import importlib
import os
import re
from typing import TYPE_CHECKING, Any

import click

from orrery.core.cli.complete.suggested import Suggested

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.metadata import EntryPoint

    from orrery.core.kernel.api.message import Declaration

COMMANDS = {
    "login": ("orrery.core.cli.login", "login", "Log in and keep the session."),
    "logout": ("orrery.core.cli.login", "logout", "End the session."),
    "get": ("orrery.core.cli.get", "get_command", "List resources of a kind, by name or by conditions."),
    "describe": (
        "orrery.core.cli.describe",
        "describe_command",
        "Show a resource, what belongs to it, and what happened to it.",
    ),
    "explain": (
        "orrery.core.cli.explain",
        "explain_command",
        "Say what an API takes, or what a kind of resource has.",
    ),
    "profiles": ("orrery.core.cli.profiles", "profiles_command", "List the logins that are kept."),
    "wait": (
        "orrery.core.cli.wait",
        "wait_command",
        "Wait until a resource is as it shall be, or a job has ended.",
    ),
    "jobs": ("orrery.core.cli.jobs", "jobs_command", "List the jobs that run, and those that have ended."),
    "events": ("orrery.core.cli.events", "events_command", "List what has happened, or follow it."),
    "deploy": ("orrery.core.cli.deploy", "deploy_command", "Make the cloud as a file says."),
    "diff": ("orrery.core.cli.deploy", "diff_command", "Show what deploying a file would do."),
    "dump": (
        "orrery.core.cli.dump",
        "dump_command",
        "Write the cloud as a deployment file.",
    ),
    "destroy": ("orrery.core.cli.deploy", "destroy_command", "Remove what a file made."),
    "plugins": (
        "orrery.core.cli.plugins",
        "plugins_command",
        "List what is loaded, and which hooks each uses.",
    ),
    "api": ("orrery.core.cli.catalogue", "api_command", "List all APIs."),
    "help": ("orrery.core.cli.topics", "help_command", "Explain a topic, a command, an API or a kind."),
    "openapi": ("orrery.core.cli.catalogue", "openapi_command", "Print the OpenAPI document of all APIs."),
    "graph": ("orrery.core.cli.graph", "graph_command", "Draw the cloud, a cascade, a workflow or states."),
    "secrets": ("orrery.core.cli.secrets", "secrets_command", "Rotate the keys of a server's secrets."),
    "completion": (
        "orrery.core.cli.completion",
        "completion_command",
        "Print the shell's completion script.",
    ),
}
"""Module, name and help of our own commands, which are imported when they are needed."""

ENTRY_POINTS = "orrery.commands"
COMPLETION_VARIABLE = "_ORRERY_COMPLETE"
"""Set by the completion script of a shell, which then wants suggestions and nothing else."""
PROFILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
BEGINNING = """Orrery: a datacenter managed by API. To begin with:

  orrery serve small                     serve a small simulated cloud on http://127.0.0.1:8080
  orrery login --password password       log in to it as admin, from another terminal
  orrery get vm state=Running            list resources
  orrery CreateZone name=west            create one; any API is a command
  orrery help                            topics, commands (orrery --help) and APIs (orrery api)"""
"""What `orrery` alone prints."""
EXIT_FAILED, EXIT_USAGE, EXIT_INTERRUPTED = 1, 2, 130


class Failed(click.ClickException):
    """The server refused or failed the call."""

    exit_code = EXIT_FAILED


class Misused(click.ClickException):
    """The command cannot be carried out as it was given."""

    exit_code = EXIT_USAGE


class Orrery(click.Group):
    """Finds commands among our own, those of entry points, and the APIs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands that are no API."""
        return [*COMMANDS, *(name for name in _extensions() if name not in COMMANDS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; an API's is made from its declaration."""
        if cmd_name in COMMANDS:
            module, name, _ = COMMANDS[cmd_name]
            command: click.Command = getattr(importlib.import_module(module), name)
            return command
        extension = _extensions().get(cmd_name)
        if extension is not None:
            loaded: click.Command = extension.load()
            return loaded
        return self._api(ctx, cmd_name) if cmd_name[:1].isupper() else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Like click's own, but an unknown name names its near matches."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None and not name.startswith("-"):
            raise click.UsageError(unknown(ctx, name, args[1:]))
        return (name, command, args[1:]) if command else super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help text, without importing any of ours."""
        rows = [(name, text) for name, (_, _, text) in COMMANDS.items()]
        for name, extension in _extensions().items():
            if name not in COMMANDS:
                rows.append((name, _help_of(extension)))
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def main(self, *args: Any, **extra: Any) -> Any:
        """As click's own; a shell that completes a line is answered from the index of completion."""
        asked = os.environ.get(COMPLETION_VARIABLE)
        if asked is None:
            return super().main(*args, **extra)
        from orrery.core.cli.complete.run import answer

        click.echo(answer(self, asked))
        raise SystemExit(0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the chosen command; what goes wrong becomes one message and an exit status."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort) as broken:
            # click raises Abort where a question is not answered: the line of that question is not ended
            click.echo("\ninterrupted" if isinstance(broken, click.Abort) else "interrupted", err=True)
            ctx.exit(EXIT_INTERRUPTED)
        except Exception as failure:
            raise _for_people(failure) from failure

    @staticmethod
    def _api(ctx: click.Context, name: str) -> click.Command | None:
        declaration = catalogue(ctx).get(name)
        if declaration is None:
            return None
        from orrery.core.cli.call import api_command

        return api_command(declaration)


def catalogue(ctx: click.Context) -> Mapping[str, Declaration]:
    """The APIs that this command knows; tests put their own into the context's object."""
    root = ctx.find_root()
    if root.obj is None:
        from orrery.core.api.catalogue import declarations

        root.obj = declarations()
    found: Mapping[str, Declaration] = root.obj
    return found


def unknown(ctx: click.Context, name: str, rest: Sequence[str] = ()) -> str:
    """The error for a word that is no API and no command, with what may have been meant with those behind."""
    from orrery.core.api.kinds import Kinds
    from orrery.core.cli.suggest import suggestion

    known = catalogue(ctx)
    commands = main.list_commands(ctx)
    meant = suggestion(name, known, commands, Kinds(known), rest)
    return f"there is no API or command named '{name}'{meant}"


def _check_profile(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    if name is not None and not PROFILE.fullmatch(name):
        raise click.BadParameter("expected up to 64 letters, digits, dots, dashes and underscores")
    return name


@click.group(
    cls=Orrery,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(package_name="orrery-cloud")
@click.option(
    "--profile",
    type=Suggested("profiles"),
    envvar="ORRERY_PROFILE",
    callback=_check_profile,
    help="Which of several logins to use, by a name of your own.",
)
@click.pass_context
def main(ctx: click.Context, profile: str | None) -> None:
    """Orrery: a datacenter managed by API.

    Any API can be called by its name, with its parameters as words. Where it takes the uuid of a resource,
    the name can be given instead:

    \b
      orrery CreateZone name=west
      orrery StopVmInstance uuid=web-0
      orrery QueryVmInstance state=Running 'name~=web%' limit=10 fields=name
      orrery get vm state=Running -o wide
      orrery describe vm web-0
      orrery explain CreateVmInstance
    """
    if ctx.invoked_subcommand is None:
        click.echo(BEGINNING)


def _for_people(failure: Exception) -> Exception:
    """What the user is told of a failure; one that nobody foresaw stays as it is."""
    from orrery.core.client.errors import ClientError
    from orrery.core.kernel.api.text import escaped
    from orrery.core.kernel.errors import OrreryError

    told = escaped(str(failure), lines=True)
    if isinstance(failure, ClientError):
        return Failed(told) if failure.is_failure else Misused(told)
    return Failed(told) if isinstance(failure, OrreryError) else failure


def _extensions() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {found.name: found for found in entry_points(group=ENTRY_POINTS)}


def _help_of(extension: EntryPoint) -> str:
    try:
        command: click.Command = extension.load()
    except Exception as broken:
        return f"(cannot be loaded: {broken})"
    return command.get_short_help_str(80)


if __name__ == "__main__":
    main()
