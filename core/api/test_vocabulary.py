"""What users of the API are told of kinds agrees with what the kinds declare."""

from __future__ import annotations

import pytest

from orrery.core.api.catalogue import declarations, plugins
from orrery.core.api.pictures import state_tables
from orrery.core.api.vocabulary import event_names, kind_of, kinds, setting_names
from orrery.core.kernel.db.model import declared_models
from orrery.core.kernel.states import StateTable

KINDS = kinds(declarations())


@pytest.mark.parametrize("table", state_tables().values(), ids=lambda table: str(table.name))
def test_every_state_is_a_value_of_its_field(table: StateTable) -> None:
    having = [info.fields[table.field].values for info in KINDS.values() if info.event_kind == table.kind]
    assert having == [tuple(table.transitions)]


def test_every_query_lists_a_kind_with_a_route() -> None:
    for api in declarations().values():
        if api.is_query and kind_of(api):
            assert KINDS[kind_of(api)].path in {
                each.path for each in declarations().values() if each.is_query
            }
            assert KINDS[kind_of(api)].fields


def test_paths_lead_to_kinds() -> None:
    for info in KINDS.values():
        assert set(info.steps.values()) <= set(KINDS)
        assert {field.refers for field in info.fields.values()} <= {*KINDS, ""}
    assert KINDS["VmInstance"].steps["vmNics"] == "VmNic"
    assert KINDS["VmInstance"].fields["hostUuid"].refers == "Host"
    assert KINDS["VmInstance"].fields["type"].values == ("UserVm", "ApplianceVm")
    assert KINDS["Zone"].fields["isDefault"].values == ("true", "false")
    assert KINDS["VmInstance"].fields["hypervisorType"].is_text


def test_events_are_named_after_the_kinds_that_tell_them() -> None:
    telling = {model.__events__.kind for model in declared_models() if model.__events__ is not None}
    assert {name.partition(".")[0] for name in event_names()} == telling
    assert {"vm.created", "vm.running", "vm.backToCreated", "vm.ownerChanged", "host.disconnected"} <= set(
        event_names()
    )
    assert event_names()["vm.running"] == "VmInstanceVO"


def test_settings_have_descriptions() -> None:
    nouns = [plugin.noun for plugin in plugins() if plugin.noun is not None]
    assert len(setting_names()) >= sum(len(noun.configs) for noun in nouns)
    assert "quota/vm.cpuNum" in setting_names()
    assert all(setting_names().values())
