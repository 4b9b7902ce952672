"""Plain text in columns, for what is read and not parsed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orrery.core.kernel.api.text import escaped

INDENT = "  "


def aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows of texts as lines whose columns stand below one another, two spaces apart."""
    from rich.cells import cell_len, set_cell_size

    clean = [[escaped(text) for text in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*clean, strict=True)]
    return [
        INDENT.join(set_cell_size(text, width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in clean
    ]


def part(title: str, lines: Iterable[str]) -> list[str]:
    """A title with lines below it, indented; nothing where there are no lines."""
    below = [f"{INDENT}{line}".rstrip() for line in lines]
    return [title, *below] if below else []
