"""YAML with line numbers: safe, without duplicate keys, cycles and expanding aliases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from orrery.core.client.deploy.errors import DeploymentError

NODES_MAX = 1_000_000
"""Most nodes of a file, each use of an alias counted."""
DEPTH_MAX = 100
_PLAIN_TAGS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


@dataclass(slots=True)
class Lined:
    """A value with the line it stands on: a scalar, a list of Lined, or a dict of Lined by text."""

    value: Any
    line: int


def compose(text: str, file: str) -> Lined:
    """The one document that `text` holds. Raises DeploymentError with the line of what is malformed."""
    loader = yaml.SafeLoader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return Lined({}, 1)
        return _Converter(loader, file).convert(root, ())
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        line = mark.line + 1 if mark else 1
        raise DeploymentError(
            f"malformed YAML: {broken.problem}{_hint(text, line)}", file=file, line=line
        ) from None
    except yaml.YAMLError as broken:
        raise DeploymentError(f"malformed YAML: {broken}", file=file, line=_line_of(broken, text)) from None
    except RecursionError:
        raise DeploymentError("malformed YAML: nested too deeply", file=file, line=1) from None
    finally:
        loader.dispose()


def _hint(text: str, line: int) -> str:
    """What probably is wrong in a line: braces are YAML's own inside of braces and brackets."""
    lines = text.splitlines()
    if line > len(lines) or "${" not in lines[line - 1]:
        return ""
    return '; inside of braces and brackets a variable has to be quoted: "${NAME}"'


def _line_of(broken: yaml.YAMLError, text: str) -> int:
    """The line of a character that YAML does not take."""
    position = getattr(broken, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else 1


class _Converter:
    def __init__(self, loader: yaml.SafeLoader, file: str) -> None:
        self._loader = loader
        self._file = file
        self._nodes = 0

    def convert(self, node: Node, above: tuple[int, ...]) -> Lined:
        line = node.start_mark.line + 1
        self._nodes += 1
        if self._nodes > NODES_MAX:
            raise DeploymentError(f"the file has more than {NODES_MAX:,} values", file=self._file, line=line)
        if id(node) in above:
            raise DeploymentError("cycle: an alias stands inside what it names", file=self._file, line=line)
        if len(above) > DEPTH_MAX:
            raise DeploymentError(f"nested deeper than {DEPTH_MAX}", file=self._file, line=line)
        if not isinstance(node, ScalarNode) and node.tag not in _PLAIN_TAGS:
            raise DeploymentError(
                f"malformed YAML: the tag {node.tag} is refused", file=self._file, line=line
            )
        inner = (*above, id(node))
        if isinstance(node, MappingNode):
            return Lined(self._mapping(node, inner), line)
        if isinstance(node, SequenceNode):
            return Lined([self.convert(item, inner) for item in node.value], line)
        return Lined(self._scalar(node), line)

    def _scalar(self, node: Node) -> Any:
        assert isinstance(node, ScalarNode)
        try:
            value = self._loader.construct_object(node)
        except (ValueError, OverflowError) as refusal:
            line = node.start_mark.line + 1
            raise DeploymentError(f"malformed YAML: {refusal}", file=self._file, line=line) from None
        # Addresses, dates and the like are texts to us.
        return value if isinstance(value, str | int | float | bool | None) else node.value

    def _mapping(self, node: MappingNode, above: tuple[int, ...]) -> dict[str, Lined]:
        own = [id(key) for key, _ in node.value]
        self._loader.flatten_mapping(node)
        found: dict[str, Lined] = {}
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                line = key.start_mark.line + 1
                raise DeploymentError("a key must be a text", file=self._file, line=line)
            name = str(key.value)
            line = key.start_mark.line + 1
            if name in first and id(key) in own and first[name] in own:
                raise DeploymentError(f"duplicate key '{name}'", file=self._file, line=line, field=name)
            first[name] = id(key)
            converted = self.convert(value, above)
            found[name] = Lined(converted.value, line) if _short(converted) else converted
        return found


def _short(value: Lined) -> bool:
    return not isinstance(value.value, dict | list)
