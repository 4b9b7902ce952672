"""The paths of our kinds are those of the catalogue: ``paths.txt`` has every relation that ZStack declares.

A relation between two kinds that are served must lead by the same fields to the same kind. `NOT_SERVED` lists
the others and why; a kind that comes to be served must leave it, and then its paths must be there.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic.alias_generators import to_snake

from orrery.core.api.catalogue import declarations
from orrery.core.kernel.db.model import Base
from orrery.core.kernel.errors import InvalidArgument
from orrery.core.kernel.query import Graph
from orrery.core.kernel.query.fields import fields_of
from orrery.core.kernel.query.graph import Hop

NOT_SERVED = {
    "Eip": "elastic addresses come with the network services",
    "L3NetworkHostRoute": "host routes come with the network services",
    "LoadBalancerListenerVmNicRef": "load balancing comes with the network services",
    "LoadBalancerServerGroupVmNicRef": "load balancing comes with the network services",
    "LocalStorageResourceRef": "a volume has the host of its bits in a column of its own",
    "NetworkServiceL3NetworkRef": "providers are attached to networks when there are network services",
    "PortForwardingRule": "port forwarding comes with the network services",
    "ReservedIpRange": "reserved ranges come with the network services",
    "TagPattern": "tags have no patterns with colours; declared system tags are not rows",
    "VmNicSecurityGroupRef": "security groups come with the network services",
    "VolumeSnapshot": "snapshots come with volumes in full",
    "VolumeSnapshotBackupStorageRef": "snapshots come with volumes in full",
}
"""The kinds that paths of ours would lead to, had we such, and why not."""


Relation = tuple[str, str, str, str, str]
"""A path of a kind: kind, path, the other kind, the own field and the other's that are equal."""


def lines() -> list[list[str]]:
    """The words of each line of the list."""
    text = (Path(__file__).parent / "paths.txt").read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if not line.startswith("#")]


def relations(graph: Graph) -> list[Relation]:
    """The relations of the kinds that we serve."""
    return [
        (a, b, c, d, e)
        for a, b, c, d, e in (words for words in lines() if len(words) == 5)
        if served(graph, a)
    ]


def aliases(graph: Graph) -> list[tuple[str, str, str]]:
    """The aliases of the kinds that we serve: kind, alias, path."""
    return [
        (words[0], words[1], words[3]) for words in lines() if len(words) == 4 and served(graph, words[0])
    ]


def served(graph: Graph, kind: str) -> type[Base] | None:
    """The table of a kind that we serve, by its name in the catalogue."""
    try:
        return graph.kind(kind).model
    except InvalidArgument:
        return None


def walked(graph: Graph, model: type[Base], path: str) -> tuple[Hop, ...]:
    """The steps of a path to a kind."""
    return graph.walk(model, f"{path}.*").hops


def column(model: type[Base], wire: str) -> str:
    """The column behind a field of the wire, which some inventories do not show."""
    shown = fields_of(model).by_wire.get(wire)
    return shown.key if shown is not None else to_snake(wire)


@pytest.fixture(scope="module")
def graph() -> Graph:
    """All kinds that we serve."""
    assert declarations()
    return Graph()


def test_every_relation_of_the_catalogue_is_a_path(graph: Graph) -> None:
    found = 0
    for kind, path, target, own, other in relations(graph):
        model, far = served(graph, kind), served(graph, target)
        if far is None:
            continue
        assert model is not None
        (hop,) = walked(graph, model, path)
        assert hop.target is far, f"{kind}.{path}"
        assert (column(model, own), column(far, other)) == (hop.local, hop.key), f"{kind}.{path}"
        found += 1
    assert found > 60


def test_every_alias_of_the_catalogue_is_one(graph: Graph) -> None:
    for kind, alias, path in aliases(graph):
        model = served(graph, kind)
        assert model is not None
        first = path.partition(".")[0]
        left_out = [target for k, name, target, *_ in relations(graph) if (k, name) == (kind, first)]
        if left_out and left_out[0] in NOT_SERVED:
            continue
        assert walked(graph, model, alias) == walked(graph, model, path), f"{kind}.{alias}"


def test_what_is_left_out_is_listed_with_its_reason(graph: Graph) -> None:
    left_out = {target for _, _, target, *_ in relations(graph) if served(graph, target) is None}
    assert sorted(left_out) == sorted(NOT_SERVED)
