"""The command ``python -m orrery.modeltests.mutants``, which is ``make mutants``."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from orrery.modeltests.mutants import generated
from orrery.modeltests.mutants.campaign import KILLED, Result, Results, Subject, killed, look
from orrery.modeltests.mutants.declaration import Mutant, System
from orrery.modeltests.mutants.patch import OutOfDate, edit_of, path_of
from orrery.modeltests.mutants.planted import MUTANTS, UnknownMutant, find
from orrery.modeltests.mutants.searches import ROOT
from orrery.modeltests.mutants.table import markdown, survivors, table

RESULTS = ROOT / "build" / "mutants.jsonl"
SECONDS_IN_MINUTE = 60.0


@click.command("mutants")
@click.argument("names", nargs=-1)
@click.option("--part", help="Only bugs of this part of the product.")
@click.option(
    "--system",
    "systems",
    multiple=True,
    type=click.Choice([one.value for one in System], case_sensitive=False),
)
@click.option("--all", "every", is_flag=True, help="Let every system look, not only up to the first kill.")
@click.option("--draw", type=int, metavar="N", help="Only N bugs, drawn by the commit.")
@click.option("--generated", type=click.IntRange(1), metavar="N", help="Instead, make N bugs by rule.")
@click.option("--seed", type=int, default=1, show_default=True, help="Of the sample of generated bugs.")
@click.option(
    "--minutes", type=click.FloatRange(min=0, min_open=True), help="Begin no search after this time."
)
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="Searches at once.")
@click.option(
    "--results",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=RESULTS,
    help="Where results are kept; what is there is not looked for again.  [default: build/mutants.jsonl]",
)
@click.option("--any-version", is_flag=True, help="Take results that are of other versions of the code, too.")
@click.option("--page", type=click.Path(dir_okay=False, path_type=Path), help="Write the table as Markdown.")
@click.option("--list", "lists", is_flag=True, help="List the bugs.")
def main(names: Sequence[str], **options: Any) -> None:
    """Plants bugs in the product and tells which testing system finds them.

    NAMES are those of bugs; without any all are planted. Exit status 1 where one is not found.
    """
    chosen = _drawn(_chosen(names, options["part"]), options["draw"])
    if options["generated"] is not None:
        chosen, subjects = [], generated.subjects(options["generated"], options["seed"])
    else:
        subjects = [subject_of(mutant, options["systems"]) for mutant in chosen]
    if options["lists"]:
        for mutant in chosen:
            click.echo(f"{mutant.name:<34} {mutant.part}: {mutant.bug}")
        for made in subjects if not chosen else ():
            click.echo(made.name)
        return
    results = Results(options["file"], any_version=options["any_version"])
    ended = _looked([one for one in subjects if one.searches], results, options)
    click.echo(table(ended))
    if options["page"] is not None:
        text = markdown(ended, {one.name: one.part for one in chosen}) if chosen else survivors(ended)
        options["page"].write_text(f"{text}\n", encoding="utf-8")
    if not all(one.equivalent or killed(found) for one, found in ended):
        raise SystemExit(1)


def _chosen(names: Sequence[str], part: str | None) -> list[Mutant]:
    parts = sorted({mutant.part for mutant in MUTANTS.values()})
    if part is not None and part not in parts:
        raise click.UsageError(f"--part: there is no part [{part}]; there are {', '.join(parts)}")
    try:
        found = [find(name) for name in names] or list(MUTANTS.values())
    except UnknownMutant as wrong:
        raise click.UsageError(str(wrong)) from None
    return [mutant for mutant in found if part in (None, mutant.part)]


def _drawn(mutants: list[Mutant], count: int | None) -> list[Mutant]:
    if count is None or count >= len(mutants):
        return mutants
    return sorted(random.Random(commit()).sample(mutants, count), key=mutants.index)


def commit() -> str:
    """The commit that is checked out; "" where there is no repository."""
    asked = ["git", "rev-parse", "HEAD"]
    return subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


def subject_of(mutant: Mutant, systems: Iterable[str] = ()) -> Subject:
    """A planted bug with its searches by some of the systems; by all where none is named."""
    wanted = {name.lower() for name in systems}
    try:
        edit = edit_of(mutant, path_of(mutant.module).read_text(encoding="utf-8"))
    except OutOfDate as wrong:
        raise click.UsageError(str(wrong)) from None
    searches = [one for one in mutant.seen_by if not wanted or one.system.lower() in wanted]
    return Subject(mutant.name, edit, tuple(searches))


def _looked(
    subjects: Sequence[Subject], results: Results, options: Mapping[str, Any]
) -> list[tuple[Subject, list[Result]]]:
    minutes = options["minutes"]
    end = time.monotonic() + minutes * SECONDS_IN_MINUTE if minutes is not None else None

    def in_time(subject: Subject) -> Subject:
        late = end is not None and time.monotonic() > end
        known = [one for one in subject.searches if results.find(subject, one) is not None]
        return replace(subject, searches=tuple(known)) if late else subject

    def told(result: Result) -> None:
        what = f"{result.steps} steps" if result.outcome == KILLED else result.by
        click.echo(f"{result.mutant}: {result.system} {result.outcome} {what}".rstrip(), err=True)

    how: dict[str, Any] = {"all_of": options["every"], "workers": options["workers"], "just_before": in_time}
    found = look(subjects, results, told, **how)
    return [(subject, ended) for subject, ended in found if ended or subject.equivalent]


if __name__ == "__main__":
    sys.exit(main(prog_name="make mutants"))
