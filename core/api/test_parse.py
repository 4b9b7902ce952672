"""Wire parameters become messages, or an error that names the field."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from orrery.core.api.catalogue import declarations
from orrery.core.api.parse import parse
from orrery.core.api.references import references
from orrery.core.kernel.api.declaration import Declaration, Declarations
from orrery.core.kernel.api.message import CreateMessage, DeleteMessage, Int, Name, Refers, WireModel
from orrery.core.kernel.api.secrecy import secret_fields
from orrery.core.kernel.errors import InvalidArgument

api = Declarations(java="org.example.crate")


class Lid(WireModel):
    """A part of a crate."""

    wood_type: str


@api.post("/crates")
class CreateCrate(CreateMessage):
    """Make a crate."""

    name: Name
    size: Annotated[int, Field(ge=1, le=100)]
    colour: Literal["red", "blue"] | None = None
    count: Int | None = None
    zone_uuid: Annotated[str, Refers("ZoneVO")] | None = None
    host_uuids: list[Annotated[str, Refers("HostVO")]] | None = None
    lid: Lid | None = None


@api.delete("/crates/{uuid}")
class DeleteCrate(DeleteMessage):
    """Remove a crate."""

    uuid: Annotated[str, Refers("CrateVO", must_exist=False)]


def create(**wire: Any) -> CreateCrate:
    """The message for these wire parameters, with the mandatory ones filled in."""
    message = parse(CreateCrate.declaration, {"name": "c", "size": 1} | wire)
    assert isinstance(message, CreateCrate)
    return message


def test_wire_names_are_camel_case_and_stray_keys_are_ignored() -> None:
    message = create(zoneUuid="z", hostUuids=["a"], lid={"woodType": "oak"}, nonsense=1, name="  padded ")
    assert (message.zone_uuid, message.host_uuids, message.name) == ("z", ["a"], "padded")
    assert message.lid is not None and message.lid.wood_type == "oak"


MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"name": None}, r"field\[name\] of CreateCrate is invalid"),
    ({"name": ""}, r"field\[name\] of CreateCrate is invalid: .* at least 1 character; it was ''"),
    ({"name": "x" * 256}, r"field\[name\] .* at most 255 characters"),
    ({"size": 0}, r"field\[size\] of CreateCrate is invalid: .* greater than or equal to 1; it was 0"),
    ({"size": 101}, r"field\[size\] .* less than or equal to 100"),
    ({"size": "many"}, r"field\[size\] .* valid integer.*; it was 'many'"),
    ({"size": 1.5}, r"field\[size\] .* valid integer"),
    ({"count": 2**31}, r"field\[count\] .* less than or equal to 2147483647"),
    ({"colour": "green"}, r"field\[colour\] .* 'red' or 'blue'; it was 'green'"),
    ({"hostUuids": "a"}, r"field\[hostUuids\] .* valid list"),
    ({"hostUuids": [1]}, r"field\[hostUuids\[0\]\] .* valid string"),
    ({"lid": {}}, r"field\[lid.woodType\] of CreateCrate is mandatory, but is missing"),
    ({"lid": "oak"}, r"field\[lid\] of CreateCrate is invalid"),
    ({"resourceUuid": "ABC"}, r"field\[resourceUuid\]: .* cannot be the uuid of a new resource"),
    ({"resourceUuid": "0" * 32}, r"field\[resourceUuid\]: .* cannot be the uuid of a new resource"),
    ({"systemTags": "a"}, r"field\[systemTags\] of CreateCrate is invalid"),
]


@pytest.mark.parametrize(("wire", "message"), MISTAKES)
def test_a_mistake_is_told_with_its_field_and_reason(wire: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgument, match=message):
        create(**wire)


def test_a_missing_field_is_named() -> None:
    with pytest.raises(InvalidArgument, match=r"^\[SYS.1007\] field\[size\] of CreateCrate is mandatory"):
        parse(CreateCrate.declaration, {"name": "c"})


def test_a_long_value_is_not_repeated_whole() -> None:
    with pytest.raises(InvalidArgument) as caught:
        create(size="9" * 100_000)
    assert len(caught.value.details) < 1000


CONTROL = "\x00\x1b\x7f\x85\xad\u061c\u200b\u200e\u2028\u202e\u2060\u2066\ud800\ufeff"
"""One of each kind: what ends texts, steers terminals, turns lines round, or is no character."""
LINES = {"description", "userTags", "tag", "tags", "jobData", "zql"}
LINES |= {"systemTags", "rootVolumeSystemTags", "dataVolumeSystemTags", "dataVolumeSystemTagsOnIndex"}
"""The fields that may have several lines, by their wire names."""


def texts_of(api: Declaration) -> list[str]:
    """The fields of an API that are no secrets."""
    secrets = secret_fields(api.message)
    return [info.alias or name for name, info in api.message.model_fields.items() if name not in secrets]


@pytest.mark.parametrize("name", sorted(n for n, d in declarations().items() if not d.is_query))
def test_no_field_takes_control_characters(name: str) -> None:
    """Neither as its value, nor somewhere within; and only descriptions and the like take lines."""
    api = declarations()[name]
    for field in texts_of(api):
        for character in CONTROL:
            code = f"U+{ord(character):04X}"
            for value in (f"a{character}", ["x", {"k": f"a{character}"}], {f"a{character}": 1}):
                with pytest.raises(InvalidArgument) as caught:
                    parse(api, {field: value})
                assert caught.value.details == (
                    f"field[{field}] of {name} is invalid: it has the control character {code} at position 2;"
                    " leave it out"
                )
        for character in "\n\t":
            takes_lines = not is_refused(api, field, f"a{character}b")
            assert takes_lines == (field in LINES), (name, field)
        assert is_refused(api, field, "a\rb")


def is_refused(api: Declaration, field: str, text: str) -> bool:
    """Whether a text is refused for a control character; what else is wrong does not matter."""
    try:
        parse(api, {field: text})
    except InvalidArgument as refusal:
        return "control character" in refusal.details
    return False


def test_lines_end_as_on_any_system_and_secrets_are_anything() -> None:
    zone = declarations()["CreateZone"]
    message = parse(zone, {"name": "z ☃ é ذ", "description": "one\r\n\ttwo\nthree"})
    assert (message.name, message.description) == ("z ☃ é ذ", "one\r\n\ttwo\nthree")  # type: ignore[attr-defined]
    where = {"clusterUuid": "c", "managementIp": "10.0.0.1", "username": "root", "name": "h"}
    host = parse(declarations()["AddKVMHost"], {**where, "password": "\x1b"})
    assert host.password == "\x1b"  # type: ignore[attr-defined]


def test_a_query_may_ask_for_names_from_before() -> None:
    asked = {"conditions": [{"name": "name", "op": "=", "value": "a\x1bb"}]}
    parse(declarations()["QueryZone"], asked)


def test_references_are_found_by_their_marks() -> None:
    named = [(found.key, found.wire, found.refers.vo) for found in references(CreateCrate)]
    assert named == [("zone_uuid", "zoneUuid", "ZoneVO"), ("host_uuids", "hostUuids", "HostVO")]
    (deleted,) = references(DeleteCrate)
    assert (deleted.refers.vo, deleted.refers.must_exist) == ("CrateVO", False)
