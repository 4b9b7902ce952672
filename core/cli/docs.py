"""The pages that are made from the declarations: ``python -m orrery.core.cli.docs docs``."""

from __future__ import annotations

import sys
from pathlib import Path

from orrery.core.api.pictures import cascade_names, cascade_picture, state_tables, states_picture
from orrery.core.cli import api_pages, manual, topics
from orrery.core.cli.drawing import as_mermaid, as_text

CASCADES = """# Cascading deletes

Made by `make docs` from the declarations; `orrery graph cascade zone` draws the same (SVG or PNG with `-o`).

Deleting or detaching a resource first does what is drawn below it, from the leaves up: a zone goes with
everything in it, a deleted host stops its VMs.

**To see before doing**, send the call with the system tag `validationOnly`. Nothing is done; the answer says
what would be, with how many resources, the first 100 of each kind by uuid:

    $ orrery DeleteZone uuid=... systemTags=validationOnly
    {"cascade": [{"resourceType": "VmInstanceVO", "kind": "vm", "action": "destroy", "count": 5,
                  "uuids": [...]}, ...]}

`deleteMode=Permissive` (the default) asks everybody first and refuses, with nothing done, where something
forbids it: a host that holds volumes on its local disks, a nic of a VM that is paused, or on a silent host.
`deleteMode=Enforcing` goes through: what local disks hold is destroyed with its VMs, and what a silent host
does not confirm is left to the garbage collector. A failure on the way ends the call with `SYS.1004` and the
reason as its cause; what is gone stays gone, what was not reached is untouched, and the call can be repeated.
"""

FOLDERS = ("states", "api")
"""Folders of which every page is made."""


def pages() -> dict[str, str]:
    """Every page by its path below the folder of the documentation."""
    names = list(state_tables())
    links = "\n".join(f"- [{name}]({name}.md)" for name in names)
    index = f"# States\n\nMade by `make docs` from the tables in the code.\n\n{links}\n"
    states = {f"states/{name}.md": _states_page(name) for name in names}
    return {"cascades.md": _cascades_page(), "states/README.md": index, **states, **api_pages.pages()}


def _cascades_page() -> str:
    trees = [as_text(cascade_picture(name)).partition("\n\n")[2] for name in cascade_names()]
    return "\n".join([CASCADES, *(f"```text\n{tree}```\n" for tree in trees)])


def _states_page(name: str) -> str:
    picture = states_picture(name)
    title = picture.title[:1].upper() + picture.title[1:]
    return f"# {title}\n\n```mermaid\n{as_mermaid(picture)}\n```\n"


def write(folder: Path) -> None:
    """Writes all pages, and removes those of tables and nouns that are gone."""
    made = pages()
    for part in FOLDERS:
        (folder / part).mkdir(parents=True, exist_ok=True)
        for old in sorted((folder / part).glob("*.md")):
            if f"{part}/{old.name}" not in made:
                old.unlink()
    for path, text in made.items():
        (folder / path).write_text(text)


def write_packaged(folder: Path) -> None:
    """Writes the texts that are packaged with the command, from the finished pages."""
    manual.write(folder.resolve().parent, topics.FOLDER)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
    write_packaged(Path(sys.argv[1]))
