"""What the tag of a deployment remembers."""

from __future__ import annotations

from pathlib import Path

from orrery.core.api.catalogue import declarations
from orrery.core.client.deploy import Plan, Resource, load
from orrery.core.client.deploy.applied import Applied, Scope, applied_text, element_of, key_of
from orrery.core.client.deploy.plan import Key
from orrery.core.kernel.api.deployment_tag import DeploymentTag

ACCOUNT = "accounts: [{name: acme, password: %s, description: d}]"


def account(tmp_path: Path, password: str) -> Resource:
    """An account with a password."""
    (tmp_path / "a.yaml").write_text(ACCOUNT % password)
    plan: Plan = load(tmp_path / "a.yaml")
    return plan.resources[0]


def test_a_secret_leaves_no_trace_in_the_tag(tmp_path: Path) -> None:
    declaration = declarations()["CreateAccount"]
    texts = {applied_text(account(tmp_path, password), declaration) for password in ("one", "two")}
    [text] = texts
    assert set(Applied.parse(text).fields) == {"name", "description"}


def test_elements_with_any_name_come_back() -> None:
    for name in ("web", "a::b", "50%", "a/b", "%3A", "x:"):
        key = Key("vm", name)
        assert key_of(element_of(key)) == key
        assert "::" not in element_of(key)


def test_the_tag_is_read_as_it_was_written(tmp_path: Path) -> None:
    resource = account(tmp_path, "one")
    tag = Scope("admin", "shop").tag(resource, declarations()["CreateAccount"], ["dns.0badcafe"])
    parts = DeploymentTag.parse(tag)
    assert parts is not None
    assert parts[:3] == ("admin", "shop", "account/acme")
    assert Applied.parse(parts.applied).items == {"dns.0badcafe"}
    assert DeploymentTag.parse("hostname::web") is None


def test_nothing_is_known_of_what_another_version_wrote() -> None:
    assert Applied.parse("v9,name.00000000") == Applied({}, frozenset())
