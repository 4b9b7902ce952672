"""Changes are made by one batch; one that fails is told with its reason, and the others are made."""

from __future__ import annotations

from orrery.backends.agent.network.changes import Change, apply, deletion, together
from orrery.backends.agent.network.links import read_links
from orrery.testlib.network_lab import NetworkLab


def added(name: str) -> Change:
    """A change that makes a bridge and takes it up."""
    return Change(
        name, f"{name} was missing", (f"link add name {name} type bridge", f"link set dev {name} up")
    )


def test_a_change_that_fails_does_not_keep_the_others(lab: NetworkLab) -> None:
    twice = Change("u", "again", ("link add name br1 type bridge", "link add name never type bridge"))
    problems = lab.one.run(apply([added("br1"), twice, added("br2")]))
    [problem] = problems
    assert problem.uuid == "u"
    assert problem.words.endswith("ip link add name br1 type bridge: File exists")
    links = lab.one.run(read_links())
    assert [links.get(name) is not None for name in ("br1", "br2", "never")] == [True, True, False]


def test_what_is_gone_when_it_is_to_be_deleted_is_no_failure(lab: NetworkLab) -> None:
    lab.one.run(apply([added("br1"), added("br2")]))
    gone = Change("u", "gone", (deletion("br0"), deletion("br1")))
    assert lab.one.run(apply([gone])) == ()
    assert lab.one.run(read_links()).get("br1") is None


def test_deletions_are_made_together(lab: NetworkLab) -> None:
    lab.one.run(apply([added("br1"), added("br2"), added("br3")]))
    changes = [Change(name, "", (deletion(name),)) for name in ("br1", "br2", "br0")]
    assert lab.one.run(apply(together(changes, lab.one.run(read_links())))) == ()
    links = lab.one.run(read_links())
    assert [links.get(name) is not None for name in ("br1", "br2", "br3")] == [False, False, True]
    assert lab.one.run(apply(together(changes, links))) == ()


def test_a_group_that_somebody_uses_is_not_deleted(lab: NetworkLab) -> None:
    lab.one.run(apply([added("br1"), added("br2"), added("br3")]))
    changes = [Change(name, "", (deletion(name),)) for name in ("br1", "br2")]
    [*_, last] = together(changes, lab.one.run(read_links()))
    group = last.lines[0].split()[-1]
    lab.one.ip(f"link set dev br3 group {group}")
    assert together(changes, lab.one.run(read_links())) == changes
