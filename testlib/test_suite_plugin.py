"""Suites: what the report of a failure has, what is kept, who runs alone, and options that are refused."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from xml.etree import ElementTree

import pytest

pytest_plugins = ("pytester",)

FAILING = """
def test_it_fails(cloud):
    ready = cloud("small", vms=0)
    ready.create("CreateAccount", name="ann", password="5" * 128)
    assert ready.failure("DeleteZone", uuid="no uuid").code == "?"
"""

ALONE = """
import os, pathlib, time
import pytest

SEEN = pathlib.Path(os.environ["SEEN"])


def stay(name, seconds):
    (SEEN / name).touch()
    time.sleep(seconds)
    others = sorted(path.name for path in SEEN.iterdir() if path.name != name)
    (SEEN / name).unlink()
    return others


@pytest.mark.parametrize("number", range(8))
def test_among_others(number):
    stay(f"among-{number}", 0.05)


@pytest.mark.orrery_exclusive
@pytest.mark.parametrize("number", range(3))
def test_alone(number):
    assert stay(f"alone-{number}", 0.1) == []
"""


def test_a_failure_is_reported_with_its_calls_and_can_be_repeated(pytester: pytest.Pytester) -> None:
    file = pytester.makepyfile(FAILING)
    ended = pytester.runpytest_subprocess(
        "--junitxml=report.xml", "--html=report.html", "--self-contained-html", "--orrery-keep=kept",
        "--orrery-seed=7", "--count=2", "-x",
    )  # fmt: skip
    ended.assert_outcomes(failed=1)
    again = f"python -m pytest '{file.name}::test_it_fails[1-2]' --orrery-seed 7 --count 2"
    ended.stdout.fnmatch_lines([again.replace("[", "[[]")])
    report = ElementTree.parse(pytester.path / "report.xml")
    found = {one.get("name"): one.get("value") or "" for one in report.iter("property")}
    assert found["orrery.reproduce"] == again
    calls = [json.loads(line) for line in found["orrery.actions"].splitlines()]
    assert [call["api"] for call in calls] == ["CreateAccount", "DeleteZone"]
    assert calls[0]["answer"]["inventory"]["name"] == "ann"
    assert (calls[0]["fields"]["password"], calls[1]["error"]["code"]) == ("***", "SYS.1003")
    assert "CreateAccount" in (pytester.path / "report.html").read_text("utf-8")
    [kept] = (pytester.path / "kept").iterdir()
    assert (kept / "actions.jsonl").read_text("utf-8").strip() == found["orrery.actions"]
    with closing(sqlite3.connect(kept / "cloud-0" / "cloud.db")) as database:
        assert database.execute("SELECT count(*) FROM account WHERE name = 'ann'").fetchall() == [(1,)]
    assert "192.168.1.11" in (kept / "cloud-0" / "world.jsonl").read_text("utf-8")


def test_an_exclusive_test_is_alone_in_a_parallel_run(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = pytester.mkdir("seen")
    monkeypatch.setenv("SEEN", str(seen))
    pytester.makepyfile(ALONE)
    pytester.runpytest_subprocess("-n", "3").assert_outcomes(passed=11)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--orrery-backend=xen"], "--orrery-backend xen: this backend is not installed; there are: *sim"),
        (["--orrery-hosts=none.yaml"], "--orrery-hosts none.yaml: cannot be read: *"),
        (["--orrery-hosts=twice.yaml"], "*twice.yaml: hosts[[]1]: the address 10.0.0.1 is named twice"),
        (["--orrery-hosts=odd.yaml"], "*odd.yaml: hosts[[]0]: there is no `adress`; there are: *"),
        (["--orrery-hosts=good.yaml"], "*: the backend sim makes its own machines; *"),
        (["--orrery-seed=x"], "*argument --orrery-seed: invalid int value: 'x'"),
    ],
)
def test_options_that_cannot_be_followed_are_refused(
    pytester: pytest.Pytester, options: list[str], told: str
) -> None:
    pytester.makepyfile("def test_a(): pass")
    files = {
        "twice": "hosts: [{address: 10.0.0.1}, {address: 10.0.0.1, name: b}]",
        "odd": "hosts: [{address: 10.0.0.1, adress: 10.0.0.2}]",
        "good": "hosts: [{address: 10.0.0.1}]",
    }
    for name, text in files.items():
        (pytester.path / f"{name}.yaml").write_text(text)
    ended = pytester.runpytest_subprocess(*options)
    assert ended.ret == pytest.ExitCode.USAGE_ERROR
    ended.stderr.fnmatch_lines([f"*{told}"])
