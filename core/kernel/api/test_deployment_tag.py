"""The tags of deployments are read as they were written, and those of one element are found in an index."""

from __future__ import annotations

from orrery.core.kernel.api.deployment_tag import DeploymentTag, beginning, same_element

TAG = DeploymentTag("admin", "shop", "vm/web", "1.2")


def test_a_tag_is_read_as_it_was_written() -> None:
    assert str(TAG) == "deployment::admin::shop::vm/web::1.2"
    assert DeploymentTag.parse(str(TAG)) == TAG
    assert DeploymentTag.parse("ha::always") is None
    assert DeploymentTag.parse("deployment::admin::shop::vm/web") is None


def test_all_tags_of_a_deployment_and_no_others_begin_as_it_says() -> None:
    others = [TAG._replace(scope="acme"), TAG._replace(name="shop2")]
    assert str(TAG._replace(element="zone/z")).startswith(beginning("admin", "shop"))
    assert not [tag for tag in others if str(tag).startswith(beginning("admin", "shop"))]


def test_all_tags_of_an_element_and_no_others_are_between_two_texts() -> None:
    begin, end = same_element(TAG)
    assert all(
        begin <= str(TAG._replace(applied=applied)) < end for applied in ("", "1.2", "~", "\U0010ffff")
    )
    others = [TAG._replace(element=element) for element in ("vm/we", "vm/web2", "vm/web-1", "")]
    assert not [tag for tag in others if begin <= str(tag) < end]
