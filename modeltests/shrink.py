"""Reduces a log in which something went wrong to the few actions that it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from pprint import pformat

from orrery.modeltests.action import Action
from orrery.modeltests.log import Log, Settings
from orrery.modeltests.mix import mix_of
from orrery.modeltests.run import Run, at_end, replay

Echo = Callable[[str], None]


class NotReproduced(ValueError):
    """A replay of the log does not meet the cause; the text says what it meets."""


@dataclass
class Shrinker:
    """Leaves out of a log what a cause does not need; every trial is a run of its own."""

    settings: Settings
    cause: str
    seconds: Mapping[int, float] = field(default_factory=dict)
    """How long each action takes beside its wait, by its number; of those that overlap none is here."""
    tried: int = 0
    is_over: Callable[[], bool] = lambda: False
    """Whether it leaves things as they are by now."""

    def meets(self, actions: Sequence[Action], settings: Settings | None = None) -> bool:
        """Whether a replay of these actions meets the cause."""
        if self.is_over():
            return False
        self.tried += 1
        try:
            run = replay(settings or self.settings, actions, lambda step: self.cause in step.causes)
        except LookupError:  # the model predicts nothing of an action that lacks what it is about
            return False
        return self.cause in run.causes

    def actions(self, actions: Sequence[Action]) -> list[Action]:
        """The fewest actions that are left when chunks of them are left out (delta debugging)."""
        left, size = list(actions), max(1, len(actions) // 2)
        while left:
            before, start = len(left), 0
            while start < len(left):
                fewer = next(filter(self.meets, self._without(left, start, start + size)), None)
                if fewer is None:
                    start += size
                else:
                    left = fewer
            if size == 1 and len(left) == before:
                break
            size = max(1, size // 2)
        return left

    def _without(self, actions: Sequence[Action], start: int, end: int) -> Iterator[list[Action]]:
        """The actions without some of them; then with the next at the time that it had, since faults come at
        times of their own.
        """
        before, rest = list(actions[:start]), list(actions[end:])
        yield [*before, *rest]
        waited = sum(one.wait + self.seconds.get(one.number, 0.0) for one in actions[start:end])
        if rest and not rest[0].batch and waited and mix_of(self.settings).faults:
            yield [*before, replace(rest[0], wait=round(rest[0].wait + waited, 3)), *rest[1:]]

    def faults(self, actions: Sequence[Action]) -> None:
        """Leaves out the faults that these actions do not need: all, else one after another."""
        left_out = set(self.settings.left_out)
        places = set(range(len(mix_of(replace(self.settings, left_out=())).faults))) - left_out
        for fewer in [places, *({place} for place in sorted(places))]:
            settings = replace(self.settings, left_out=sorted(left_out | fewer))
            if fewer - left_out and self.meets(actions, settings):
                left_out, self.settings = left_out | fewer, settings

    def parameters(self, actions: Sequence[Action]) -> list[Action]:
        """The same actions with the fewest fields, faults and waits."""
        left = list(actions)
        for index in range(len(left)):
            for simpler in _simpler(left[index]):
                candidate = simpler(left[index])
                trial = [*left[:index], candidate, *left[index + 1 :]]
                if candidate != left[index] and self.meets(trial):
                    left = trial
        return left


def _simpler(action: Action) -> Iterator[Callable[[Action], Action]]:
    """Ways to make an action simpler, to be tried one after another."""
    yield lambda one: replace(one, fault=None)
    yield lambda one: replace(one, wait=0.0)
    for name in action.fields:

        def without(one: Action, name: str = name) -> Action:
            return replace(one, fields={key: value for key, value in one.fields.items() if key != name})

        yield without
    for name, value in action.fields.items():
        if isinstance(value, list) and len(value) > 1:

            def shorter(one: Action, name: str = name) -> Action:
                return replace(one, fields={**one.fields, name: list(one.fields.get(name, ()))[:1]})

            yield shorter


def shrink(
    log: Log,
    cause: str | None = None,
    echo: Echo = lambda text: None,
    is_over: Callable[[], bool] = lambda: False,
) -> tuple[Run, str]:
    """The shortest run found that meets a cause, by default the first in the log; and the cause.

    It is looked for until `is_over`.

    Raises NotReproduced where a replay of the whole log does not meet it.
    """
    whole = replay(log.settings, log.actions)
    known = list(whole.causes)
    wanted = cause or next(iter(known), None)
    if wanted is None:
        raise NotReproduced(
            "the replay of the log meets nothing that is wrong, so there is nothing to shrink"
        )
    if wanted not in known:
        met = "; ".join(known) or "nothing that is wrong"
        raise NotReproduced(f"the replay of the log does not meet the cause {wanted!r}; it meets {met}")
    seconds = {step.action.number: step.seconds for step in whole.steps}
    shrinker = Shrinker(log.settings, wanted, seconds, is_over=is_over)
    left = _leading_to(whole, log.actions, wanted)
    shrinker.faults(left)
    left = shrinker.actions(left)
    shrinker.faults(left)
    left = shrinker.actions(shrinker.parameters(left))
    echo(f"{len(log.actions)} actions, {len(left)} left after {shrinker.tried} replays")
    return replay(shrinker.settings, left), wanted


def _leading_to(whole: Run, logged: Sequence[Action], cause: str) -> list[Action]:
    """The actions of one episode up to the one that meets a cause, or all of one whose end does."""
    failing = next((step.action for step in whole.failures if cause in step.causes), None)
    if failing is not None:
        episode, last = failing.episode, failing.number
    else:
        episodes = whole.leaks_by_episode.items()
        episode = next(one for one, leaks in episodes if cause in map(at_end, leaks))
        last = logged[-1].number
    return [one for one in logged if one.episode == episode and one.number <= last]


TEST = '''"""Found by the robot with seed {seed}: {cause}"""

from __future__ import annotations

from orrery.modeltests.action import Action
from orrery.modeltests.log import Settings
from orrery.modeltests.run import replay

SETTINGS = {settings}
ACTIONS = (
{actions}
)


def test_nothing_is_wrong_after_these_actions() -> None:
    run = replay(SETTINGS, ACTIONS)
    assert not run.causes, "\\n".join(run.causes)
'''


def as_test(run: Run, cause: str) -> str:
    """A pytest file that replays a run, and passes once nothing is wrong any more."""
    lines = [f"    {_source(entry.action)}," for entry in run.entries]
    text = cause.replace("\\", "/").replace('"', "'")
    return TEST.format(
        seed=run.settings.seed, cause=text, settings=_source(run.settings), actions="\n".join(lines)
    )


def _source(value: Action | Settings) -> str:
    """An action or settings as Python source: all fields but those that are as if not given."""
    given = []
    for one in fields(value):
        chosen = getattr(value, one.name)
        default = one.default_factory() if one.default_factory is not MISSING else one.default
        if chosen != default:
            chosen = dict(chosen) if isinstance(chosen, Mapping) else chosen
            given.append(f"{one.name}={pformat(chosen, width=90, sort_dicts=False)}")
    return f"{type(value).__name__}({', '.join(given)})"
