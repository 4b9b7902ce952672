"""The page on watching a node: its session, its metrics, and that it leaves none out."""

from __future__ import annotations

import re
import shlex
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from orrery.testlib.cloud import TestCloud
from orrery.testlib.processes import ORRERY, free_port

PAGE = Path(__file__).resolve().parents[1] / "docs" / "watch.md"
CURL = re.compile(r"^\$ curl -s http://127\.0\.0\.1:9100(/\S+)\n(.*\n)", re.MULTILINE)
EXACT = ("orrery_hosts{", "orrery_jobs_total{", "orrery_garbage_oldest_seconds")
"""Metrics whose values follow from the deployment alone."""
START_SECONDS = 60.0


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of the listener that the page's command serves, once the API is served too."""
    (command,) = re.findall(r"^\$ (orrery serve .*)$", PAGE.read_text(), re.MULTILINE)
    api, listener = (f"127.0.0.1:{free_port()}" for _ in range(2))
    words = [listener if word == "127.0.0.1:9100" else word for word in shlex.split(command)[1:]]
    folder = tmp_path_factory.mktemp("watch")
    with (
        subprocess.Popen(
            [*ORRERY, *words, "--listen", api],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as server,
        httpx.Client(base_url=f"http://{listener}") as http,
    ):
        try:
            _see_it_start(http)
            assert server.stderr is not None
            while "serving on" not in server.stderr.readline():
                assert server.poll() is None
            yield http
        finally:
            server.terminate()
            server.communicate(timeout=30)


def _see_it_start(http: httpx.Client) -> None:
    """The listener answers before the node is ready, and says that it is not."""
    deadline, said = time.monotonic() + START_SECONDS, ""
    while said != "ok\n" and time.monotonic() < deadline:
        try:
            assert http.get("/healthz").status_code == 200
            answer = http.get("/readyz")
        except httpx.ConnectError:
            continue
        said = answer.text
        assert (answer.status_code, said) in ((200, "ok\n"), (503, "the node is starting\n"))
    assert said == "ok\n"


def test_the_session_says_what_the_page_shows(operations: httpx.Client) -> None:
    shown = CURL.findall(PAGE.read_text())
    assert shown
    for path, text in shown:
        assert operations.get(path).text == text


def test_the_metrics_of_the_session_are_those_of_the_page(operations: httpx.Client) -> None:
    (block,) = re.findall(r"^```metrics\n(.*?)^```", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    lines, deadline = block.splitlines(), time.monotonic() + START_SECONDS
    missing = lines
    while missing and time.monotonic() < deadline:  # the first heartbeat comes some seconds after the start
        scraped = operations.get("/metrics").text.splitlines()
        names = {line.rpartition(" ")[0] for line in scraped}
        missing = [line for line in lines if line not in scraped and line.startswith(EXACT)]
        missing += [line for line in lines if line.rpartition(" ")[0] not in names]
        time.sleep(0.5)
    assert missing == []


@pytest.mark.simulator_only("looks at what the node holds in memory")
async def test_the_page_lists_every_metric_and_names_no_other(cloud: TestCloud) -> None:
    page = PAGE.read_text()
    rows = re.findall(r"^\| `(orrery_\w+)` \| ([\w, ]*)\| (\w+) \|$", page, re.MULTILINE)
    told = {name: (tuple(re.findall(r"\w+", labels)), kind) for name, labels, kind in rows}
    every = cloud.node.kernel.metrics.declared()
    declared = {one.name: (one.labels, type(one).__name__.lower()) for one in every}
    declared["orrery_event_streams"] = ((), "gauge")
    assert told == declared
    named = {re.sub(r"_(bucket|sum|count)$", "", name) for name in re.findall(r"orrery_\w+", page)}
    assert named - {"orrery_commit_transactions"} <= set(declared)
