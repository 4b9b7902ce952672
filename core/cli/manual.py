"""The packaged texts of `orrery help` and the manual page, made from the documentation by `make docs`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from orrery.core.cli.main import COMMANDS, main
from orrery.core.cli.topics import TOPICS

MANUAL = "orrery.1"
EMPTY = r"\&"
ASIDE = re.compile(r"\s*\(\[[^\]]+\]\([^)]+\)\)")
"""A link alone in brackets."""
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
ENVIRONMENT = (
    ("ORRERY_URL", "The server's address; wins over that of the login."),
    ("ORRERY_PROFILE", "Which of several logins to use; --profile wins over it."),
    ("ORRERY_SESSION", "The uuid of a session; wins over that of the login."),
    ("ORRERY_PASSWORD", "The password to log in again with when a session has ended."),
)
STATUSES = (
    ("0", "The command did what it was asked."),
    ("1", "The server refused or failed a call, or what was waited for did not happen."),
    ("2", "The command line makes no sense; nothing was sent."),
    ("130", "The user interrupted the command. A job that it waited for goes on."),
)


@dataclass(frozen=True)
class Part:
    """A page of the documentation, or the sections of it that have these headings."""

    page: str
    sections: tuple[str, ...] = ()


SOURCES = {
    "accounts": (Part("docs/operate.md", ("Accounts, users and policies",)),),
    "deploy": (Part("core/client/deploy/README.md"),),
    "dump": (Part("core/client/deploy/README.md"),),
    "events": (Part("docs/following.md"), Part("docs/operate.md", ("Events and web hooks",))),
    "faults": (
        Part("docs/test.md", ("A world that is served",)),
        Part("simulator/README.md", ("What happens by itself", "Parameters")),
    ),
    "queries": (Part("docs/query.md"),),
}
"""Where the text of each topic stands."""


def topics(root: Path) -> dict[str, str]:
    """The text of each topic, from the pages below the root of the sources."""
    return {name: "\n".join(_text(root, part) for part in SOURCES[name]) for name in TOPICS}


def manual(root: Path) -> str:
    """The manual page."""
    lines = [
        '.TH ORRERY 1 "" "Orrery" "User Commands"',
        ".SH NAME",
        r"orrery \- a datacenter managed by API",
        ".SH SYNOPSIS",
        r"\fBorrery\fR [\fB\-\-profile\fR \fINAME\fR] \fICOMMAND\fR|\fIAPI\fR [\fIFIELD=VALUE\fR]...",
        ".SH DESCRIPTION",
        *_click_text(main.help or ""),
        ".SH COMMANDS",
        *_definitions((name, text) for name, (_, _, text) in COMMANDS.items()),
        r"Commands of plugins, and every API, are listed by \fBorrery \-\-help\fR and \fBorrery api\fR.",
    ]
    for name, text in topics(root).items():
        lines += [f".SH {_roff(TOPICS[name].rstrip('.')).upper()}", *_blocks(text)]
    lines += [".SH ENVIRONMENT", *_definitions(ENVIRONMENT), ".SH EXIT STATUS", *_definitions(STATUSES)]
    return "\n".join(lines) + "\n"


def files(root: Path) -> dict[str, str]:
    """All packaged texts, by file name."""
    return {f"{name}.md": text for name, text in topics(root).items()} | {MANUAL: manual(root)}


def write(root: Path, folder: Path) -> None:
    """Writes all texts into a folder of their own, and removes those that are not made any more."""
    folder.mkdir(exist_ok=True)
    made = files(root)
    for old in sorted(folder.iterdir()):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text)


def _text(root: Path, part: Part) -> str:
    """A page, or sections of it, without links, since the pages that they lead to are not packaged."""
    text = (root / part.page).read_text()
    if part.sections:
        sections = dict(_sections(text))
        text = "\n".join(sections[heading] for heading in part.sections)
    return LINK.sub(r"\1", ASIDE.sub("", text))


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """The sections of the second level, by their headings."""
    for section in re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]:
        yield section.partition("\n")[0].removeprefix("## "), section


def _blocks(text: str) -> Iterator[str]:
    """Markdown as a part of a manual page."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    cells: list[str] = []
    for number, token in enumerate(tokens):
        if token.type == "inline":
            kind = tokens[number - 1].type
            if kind in ("th_open", "td_open"):
                cells.append(_inline(token))
            else:
                yield _inline(token)
        elif token.type == "tr_close":
            yield from _row(cells)
            cells = []
        elif token.type == "heading_open":
            yield ".SS"
        elif token.type == "list_item_open":
            yield r".IP \(bu 2"
        elif (
            token.type == "paragraph_open"
            and not token.hidden
            and tokens[number - 1].type != "list_item_open"
        ):
            yield ".PP"
        elif token.type in ("fence", "code_block"):
            yield from (
                ".PP",
                ".RS 4",
                ".EX",
                *map(_roff, token.content.rstrip("\n").split("\n")),
                ".EE",
                ".RE",
            )


def _row(cells: Sequence[str]) -> list[str]:
    """A row of a table: the first cell as a term, the others below it; nothing of a head with one word."""
    rest = " \\- ".join(cell for cell in cells[1:] if cell != EMPTY)
    return [".TP", cells[0], rest] if rest else []


def _inline(token: Token) -> str:
    """The text of one block, in one line of roff or several."""
    parts = []
    for child in token.children or ():
        if child.type == "softbreak":
            parts.append(" ")
        elif child.type == "code_inline":
            parts.append(rf"\fB{_roff(child.content)}\fR")
        elif child.type in ("strong_open", "em_open"):
            parts.append(r"\fB" if child.type == "strong_open" else r"\fI")
        elif child.type in ("strong_close", "em_close"):
            parts.append(r"\fR")
        else:
            parts.append(_roff(child.content))
    return "".join(parts).strip() or EMPTY


def _click_text(text: str) -> Iterator[str]:
    """A help text of click's: paragraphs, those behind a backspace as they stand."""
    for paragraph in text.split("\n\n"):
        lines = [line for line in paragraph.splitlines() if line.strip() != "\b"]
        if lines != paragraph.splitlines():
            yield from (".PP", ".EX", *map(_roff, lines), ".EE")
        else:
            yield from (".PP", _roff(" ".join(line.strip() for line in lines)))


def _definitions(pairs: Sequence[tuple[str, str]] | Iterator[tuple[str, str]]) -> Iterator[str]:
    for term, text in pairs:
        yield from (".TP", rf"\fB{_roff(term)}\fR", _roff(text))
    yield ".PP"


def _roff(text: str) -> str:
    """A text whose characters mean themselves in roff."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    text = "".join(letter if letter.isascii() else rf"\[u{ord(letter):04X}]" for letter in text)
    return rf"\&{text}" if text[:1] in (".", "'") else text
