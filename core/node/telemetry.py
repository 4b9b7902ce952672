"""Traces by OpenTelemetry: one for each job, with its workflow runs, their steps and the calls of backends.

The packages are the extra ``orrery-cloud[traces]``; they are not imported without an endpoint.
"""

from __future__ import annotations

import inspect
from contextlib import AbstractContextManager
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from orrery.core.node.errors import TracesUnavailable

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

T = TypeVar("T")

PREFIX = "orrery."
"""Before the names of attributes."""
TRACES_PATH = "/v1/traces"


class OpenTelemetry:
    """A tracer whose spans go to a provider of OpenTelemetry's."""

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer("orrery")

    @classmethod
    def exporting_to(cls, endpoint: str) -> OpenTelemetry:
        """Sends spans by OTLP over HTTP to a collector such as ``http://127.0.0.1:4318``, in the background.

        Raises TracesUnavailable where the packages are not installed.
        """
        try:
            from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
            from opentelemetry.sdk.resources import Resource
            from opentelemetry.sdk.trace import TracerProvider
            from opentelemetry.sdk.trace.export import BatchSpanProcessor
        except ImportError:
            raise TracesUnavailable(
                "traces need more packages: run `pip install 'orrery-cloud[traces]'`, or leave the option out"
            ) from None
        provider = TracerProvider(resource=Resource.create({"service.name": "orrery"}))
        exporter = OTLPSpanExporter(endpoint.rstrip("/").removesuffix(TRACES_PATH) + TRACES_PATH)
        provider.add_span_processor(BatchSpanProcessor(exporter))
        return cls(provider)

    def close(self) -> None:
        """Sends what has not been sent; blocks until then, or until the exporter's time limit."""
        self._provider.shutdown()

    def span(self, name: str, **attributes: str | int) -> AbstractContextManager[Any]:
        """See `Tracer`."""
        named = {PREFIX + key: value for key, value in attributes.items()}
        return self._tracer.start_as_current_span(name, attributes=named)

    def traced(self, name: str, implementation: T) -> T:
        """See `Tracer`."""
        return cast("T", _Traced(name, implementation, self))


class _Traced:
    """Stands for an implementation of a protocol: the same, with a span around each coroutine method."""

    def __init__(self, name: str, implementation: Any, tracer: OpenTelemetry) -> None:
        self._traced_as = name
        self._implementation = implementation
        self._tracer = tracer

    @property  # type: ignore[misc]  # typeshed declares it writable
    def __class__(self) -> Any:
        """That of the implementation, so that `isinstance` tells the same of both."""
        return type(self._implementation)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._implementation, name)
        if not inspect.iscoroutinefunction(found):
            return found

        @wraps(found)
        async def call(*args: Any, **kwargs: Any) -> Any:
            with self._tracer.span(f"{self._traced_as}.{name}"):
                return await found(*args, **kwargs)

        return call
