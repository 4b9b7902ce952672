"""Makes the index of completion from click's commands and what all nouns declare."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import Any

import click
from pydantic.fields import FieldInfo

from orrery.core.api.catalogue_export import constraints, summary, values_allowed, wire_fields
from orrery.core.api.pictures import cascade_names, state_tables, workflows
from orrery.core.api.reference import ParameterFacts, parameters
from orrery.core.api.vocabulary import KindInfo, event_names, kind_of, kinds, setting_names
from orrery.core.cli.complete.index import FORMAT, Api, Command, Data, Field, Kind, Option, Parameter, stamp
from orrery.core.cli.complete.suggested import Suggested
from orrery.core.cli.complete.targets import source_of
from orrery.core.client import fields
from orrery.core.kernel.api.declaration import first_lower
from orrery.core.kernel.api.message import Declaration, Refers, Suggests

ENTRY_POINTS = ("orrery.commands", "orrery.plugins")


def build(root: click.Group, declarations: Mapping[str, Declaration]) -> Data:
    """The index of these commands and APIs."""
    ctx = click.Context(root, info_name="orrery", obj=declarations)
    options: list[list[Option]] = []
    apis: dict[str, Api] = {}
    for name, declaration in sorted(declarations.items()):
        command = root.get_command(ctx, name)
        own = [_option(each) for each in command.params] if command is not None else []
        shared = [each for each in own if each["is_option"]]
        if shared not in options:
            options.append(shared)
        apis[name] = _api(declaration, options.index(shared))
    known = kinds(declarations)
    watched = _watched()
    return Data(
        format=FORMAT,
        watched=watched,
        stamp=stamp(watched),
        root=_command(root, ctx),
        apis=apis,
        options=options,
        kinds={name: _kind(info) for name, info in known.items()},
        names=_names(known),
        lists=_lists(declarations, known),
    )


def _watched() -> list[str]:
    """The directories of the product and of what joins it."""
    packages = {entry.module.split(".")[0] for group in ENTRY_POINTS for entry in entry_points(group=group)}
    found = [place for package in sorted(packages - {"orrery"}) for place in _directories(package)]
    return sorted({*_directories("orrery.core"), *_directories("orrery.backends"), *found})


def _directories(package: str) -> list[str]:
    spec = find_spec(package)
    return list(spec.submodule_search_locations or ()) if spec is not None else []


def _api(declaration: Declaration, options: int) -> Api:
    if declaration.is_query:
        return Api(
            help=summary(declaration.message), kind=kind_of(declaration), parameters={}, options=options
        )
    return Api(
        help=summary(declaration.message),
        kind="",
        parameters=_parameters(declaration),
        options=options,
    )


def _parameters(declaration: Declaration) -> dict[str, Parameter]:
    fields_by_name = dict(wire_fields(declaration.message))
    return {
        each.name: _parameter(fields_by_name[each.name], each)
        for each in parameters(declaration)
        if each.name in fields_by_name  # those within an object are not arguments of their own
    }


def _parameter(info: FieldInfo, facts: ParameterFacts) -> Parameter:
    marks = constraints(info)
    kind = fields.type_of(info)
    what = [facts.kind, facts.default if info.is_required() else "", facts.text]
    return Parameter(
        help=", ".join(part for part in what if part),
        required=info.is_required(),
        values=values_allowed(info) or (["true", "false"] if kind is bool else []),
        refers=next((mark.vo for mark in marks if isinstance(mark, Refers)), ""),
        source=next((mark.source for mark in marks if isinstance(mark, Suggests)), ""),
        many=getattr(kind, "__origin__", kind) is list,
    )


def _kind(info: KindInfo) -> Kind:
    return Kind(
        vo=info.vo,
        path=info.path,
        fields={
            name: Field(values=list(each.values), is_text=each.is_text, refers=each.refers)
            for name, each in info.fields.items()
        },
        steps=dict(info.steps),
    )


def _names(known: Mapping[str, KindInfo]) -> dict[str, str]:
    """Whatever a kind is called, in lower case: its class, its name in the catalogue, what events call it."""
    found: dict[str, str] = {}
    for name, info in known.items():
        for called in (name, info.vo, info.vo.removesuffix("VO"), info.event_kind):
            if called:
                found.setdefault(called.lower(), name)
    return found


def _lists(
    declarations: Mapping[str, Declaration], known: Mapping[str, KindInfo]
) -> dict[str, dict[str, str]]:
    settings = setting_names()
    return {
        "apis": {name: summary(api.message) for name, api in sorted(declarations.items())},
        "cascades": dict.fromkeys(cascade_names(), ""),
        "categories": dict.fromkeys(sorted({name.partition("/")[0] for name in settings}), ""),
        "events": event_names(),
        "kindNames": _kind_names(known),
        "kinds": {info.vo: info.event_kind for info in known.values() if info.vo},
        "settings": dict(sorted(settings.items())),
        "states": dict.fromkeys(state_tables(), ""),
        "workflows": dict.fromkeys(workflows(), ""),
    }


def _kind_names(known: Mapping[str, KindInfo]) -> dict[str, str]:
    """What commands call the kinds that have a query."""
    return {
        info.event_kind or first_lower(name): info.vo for name, info in sorted(known.items()) if info.path
    }


def _command(command: click.Command, parent: click.Context) -> Command:
    """A command with all below it; the root does not list the APIs, which have an entry of their own."""
    ctx = parent if command is parent.command else click.Context(command, parent=parent)
    below: dict[str, Command] = {}
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            if found is not None and not found.hidden:
                below[name] = _command(found, ctx)
    return Command(
        help=command.get_short_help_str(80),
        options=[_option(each) for each in command.get_params(ctx)],
        commands=below,
        is_group=isinstance(command, click.Group),
        is_own=any(_is_own(each) for each in command.params)
        or any(each["is_own"] for each in below.values()),
    )


def _option(param: click.Parameter) -> Option:
    kind = param.type
    is_option = isinstance(param, click.Option)
    return Option(
        names=[param.name or "", *param.opts, *param.secondary_opts] if is_option else [param.name or ""],
        is_option=is_option,
        help=" ".join((getattr(param, "help", None) or "").split()),
        nargs=param.nargs,
        multiple=param.multiple,
        is_flag=getattr(param, "is_flag", False),
        count=getattr(param, "count", False),
        envvar=param.envvar,
        choices=[str(choice) for choice in kind.choices] if isinstance(kind, click.Choice) else [],
        path=_path_of(kind),
        source=_source(param),
    )


def _source(param: click.Parameter) -> str:
    if isinstance(param.type, Suggested):
        return param.type.source
    is_text = param.type is click.STRING and isinstance(param, click.Argument)
    return source_of(param.metavar or "") if is_text else ""


def _path_of(kind: Any) -> str:
    if isinstance(kind, click.File):
        return "file"
    if isinstance(kind, click.Path):
        return "file" if kind.file_okay else "dir"
    return ""


def _is_own(param: click.Parameter) -> bool:
    """Whether a function of the command's own completes a parameter, which no index can hold."""
    if isinstance(param.type, click.Choice | click.File | click.Path | Suggested):
        is_own_type = False
    else:
        is_own_type = type(param.type).shell_complete is not click.ParamType.shell_complete
    return is_own_type or getattr(param, "_custom_shell_complete", None) is not None
