"""What a failed run is told as: the `failing_as` of `Engine.run`."""

from __future__ import annotations

from collections.abc import Callable

from orrery.core.kernel.errors import OrreryError, StepFailed

Failing = Callable[[StepFailed], OrreryError]


def reason(failure: StepFailed) -> OrreryError:
    """The reason alone, without the workflow around it."""
    return failure.cause or failure


def whole(failure: StepFailed) -> OrreryError:
    """The failure as it is."""
    return failure


def caused(kind: Callable[..., OrreryError], details: str | None = None) -> Failing:
    """An error of `kind` whose cause is the reason; with `details`, or what the workflow says."""
    return lambda failure: kind(details or failure.details, cause=failure.cause or failure)


def unless(
    kinds: type[OrreryError] | tuple[type[OrreryError], ...], otherwise: Failing = whole, *, at: str = ""
) -> Failing:
    """The reason alone where it is of these kinds (and, with `at`, of that step), else `otherwise`."""

    def failing(failure: StepFailed) -> OrreryError:
        is_told = isinstance(failure.cause, kinds) and at in ("", failure.step)
        return reason(failure) if is_told else otherwise(failure)

    return failing
