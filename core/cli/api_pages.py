"""The reference of all APIs as pages in Markdown: one for each noun, and an index."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence

from orrery.core.api import reference
from orrery.core.api.catalogue import apis_by_noun, built_in_declarations
from orrery.core.api.catalogue_export import summary
from orrery.core.api.reference import COMMON, ParameterFacts
from orrery.core.api.vocabulary import KindInfo, kind_of, kinds
from orrery.core.kernel.api.message import Declaration

PREFIX = "/zstack/v1"
VALUES_SHOWN = 16
INDEX = """# API reference

Made by `make docs` from the declarations. `orrery <API> --help` shows a call in a terminal, `/docs` of a
server in a browser, and `orrery openapi` prints all for programs. [Queries](../query.md) explains conditions,
pages and sorting.

A call that runs as a job is answered with 202 and the job's address, which is polled until the job has ended;
`orrery` does so by itself. Parameters of POST are in the body's `params`, those of PUT in an object named as
the call, those of GET and DELETE in the query string. `{{names}}` in a route are parameters too.

Administrators may call everything. Who else may is said with each call; a user of an account needs a
[policy](../operate.md#accounts-users-and-policies) besides.

## Common parameters

{common}

## All calls

{calls}
"""


def pages() -> dict[str, str]:
    """Every page by its path below the folder of the documentation."""
    known = kinds(built_in_declarations())
    made = {f"api/{noun}.md": _page(apis, known) for noun, apis in apis_by_noun().items()}
    return {"api/README.md": _index(), **made}


def _index() -> str:
    common = {each.name: each for base in COMMON for each in reference.parameters_of(base)}
    parts = []
    for noun, apis in sorted(apis_by_noun().items()):
        rows = [f"| {_link(api, f'{noun}.md')} | {_cell(summary(api.message))} |" for api in apis]
        parts.append("\n".join([f"### [{_title(apis)}]({noun}.md)\n", "| call | |", "|---|---|", *rows]))
    return INDEX.format(common="\n".join(_table(list(common.values()))), calls="\n\n".join(parts))


def _page(apis: Sequence[Declaration], known: Mapping[str, KindInfo]) -> str:
    lines = [
        f"# {_title(apis)}",
        "",
        "Made by `make docs` from the declarations; [all calls](README.md).",
        "",
        " · ".join(_link(api) for api in apis),
    ]
    for api in apis:
        lines += ["", *_call(api, known)]
    return "\n".join(lines) + "\n"


def _link(api: Declaration, page: str = "") -> str:
    return f"[{api.name}]({page}#{api.name.lower()})"


def _title(apis: Sequence[Declaration]) -> str:
    """What the module of some calls says that they are about."""
    said = (sys.modules[apis[0].message.__module__].__doc__ or "").strip()
    title = re.split("[.,:]", re.sub("^Calls (on|about) ", "", said))[0]
    return title[:1].upper() + title[1:]


def _call(api: Declaration, known: Mapping[str, KindInfo]) -> Iterator[str]:
    yield from (f"## {api.name}", "", reference.message_text(api.message), "")
    yield from (f"`{api.method} {PREFIX}{path}`  " for path in api.paths if path)
    ends = f"as a job, for at most {_duration(api.timeout_seconds)}" if api.is_async else "at once"
    yield from (f"Runs {ends}. Callers: {reference.callers(api)}.", "")
    if api.is_query:
        yield from _conditions(api, known.get(kind_of(api)))
    else:
        yield from _parameters(reference.parameters(api))
    returned = reference.returns(api)
    answer = reference.answer_fields(api)
    if answer:
        yield from ("Returns:", "", *_answer_table(answer), "")
    else:
        yield from (f"Returns {returned}." if returned else "Returns nothing beyond success.", "")
    yield from ("```sh", reference.example(api), "```")


def _parameters(found: Sequence[ParameterFacts]) -> Iterator[str]:
    own = [each for each in found if not each.is_common]
    if own:
        yield from (*_table(own), "")
    common = ", ".join(f"`{each.name}`" for each in found if each.is_common)
    beside = "Besides" if own else "Parameters"
    yield from (f"{beside}: {common} ([common parameters](README.md#common-parameters)).", "")


def _table(found: Sequence[ParameterFacts]) -> list[str]:
    rows = []
    for each in found:
        kind = _values(each)
        told = each.default if each.default in ("", "required") else f"`{each.default}`"
        rows.append(f"| `{each.name}` | {_cell(kind)} | {told} | {_cell(each.text)} |")
    return ["| parameter | type | default | |", "|---|---|---|---|", *rows]


def _values(each: ParameterFacts) -> str:
    is_choice = each.limits.startswith("one of")
    return each.limits if is_choice else ", ".join(filter(None, (each.kind, each.limits)))


def _answer_table(found: Sequence[ParameterFacts]) -> list[str]:
    rows = [f"| `{each.name}` | {_cell(_values(each))} | {_cell(each.text)} |" for each in found]
    return ["| field | type | |", "|---|---|---|", *rows]


def _conditions(api: Declaration, kind: KindInfo | None) -> Iterator[str]:
    yield from ("Parameters: conditions and options of [queries](../query.md).", "")
    if kind is None:
        return
    rows = [
        f"| `{each.name}` | {_cell(each.kind)} | {_cell(each.text)} |"
        for each in reference.inventory_fields(api, kind, VALUES_SHOWN)
    ]
    yield from ("| field | values | |", "|---|---|---|", *rows, "")
    yield from (f"Paths: {', '.join(f'`{step}.` ({to})' for step, to in kind.steps.items())}.", "")


def _duration(seconds: int) -> str:
    return f"{seconds // 3600} h" if seconds % 3600 == 0 else f"{seconds / 60:g} min"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
