"""Pictures as text, as the source of Graphviz, as SVG or PNG, and as Mermaid for the documentation."""

from __future__ import annotations

import graphviz

from orrery.core.api.pictures import Link, Node, Picture
from orrery.core.client.errors import ClientError

TEXT, DOT, SVG, PNG = "text", "dot", "svg", "png"
FORMATS = (TEXT, SVG, PNG, DOT)


class CannotDraw(ClientError):
    """The program that draws is not there, or fails."""


def draw(picture: Picture, form: str) -> bytes:
    """The picture in one of `FORMATS`. Raises CannotDraw where that needs Graphviz and there is none."""
    if form == TEXT:
        return as_text(picture).encode()
    source = as_dot(picture)
    if form == DOT:
        return str(source.source).encode()
    try:
        image: bytes = source.pipe(format=form)
    except graphviz.ExecutableNotFound:
        raise CannotDraw(
            f"drawing {form} needs the program `dot`: install Graphviz (Debian, Ubuntu: apt install graphviz;"
            " macOS: brew install graphviz), or use --format text or dot"
        ) from None
    except graphviz.CalledProcessError as failure:
        said = failure.stderr.decode(errors="replace").strip() if failure.stderr else str(failure)
        raise CannotDraw(f"the program `dot` could not draw {form}: {said}") from None
    return image


def as_dot(picture: Picture) -> graphviz.Digraph:
    """The picture as Graphviz draws it."""
    graph = graphviz.Digraph(picture.title, graph_attr={"label": picture.title, "labelloc": "t"})
    graph.attr("node", shape="box", style="rounded", fontname="sans-serif", fontsize="11")
    graph.attr("edge", fontname="sans-serif", fontsize="9")
    ids = {node.name: f"n{number}" for number, node in enumerate(picture.nodes)}
    for node in picture.nodes:
        style = "rounded,dashed" if node.faint else "rounded"
        graph.node(ids[node.name], graphviz.escape("\n".join((node.name, *node.lines))), style=style)
    for link in picture.links:
        style = "dashed" if link.faint else "solid"
        graph.edge(ids[link.start], ids[link.end], graphviz.escape(link.label), style=style)
    return graph


def as_text(picture: Picture) -> str:
    """The picture as lines: a tree, or each box with the arrows that leave it."""
    lines = _tree(picture) if picture.tree else _boxes(picture)
    return "\n".join([picture.title, "", *lines, ""])


def _tree(picture: Picture) -> list[str]:
    nodes = {node.name: node for node in picture.nodes}
    told: set[str] = set()

    def below(name: str, indent: str) -> list[str]:
        links = [link for link in picture.links if link.start == name]
        lines = []
        for link in links:
            last = link is links[-1]
            known = link.end in told and any(further.start == link.end for further in picture.links)
            told.add(link.end)
            lines.append(indent + ("└── " if last else "├── ") + _leaf(nodes[link.end], link, known))
            if not known:
                lines += below(link.end, indent + ("    " if last else "│   "))
        return lines

    root = picture.nodes[0]
    return [_leaf(root, None, False), *below(root.name, "")]


def _leaf(node: Node, link: Link | None, known: bool) -> str:
    notes = [*node.lines, *([link.label] if link is not None and link.label else [])]
    return node.name + (f"  ({'; '.join(notes)})" if notes else "") + (" …see above" if known else "")


def _boxes(picture: Picture) -> list[str]:
    lines = []
    for node in picture.nodes:
        lines.append(node.name)
        lines += [f"    {line}" for line in node.lines]
        for link in picture.links:
            if link.start == node.name and not link.faint:
                arrow = f"──{link.label}──▶" if link.label else "──▶"
                lines.append(f"    {arrow} {link.end}")
    return lines


def as_mermaid(picture: Picture) -> str:
    """A picture of states in the language that code hosts draw in Markdown."""
    first = [f"    [*] --> {node.name}" for node in picture.nodes if node.lines]
    links = [
        f"    {link.start} --> {link.end}" + (f" : {link.label}" if link.label else "")
        for link in picture.links
    ]
    return "\n".join(["stateDiagram-v2", *first, *links])
