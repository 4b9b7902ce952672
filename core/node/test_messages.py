"""Every message can be sent to another node: it is plain data, and says which resource it is about."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from orrery.core.api.catalogue import declarations, plugins
from orrery.core.compute.host.messages import Listing
from orrery.core.kernel.api.message import ApiMessage
from orrery.core.kernel.bus import Envelope, Event, Message, RouteKey
from orrery.core.kernel.bus.message import route_field, type_name
from orrery.core.kernel.caller import Caller
from orrery.core.kernel.context import CallContext
from orrery.core.storage.primary.messages import AddPrimaryStorage

WITHOUT_ROUTE = {
    "AddStorageOfType": "the storage has no uuid yet",
    "CheckCall": "checks what a call says, which any node can",
    "CheckPassword": "guesses are counted by name and address",
    "CheckSession": "any node can look a session up",
    "CheckSignature": "any node can look a key up",
    "CloseSessions": "sessions of an account may be known to every node",
    "CompareGuests": "about many hosts at once",
    "FollowHosts": "asks all hosts",
    "ListRunningJobs": "asks for the jobs of an account, or for all",
    "LookUpSession": "any node can look a session up",
    "LookUpSignature": "any node can look a key up",
    "PerformCall": "stands for an API call, which stays where it was taken",
    "VmsAmong": "about many guests at once",
}
"""The messages that name no resource, and why."""


def below(kind: type[Any]) -> Iterator[type[Any]]:
    """The classes of the product that derive from `kind`."""
    for one in kind.__subclasses__():
        if one.__module__.startswith("orrery.core.") and ".test_" not in one.__module__:
            yield one
        yield from below(one)


def internal() -> list[type[Any]]:
    """All messages and events between services, by name."""
    assert list(plugins())
    found = {type_name(kind): kind for base in (Message, Event) for kind in below(base)}
    return [kind for _, kind in sorted(found.items())]


def calls() -> list[type[ApiMessage]]:
    """The messages of all APIs, by name."""
    return [declaration.message for _, declaration in sorted(declarations().items())]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)

LISTINGS = st.builds(Listing, vms=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3))


def instances(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any values of a message's fields."""
    given_fields: dict[str, st.SearchStrategy[Any]] = {}
    for field in dataclasses.fields(kind):
        if field.name in ("wire", "outputs", "params"):
            given_fields[field.name] = st.dictionaries(st.text(max_size=5), JSON, max_size=3)
        elif field.name == "listings":
            given_fields[field.name] = st.lists(LISTINGS, max_size=2).map(tuple)
        elif field.name == "wanted":
            given_fields[field.name] = st.just(TAPE)
    return st.builds(kind, **given_fields)


TAPE = AddPrimaryStorage(name="tape", url="tape://1", zone_uuid="a" * 32)
CONTEXT = CallContext(caller=Caller("a" * 32, "a" * 32), job="1" * 32, path=(7,), deadline=12.0)


@pytest.mark.parametrize("kind", internal(), ids=lambda kind: kind.__name__)
def test_a_message_is_the_same_after_its_way_through_json(kind: type[Any]) -> None:
    @given(instances(kind))
    @settings(max_examples=10, deadline=None, database=None, derandomize=True)
    def sent(message: Any) -> None:
        envelope = Envelope("node-1", message, CONTEXT)
        received = Envelope.from_json(envelope.to_json(now=2.0), {type_name(kind): kind}, now=2.0)
        assert received == envelope
        assert received.route == envelope.route

    sent()


@pytest.mark.parametrize("kind", calls(), ids=lambda kind: kind.__name__)
def test_a_call_of_an_api_holds_nothing_but_json(kind: type[ApiMessage]) -> None:
    assert TypeAdapter(kind).json_schema(by_alias=False)["type"] == "object"


def test_every_message_names_its_resource_or_says_why_not() -> None:
    messages = [kind for kind in internal() if issubclass(kind, Message)]
    without = {kind.__name__ for kind in messages if route_field(kind) is None}
    assert without == set(WITHOUT_ROUTE)


def test_a_call_is_about_the_resource_in_its_path() -> None:
    fields = {kind.__name__: route_field(kind) for kind in calls()}
    expected = {
        "CreateVmInstance": "resource_uuid",
        "StartVmInstance": "uuid",
        "AttachL2NetworkToCluster": "l2_network_uuid",
        "MigrateVm": "vm_instance_uuid",
        "GetVersion": None,
    }
    assert {name: fields[name] for name in expected} == expected
    in_path = [kind for kind in calls() if kind.declaration.path_fields]
    assert [kind.__name__ for kind in in_path if route_field(kind) is None] == []


def test_a_message_about_two_resources_is_refused() -> None:
    @dataclasses.dataclass(frozen=True)
    class Both(Message[None]):
        """Names two."""

        one: RouteKey
        two: RouteKey

    with pytest.raises(TypeError, match="Both has more than one RouteKey: one, two"):
        route_field(Both)
