"""Settings keep their bounds, their defaults, and what was set."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from orrery.core.kernel.config import Configs, GlobalConfig, boolean, parse_size, size
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.errors import Bug, InvalidArgument, NotFound
from orrery.testlib.kernel import run_db

RATIO = GlobalConfig(
    category="host", name="ratio", default="2", parse=float, description="How much.", range=(1, 100)
)
POLICY = GlobalConfig(
    category="vm",
    name="policy",
    default="Delay",
    parse=str,
    description="What then.",
    choices=("Delay", "Never"),
)
RESERVED = GlobalConfig(category="host", name="reserved", default="1G", parse=size, description="Kept free.")
ENABLED = GlobalConfig(category="vm", name="enabled", default="true", parse=boolean, description="Whether.")
PERIOD = GlobalConfig(category="vm", name="period", default="100", parse=int, description="Seconds.")
ALL = (RATIO, POLICY, RESERVED, ENABLED, PERIOD)


def with_configs(body: Callable[[Configs, Database], Awaitable[None]]) -> None:
    """Runs `body` with five settings declared and loaded."""

    async def main(db: Database) -> None:
        configs = Configs(db)
        configs.declare(ALL)
        await configs.load()
        await body(configs, db)

    run_db(main)


def test_a_setting_has_its_default_until_it_is_set() -> None:
    async def body(configs: Configs, db: Database) -> None:
        assert (configs.get(RATIO), configs.get(RESERVED), configs.get(ENABLED)) == (2.0, 1 << 30, True)
        row = await configs.set("host", "ratio", "3.5")
        assert (row.value, row.default_value, configs.get(RATIO)) == ("3.5", "2", 3.5)
        await configs.set("host", "ratio", None)
        assert configs.get(RATIO) == 2.0

    with_configs(body)


def test_what_was_set_survives_a_restart() -> None:
    async def body(configs: Configs, db: Database) -> None:
        await configs.set("vm", "policy", "Never")
        again = Configs(db)
        again.declare(ALL)
        await again.load()
        assert (again.get(POLICY), again.get(RATIO)) == ("Never", 2.0)

    with_configs(body)


WRONG = [
    ("host", "ratio", "0.5", r"global config\[host/ratio\]: \[0.5\] is outside 1..100"),
    ("host", "ratio", "nan", r"\[nan\] is outside 1..100"),
    ("host", "ratio", "much", r"\[much\] is not a number"),
    ("vm", "policy", "Later", r"\[Later\] is none of Delay, Never"),
    ("vm", "enabled", "yes", r"\[yes\] is not true or false"),
    ("host", "reserved", "1 lump", r"\[1 lump\] is no size"),
]


@pytest.mark.parametrize(("category", "name", "text", "message"), WRONG)
def test_a_wrong_value_is_refused_and_changes_nothing(
    category: str, name: str, text: str, message: str
) -> None:
    async def body(configs: Configs, db: Database) -> None:
        before = configs.value(category, name)
        with pytest.raises(InvalidArgument, match=message):
            await configs.set(category, name, text)
        assert configs.value(category, name) == before

    with_configs(body)


def test_an_unknown_setting_is_refused() -> None:
    async def body(configs: Configs, db: Database) -> None:
        with pytest.raises(NotFound, match=r"no global config is called \[vm/ratio\]"):
            await configs.set("vm", "ratio", "1")

    with_configs(body)


def test_watchers_run_after_the_change() -> None:
    async def body(configs: Configs, db: Database) -> None:
        seen: list[float] = []

        async def look() -> None:
            seen.append(configs.get(RATIO))

        configs.on_change(RATIO, look)
        await configs.set("host", "ratio", "7")
        with pytest.raises(InvalidArgument):
            await configs.set("host", "ratio", "0")
        assert seen == [7.0]

    with_configs(body)


def test_a_wait_follows_its_setting() -> None:
    async def body(configs: Configs, db: Database) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await configs.elapse(PERIOD)
        assert loop.time() - began == pytest.approx(100)
        waiting = asyncio.ensure_future(configs.elapse(PERIOD))
        await asyncio.sleep(10)
        await configs.set("vm", "period", "50")
        await configs.set("vm", "period", "30")
        await waiting
        assert loop.time() - began == pytest.approx(130, abs=0.1)

    with_configs(body)


def test_a_setting_is_declared_once_and_with_a_default_that_it_takes() -> None:
    async def body(configs: Configs, db: Database) -> None:
        with pytest.raises(Bug, match="two global configs"):
            configs.declare([RATIO])
        broken = GlobalConfig(category="a", name="b", default="x", parse=int, description="Broken.")
        with pytest.raises(InvalidArgument, match=r"global config\[a/b\]"):
            configs.declare([broken])
        assert [config.key for config in configs.declared()] == sorted(config.key for config in ALL)

    with_configs(body)


@pytest.mark.parametrize(
    ("text", "bytes_"),
    [
        ("0", 0),
        (7, 7),
        ("8G", 8 << 30),
        ("512m", 512 << 20),
        (" 2 TB ", 2 << 40),
        ("1K", 1024),
        ("3b", 3),
        ("1024P", 1 << 60),
    ],
)
def test_sizes_are_powers_of_1024(text: str | int, bytes_: int) -> None:
    assert parse_size(text) == bytes_


@pytest.mark.parametrize("text", ["", "G", "-1", "1.5G", "1X", "1GG", "one", "9" * 5000])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(InvalidArgument, match="is no size"):
        parse_size(text)


@pytest.mark.parametrize("text", ["1025P", str((1 << 60) + 1)])
def test_a_size_that_no_sum_could_hold_is_refused(text: str) -> None:
    with pytest.raises(InvalidArgument, match="is too much; 1024P is the most"):
        parse_size(text)
