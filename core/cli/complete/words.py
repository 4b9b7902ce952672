"""What a word on the command line may become, by the index and by what the server has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import click
from click.shell_completion import CompletionItem

from orrery.core.cli.complete import live
from orrery.core.cli.complete.index import Data, Field, Kind, Parameter

SYMBOLS = ("=", "!=", ">", ">=", "<", "<=", "?=", "!?=", "~=", "!~=")
"""The operators of conditions that are signs; a test compares them with `orrery.core.client.conditions`."""
CONTROLS: Mapping[str, str] = {
    "limit": "most rows of the answer",
    "start": "rows to leave out at first",
    "after": "continue behind the row that the former page named",
    "count": "only say how many there are",
    "replyWithCount": "say how many there are too",
    "groupBy": "a field to group by",
    "sort": "+field or -field",
    "fields": "fields of each row, with commas between them",
}
BOOLEANS = ("true", "false")
CONDITION = re.compile(r"([\w.]+)(!\?=|!~=|!=|>=|<=|\?=|~=|=|>|<)(.*)", re.DOTALL)
UUID_WHOLE = re.compile(r"[0-9a-f]{32}")
UUID_BEGIN = re.compile(r"[0-9a-f]{1,32}")


def item(value: str, text: str = "", *, is_open: bool = False) -> CompletionItem:
    """A suggestion; an open one may go on without a space."""
    return CompletionItem(value, help=text or None, is_open=is_open)


class Words:
    """What words of one command may become."""

    def __init__(self, data: Data, ctx: click.Context, before: Sequence[str]) -> None:
        self._data = data
        self._ctx = ctx
        self.before = before
        """The words that are there already."""
        self._given = dict(word.partition("=")[::2] for word in before)

    def kind(self, name: str) -> str:
        """The key of a kind by any of its names, or nothing."""
        return self._data["names"].get(name.lower(), "")

    def declared(self, source: str) -> dict[str, str]:
        """A list of declared things with their help; settings of the category that is given."""
        if source == "commands":
            return {name: command["help"] for name, command in self._data["root"]["commands"].items()}
        found = self._data["lists"].get(source, {})
        if source != "settings":
            return found
        category = self._given.get("category", "")
        split = [(*name.partition("/")[::2], text) for name, text in found.items()]
        return {name: text for owner, name, text in split if category in ("", owner)}

    def of_call(self, api: str, incomplete: str) -> list[CompletionItem]:
        """A parameter of an API, or its value."""
        known = self._data["apis"].get(api)
        if known is None:
            return []
        if known["kind"] or not known["parameters"]:
            return self.of_query(known["kind"], incomplete)
        name, equals, text = incomplete.partition("=")
        parameters = known["parameters"]
        if not equals:
            wanted = sorted(parameters, key=lambda name: not parameters[name]["required"])
            return [
                item(f"{each}=", parameters[each]["help"], is_open=True)
                for each in wanted
                if each.startswith(name) and each not in self._given
            ]
        if name not in parameters:
            return []
        return behind(f"{name}=", self._values(parameters[name], text))

    def of_query(self, kind: str, incomplete: str) -> list[CompletionItem]:
        """A condition on a kind, or what stands beside conditions."""
        condition = CONDITION.fullmatch(incomplete)
        if condition is None:
            return self._names(kind, incomplete)
        name, operator, text = condition.groups()
        begin = f"{name}{operator}"
        if operator == "=" and name in CONTROLS:
            return behind(begin, self._control(kind, name, text))
        at, dot, last = name.rpartition(".")
        end = self._walk(kind, at) if dot else self._data["kinds"].get(kind)
        field = end["fields"].get(last) if end is not None else None
        if end is None or field is None:
            return []
        is_list = operator in ("?=", "!?=")
        return behind(begin, _listed(text, lambda part: self._found(end, last, field, part), is_list))

    def resources(self, kind: str, text: str) -> list[CompletionItem]:
        """Names of resources of a kind, and uuids where what is typed may begin one or a name will not do."""
        known = self._data["kinds"].get(kind)
        if known is None or not known["path"]:
            return []
        has_name = "name" in known["fields"]
        fields = ["uuid", "name"] if has_name else ["uuid"]
        found: list[CompletionItem] = []
        if has_name:
            rows = live.rows(self._ctx, known["path"], "name", text, fields)
            names = [str(row.get("name", "")) for row in rows]
            found += [
                item(name, row["uuid"]) if _is_usable(name, names) else item(row["uuid"], name)
                for name, row in zip(names, rows, strict=True)
            ]
        if (text or not has_name) and UUID_BEGIN.fullmatch(text or "0"):
            rows = live.rows(self._ctx, known["path"], "uuid", text, fields)
            found += [item(row["uuid"], str(row.get("name", ""))) for row in rows]
        return found

    def _values(self, parameter: Parameter, text: str) -> list[CompletionItem]:
        if text.startswith("@"):
            paths = live.files(text[1:], ())
            return [item(f"@{path}", is_open=path.endswith("/")) for path in paths]

        def one(part: str) -> list[CompletionItem]:
            if parameter["values"]:
                return beginning(parameter["values"], part)
            if parameter["source"]:
                return beginning(self.declared(parameter["source"]), part)
            return self.resources(self.kind(parameter["refers"]), part)

        is_list = parameter["many"] or parameter["source"] == "events"
        return _listed(text, one, is_list)

    def _names(self, kind: str, incomplete: str) -> list[CompletionItem]:
        at, dot, _ = incomplete.rpartition(".")
        end = self._walk(kind, at) if dot else self._data["kinds"].get(kind)
        begin = f"{at}{dot}"
        fields = [f"{begin}{name}" for name in (end["fields"] if end is not None else ())]
        if incomplete in fields:
            return [item(f"{incomplete}{sign}", is_open=True) for sign in SYMBOLS]
        found = [item(f"{name}=", is_open=True) for name in fields]
        steps = end["steps"] if end is not None else {}
        found += [item(f"{begin}{name}.", f"of its {to}", is_open=True) for name, to in steps.items()]
        if not dot:
            free = {name: text for name, text in CONTROLS.items() if name not in self._given}
            found += [item(f"{name}=", text, is_open=True) for name, text in free.items()]
        return [each for each in found if each.value.startswith(incomplete)]

    def _control(self, kind: str, name: str, text: str) -> list[CompletionItem]:
        known = self._data["kinds"].get(kind)
        fields = list(known["fields"]) if known is not None else []
        if name in ("count", "replyWithCount"):
            return beginning(BOOLEANS, text)
        if name == "fields":
            return _listed(text, lambda part: beginning(fields, part), True)
        if name == "sort":
            sign = text[:1] if text[:1] in ("+", "-") else ""
            found = [*fields, *([] if sign else [f"-{field}" for field in fields])]
            return behind(sign, beginning(found, text.removeprefix(sign)))
        return beginning(fields, text) if name == "groupBy" else []

    def _walk(self, kind: str, path: str) -> Kind | None:
        for step in path.split("."):
            known = self._data["kinds"].get(kind)
            if known is None:
                return None
            kind = known["steps"].get(step, "")
        return self._data["kinds"].get(kind)

    def _found(self, kind: Kind, name: str, field: Field, text: str) -> list[CompletionItem]:
        """Values of a field: those that are declared, else those that rows at the server have."""
        if field["values"]:
            return beginning(field["values"], text)
        if field["refers"]:
            target = self._data["kinds"].get(field["refers"])
            return self._uuids(target, text) if target is not None and target["path"] else []
        if name == "name" and kind["vo"] == "EventVO":
            return beginning(self.declared("events"), text)
        if not field["is_text"] or not kind["path"]:
            return []
        rows = live.rows(self._ctx, kind["path"], name, text, [name])
        return beginning(dict.fromkeys(str(row[name]) for row in rows if row.get(name)), text)

    def _uuids(self, kind: Kind, text: str) -> list[CompletionItem]:
        fields = ["uuid", "name"] if "name" in kind["fields"] else ["uuid"]
        rows = live.rows(self._ctx, kind["path"], "uuid", text, fields)
        return [item(row["uuid"], str(row.get("name", ""))) for row in rows]


def beginning(known: Iterable[str] | Mapping[str, str], incomplete: str) -> list[CompletionItem]:
    """Those of some words that begin so; a mapping says what each is."""
    helps = known if isinstance(known, Mapping) else {}
    return [item(value, helps.get(value, "")) for value in known if value.startswith(incomplete)]


def behind(begin: str, found: Iterable[CompletionItem]) -> list[CompletionItem]:
    """The same suggestions behind what stands before them in the word."""
    return [item(begin + each.value, each.help or "", is_open=bool(each.is_open)) for each in found]


def _listed(
    text: str, complete: Callable[[str], list[CompletionItem]], is_list: bool
) -> list[CompletionItem]:
    """Values, of which a list has several with commas between them; each but once."""
    if not is_list:
        return complete(text)
    before, comma, part = text.rpartition(",")
    used = before.split(",") if comma else []
    found = [each for each in complete(part) if each.value not in used]
    return [item(f"{before}{comma}{each.value}", each.help or "", is_open=True) for each in found]


def _is_usable(name: str, names: Sequence[str]) -> bool:
    """Whether a name can stand for its resource: it is the only one of that name, and no part of a list."""
    return (
        names.count(name) == 1 and name.isprintable() and not UUID_WHOLE.fullmatch(name) and "," not in name
    )
