"""Every field of every API and inventory has a text, and the shared texts are used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from orrery.core.api.catalogue import declarations
from orrery.core.api.field_texts import (
    attribute_docs,
    column_text,
    fields_within,
    list_text,
    parameter_text,
    with_wire_names,
)
from orrery.core.api.openapi import openapi
from orrery.core.api.shared_texts import CHANGES, FIELDS, LISTS, PARAMETERS
from orrery.core.kernel.api.message import ApiMessage, Declaration, WireModel
from orrery.core.kernel.db.model import Base, declared_models
from orrery.core.kernel.query.fields import fields_of

APIS = declarations()
CALLS = [api for api in APIS.values() if not api.is_query]
SHOWN = [model for model in declared_models() if model.__inventory__ is not None]


def fields_of_api(api: Declaration) -> Iterator[tuple[str, type[BaseModel], str]]:
    """The fields of a call and of its answer."""
    yield from fields_within(api.message)
    if api.reply is not None:
        yield from fields_within(api.reply)


@pytest.mark.parametrize("api", CALLS, ids=lambda api: str(api.name))
def test_every_field_of_a_call_and_its_answer_has_a_text(api: Declaration) -> None:
    without = [path for path, model, key in fields_of_api(api) if len(parameter_text(model, key)) < 8]
    assert without == [], f"write a text below these fields of {api.name}"


@pytest.mark.parametrize("model", SHOWN, ids=lambda model: str(model.__name__))
def test_every_field_of_an_inventory_has_a_text(model: type[Base]) -> None:
    inventory = model.__inventory__
    assert inventory is not None
    without = [wire for wire, field in fields_of(model).by_wire.items() if not column_text(model, field.key)]
    assert without == [], f"write a text below these columns of {model.__name__}"
    lists = (*(each.wire for each in inventory.nested), *inventory.empty_lists)
    assert [wire for wire in lists if not list_text(wire)] == [], "add these to LISTS in shared_texts.py"


def test_every_shared_text_is_used() -> None:
    asked: set[str] = set()
    answered: set[str] = set()
    changed: set[str] = set()
    for api in CALLS:
        for _, model, key in fields_of_api(api):
            if key in attribute_docs(model) or model.model_fields[key].description:
                continue
            is_change = issubclass(model, ApiMessage) and model.__name__.startswith("Update")
            if is_change:
                changed.add(key)
            (asked if issubclass(model, ApiMessage) else answered).add(key)
    for each in SHOWN:
        answered |= {field.key for field in fields_of(each).by_wire.values()} - set(attribute_docs(each))
    lists = {wire for each in SHOWN if each.__inventory__ for wire in each.__inventory__.empty_lists}
    lists |= {nested.wire for each in SHOWN if each.__inventory__ for nested in each.__inventory__.nested}
    assert set(PARAMETERS) - asked == set()
    assert set(CHANGES) - changed == set()
    assert set(FIELDS) - answered == set()
    assert set(LISTS) == lists


def test_a_text_is_a_sentence_and_names_fields_as_callers_know_them() -> None:
    for api in CALLS:
        for path, model, key in fields_of_api(api):
            text = parameter_text(model, key)
            assert text.endswith((".", "!", "?", "'Running'")), f"{api.name}: {path}: {text}"
            assert "{kind}" not in text
    assert (
        parameter_text(APIS["StartVmInstance"].message, "uuid") == "The VM instance that the call is about."
    )
    assert parameter_text(APIS["DeleteIpRange"].message, "uuid") == "The IP range that the call is about."
    assert with_wire_names("at most `memory_size`, see `l3_network_uuids`") == (
        "at most `memorySize`, see `l3NetworkUuids`"
    )


def test_a_text_of_the_declaration_goes_before_the_shared_one() -> None:
    named = Annotated[str, Field(description="The name on the door.")]

    class Door(WireModel):
        """Not in the source of its module by that name."""

        account_uuid: str
        zone_uuid: str = Field(description="Where it stands.")
        name: named | None = None

    assert parameter_text(Door, "account_uuid") == FIELDS["account_uuid"]
    assert parameter_text(Door, "zone_uuid") == "Where it stands."
    assert parameter_text(Door, "name") == "The name on the door."
    assert column_text(declared_models()[0], "no_such_column") == ""


def test_the_openapi_document_describes_every_property_and_parameter() -> None:
    document = openapi(APIS)
    schemas = document["components"]["schemas"]
    for name, schema in schemas.items():
        if not name.endswith("Body") and name != "Error":
            parts = schema.get("properties", {})
            assert [key for key, part in parts.items() if not part.get("description")] == [], name
    for path, operations in document["paths"].items():
        for operation in operations.values():
            for each in operation["parameters"]:
                assert each.get("description") or each["schema"].get("description"), (path, each["name"])
    assert schemas["VmInstanceInventory"]["properties"]["vmNics"]["items"] == {
        "$ref": "#/components/schemas/VmNicInventory"
    }
