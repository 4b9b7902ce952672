"""Reads a deployment file of either family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from orrery.core.client.deploy.build import build
from orrery.core.client.deploy.elements import Document
from orrery.core.client.deploy.errors import DeploymentError
from orrery.core.client.deploy.naming import DEPLOYMENT_NAME, NAME_RULE, name_after
from orrery.core.client.deploy.plan import Plan
from orrery.core.client.deploy.supplies import Supplies
from orrery.core.client.deploy.xml_file import read_xml
from orrery.core.client.deploy.yaml_file import read_yaml
from orrery.core.kernel.api.message import Declaration


def load(
    path: str | Path,
    variables: Mapping[str, Any] | None = None,
    *,
    catalogue: Mapping[str, Declaration] | None = None,
    name: str = "",
    supplies: Supplies | None = None,
) -> Plan:
    """The plan of a YAML or XML file; `catalogue` are the APIs that are served (ours unless given).

    `name` is what the deployment is called; unless given, what the file says, or the file's name. `supplies`
    are what a backend adds where the file leaves it open.

    Raises DeploymentErrors, each naming file, line, element, field and reason. Features that are not served
    are no error here: they stand in the plan's `unsupported`.
    """
    if catalogue is None:
        from orrery.core.api.catalogue import declarations

        catalogue = declarations()
    if name and not DEPLOYMENT_NAME.fullmatch(name):
        raise DeploymentError(f"--name {name}: expected {NAME_RULE}", file=str(path))
    document = _read(Path(path), variables or {}, catalogue)
    if supplies is not None:
        supplies.add_to(document)
    plan = build(document, catalogue)
    return replace(plan, name=name or document.name or name_after(document.file))


def _read(path: Path, variables: Mapping[str, Any], catalogue: Mapping[str, Declaration]) -> Document:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as refusal:
        raise DeploymentError(f"cannot be read: {refusal.strerror}", file=str(path)) from None
    except UnicodeDecodeError as refusal:
        raise DeploymentError(f"is no UTF-8 text ({refusal.reason})", file=str(path)) from None
    if path.suffix.lower() == ".xml" or text.lstrip().startswith("<"):
        return read_xml(text, str(path), variables)
    return read_yaml(text, str(path), variables, catalogue)
