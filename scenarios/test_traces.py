"""Traces: one for each job, with its runs, their steps and what they called outside."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from orrery.core.kernel.db.drivers.sqlite import Sqlite
from orrery.testlib.environment import Cloud

pytest.importorskip("opentelemetry.sdk")

from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from orrery.backends.cloud import CloudOptions, node_parts
from orrery.core.compute.host.hypervisor import Hypervisor
from orrery.core.kernel.clock import LoopClock
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.tracing import NoTracer
from orrery.core.node import ManagementNode
from orrery.core.node.errors import TracesUnavailable
from orrery.core.node.telemetry import OpenTelemetry
from orrery.simulator.clock import SimEnvironment
from orrery.simulator.world import World
from orrery.testlib.cloud import TestCloud, run_cloud
from orrery.testlib.environment import Fault, FaultKind


def traced() -> tuple[type[TestCloud], Callable[[str], list[ReadableSpan]]]:
    """A kind of cloud whose node is traced, and the spans of the last call of an API."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    tracer = OpenTelemetry(provider)

    class TracedCloud(TestCloud):
        @classmethod
        def build(cls, env: SimEnvironment, options: CloudOptions) -> TestCloud:
            world = World(env, options.seed, options.parameters)
            db = Database(Sqlite(options.database), LoopClock(0))
            node = ManagementNode(replace(node_parts(world, db, options), tracer=tracer))
            db.create_tables()
            return cls(world, node)

    def spans_of(api: str) -> list[ReadableSpan]:
        every = exporter.get_finished_spans()
        traces = [span.context.trace_id for span in every if span.name == api and span.context]
        return [span for span in every if span.context and span.context.trace_id == traces[-1]]

    return TracedCloud, spans_of


def tree(spans: list[ReadableSpan]) -> dict[str, set[str]]:
    """The names of the spans inside each span, by its name."""
    names = {span.context.span_id: span.name for span in spans if span.context}
    found: dict[str, set[str]] = {}
    for span in spans:
        if span.parent is not None:
            found.setdefault(names[span.parent.span_id], set()).add(span.name)
    return found


async def create_vm(cloud: Cloud) -> dict[str, Any]:
    """A VM of the small cloud."""
    offering = (await cloud.query("QueryInstanceOffering"))[0]
    image = (await cloud.query("QueryImage"))[0]
    l3 = (await cloud.query("QueryL3Network"))[0]
    return {
        "name": "traced",
        "instanceOfferingUuid": offering["uuid"],
        "imageUuid": image["uuid"],
        "l3NetworkUuids": [l3["uuid"]],
    }


def test_a_trace_of_a_job_has_its_steps_and_calls() -> None:
    kind, spans_of = traced()

    async def body(cloud: TestCloud) -> None:
        vm = await cloud.create("CreateVmInstance", **await create_vm(cloud))
        spans = spans_of("CreateVmInstance")
        inside = tree(spans)
        assert inside["CreateVmInstance"] == {"vm-create"}
        assert "boot" in inside["vm-create"]
        assert any(name.startswith("Hypervisor[") and name.endswith("].start_vm") for name in inside["boot"])
        (job,) = [span for span in spans if span.parent is None]
        assert job.attributes is not None and len(str(job.attributes["orrery.job"])) == 32
        assert all("traced" not in str(span.attributes) for span in spans), "no name of a resource"
        assert vm["state"] == "Running"

    run_cloud(body, plan="small", kind=kind)


def test_a_trace_of_a_failed_job_shows_the_failure_and_the_way_back() -> None:
    kind, spans_of = traced()

    async def body(cloud: TestCloud) -> None:
        fields = await create_vm(cloud)
        cloud.faults.add(Fault(kind=FaultKind.FAILED_CALL, operations=("start_vm",)))
        await cloud.failure("CreateVmInstance", **fields)
        spans = spans_of("CreateVmInstance")
        failed = {span.name for span in spans if not span.status.is_ok and span.status.description}
        assert {"CreateVmInstance", "vm-create", "boot"} <= failed
        back = [span for span in spans if (span.attributes or {}).get("orrery.direction") == "back"]
        assert back

    run_cloud(body, plan="small", kind=kind)


@pytest.mark.simulator_only("registers a strategy or backend in the node")
async def test_a_node_without_a_collector_calls_its_backends_directly(cloud: TestCloud) -> None:
    assert isinstance(cloud.node.kernel.tracer, NoTracer)
    found = cloud.node.kernel.backends.find(Hypervisor, "KVM")
    assert type(found).__name__ == "SimHypervisor"


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(TracesUnavailable, match=r"pip install 'orrery-cloud\[traces\]'"):
        OpenTelemetry.exporting_to("http://127.0.0.1:4318")


def test_spans_are_sent_to_the_collector_that_is_named() -> None:
    posted: list[tuple[str, bytes]] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *given: Any) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Collector) as server:
        answering = Thread(target=server.serve_forever)
        answering.start()
        try:
            tracer = OpenTelemetry.exporting_to(f"http://127.0.0.1:{server.server_port}/")
            with tracer.span("CreateZone", job="0" * 32):
                pass
            tracer.close()
        finally:
            server.shutdown()
            answering.join()
    ((path, content),) = posted
    assert path == "/v1/traces"
    assert gunzipped(content).count(b"CreateZone") == 1


def gunzipped(content: bytes) -> bytes:
    """The body of a request, compressed or not."""
    return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
