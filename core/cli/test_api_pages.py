"""The reference of all APIs: complete, linked, and true to the declarations."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from orrery.core.api.catalogue import apis_by_noun, built_in_declarations
from orrery.core.api.reference import (
    CALLERS,
    answer_fields,
    callers,
    example,
    message_text,
    parameters,
    returns,
)
from orrery.core.api.who import Who
from orrery.core.cli.api_pages import pages
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.api.secrecy import secret_fields

DOCS = Path(__file__).parents[2] / "docs"
APIS = built_in_declarations()
PAGES = pages()


def section(name: str) -> str:
    """What the reference says of one call."""
    [page] = [text for path, text in PAGES.items() if path != "api/README.md" and f"\n## {name}\n" in text]
    return page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]


def test_every_call_stands_on_the_page_of_its_noun_and_in_the_index() -> None:
    assert {api.name for apis in apis_by_noun().values() for api in apis} == set(APIS)
    index = PAGES["api/README.md"]
    for noun, apis in apis_by_noun().items():
        for api in apis:
            assert f"\n## {api.name}\n" in PAGES[f"api/{noun}.md"]
            assert f"[{api.name}]({noun}.md#{api.name.lower()})" in index


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_to_a_heading(path: str) -> None:
    for target, anchor in re.findall(r"\]\(([^)#]*)(?:#([^)]*))?\)", PAGES[path]):
        other = (DOCS / path).parent.joinpath(target).resolve() if target else DOCS / path
        own = other.relative_to(DOCS.resolve()).as_posix() if target else path
        text = PAGES.get(own) or other.read_text()
        headings = [
            re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-")
            for h in re.findall("^#+ (.*)", text, re.M)
        ]
        assert not anchor or anchor in headings, f"{target}#{anchor}"


@pytest.mark.parametrize("api", APIS.values(), ids=lambda api: str(api.name))
def test_a_call_is_described_in_full(api: Declaration) -> None:
    text = section(api.name)
    assert message_text(api.message) in text
    assert all(f"`{api.method} /zstack/v1{path}`" in text for path in api.paths if path)
    assert f"Callers: {callers(api)}." in text
    assert f"```sh\n{example(api)}\n```" in text
    answer = answer_fields(api)
    assert answer or (returns(api) or "nothing beyond success") in text
    assert all(f"| `{each.name}` |" in text for each in answer)
    if not api.is_query:
        assert all(f"`{each.name}`" in text for each in parameters(api))


@pytest.mark.parametrize("api", APIS.values(), ids=lambda api: str(api.name))
def test_an_example_gives_what_is_required(api: Declaration) -> None:
    program, name, *words = shlex.split(example(api))
    assert (program, name) == ("orrery", api.name)
    if not api.is_query:
        given = {word.partition("=")[0] for word in words}
        known = [each for each in parameters(api) if "." not in each.name]
        assert {each.name for each in known if each.default == "required"} <= given
        assert given <= {each.name for each in known}


def test_a_row_says_type_limits_default_and_meaning() -> None:
    create = section("CreateVmInstance")
    assert "| `name` | text, at most 255 characters | required | Name for people" in create
    assert "| `memorySize` | number |  | Bytes of memory" in create
    assert "| `l3NetworkUuids` | list of uuids, each of an L3Network |  | The L3 networks" in create
    assert (
        "| `strategy` | one of `InstantStart`, `JustCreate`, `CreateStopped` | `InstantStart` | I" in create
    )
    assert "| `statements[].effect` | one of `Allow`, `Deny` | required | Deny " in section("CreatePolicy")
    assert "| `cpuNum` | number, 1 to 1024 |" in section("UpdateVmInstance")
    assert "| `secret` | secret text, 16 to 255 characters |" in section("CreateWebhook")
    assert "`deleteMode`" in section("DeleteZone")
    assert "Runs as a job, for at most 12 h." in create
    assert "Runs at once." in section("QueryVmInstance")
    assert "| `state` | `Created`, `Starting`, `Running`" in section("QueryVmInstance")
    assert "| `createDate` | time | When it was created. |" in section("QueryVmInstance")
    assert "`vmNics.` (VmNic)" in section("QueryVmInstance")


def test_who_may_call_is_said_of_every_kind_of_caller() -> None:
    assert set(CALLERS) == set(Who)
    assert callers(APIS["LogInByAccount"]) == CALLERS[Who.NOBODY]
    assert callers(APIS["CreateZone"]) == "administrators"
    assert callers(APIS["StopVmInstance"]) == "accounts, on what they own"
    assert callers(APIS["QueryZone"]) == "every account"


def test_names_of_fields_are_those_of_callers() -> None:
    """Not those of the code, wherever a text of the code names a field."""
    for api in APIS.values():
        shown = message_text(api.message) + "".join(each.text for each in parameters(api))
        assert not [key for key in api.message.model_fields if "_" in key and f"`{key}`" in shown], api.name


def test_secrets_are_called_so() -> None:
    for api in APIS.values():
        secret = set(secret_fields(api.message).values())
        assert {each.name for each in parameters(api) if each.kind == "secret text"} == secret
