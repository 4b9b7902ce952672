"""Options from a file."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from orrery.backends.serve import serve


def _params(folder: Path, text: str, *words: str) -> dict[str, object]:
    (folder / "orrery.toml").write_text(text)
    return serve.make_context("serve", ["--config", str(folder / "orrery.toml"), *words]).params


def test_a_file_gives_what_the_command_line_leaves_open(tmp_path: Path) -> None:
    text = (
        'file = "small"\nlisten = "127.0.0.1:1"\nspeed = 3\nskip-unsupported = true\nvar = ["a=1", "b=2"]\n'
    )
    params = _params(tmp_path, text, "--listen", "127.0.0.1:2")
    assert (params["file"], params["listen"], params["speed"]) == ("small", "127.0.0.1:2", 3.0)
    assert (params["skip_unsupported"], params["variables"]) == (True, ("a=1", "b=2"))
    assert params["database"] == "orrery.db"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("lisen = 1\n", r"has a setting \[lisen\], which is no option; there are backend, db"),
        ("config = 'x'\n", r"has a setting \[config\], which is no option"),
        ("[listen]\nport = 1\n", r"\[listen\] must be a text, a number, true or false, or a list"),
        ("listen\n", "is no TOML file"),
        ("backend = 'xen'\n", "'xen' is not one of 'sim', 'agents', 'kvm'"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(click.BadParameter, match=why):
        _params(tmp_path, text)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(click.BadParameter, match=r"none\.toml cannot be read: No such file"):
        serve.make_context("serve", ["--config", str(tmp_path / "none.toml")])
