"""The command: APIs by name, messages for people, exit codes, the kept session."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import httpx
import pytest
from click.testing import CliRunner, Result

from orrery.core.api.catalogue import declarations, elements
from orrery.core.api.kinds import Kinds
from orrery.core.api.openapi import openapi
from orrery.core.cli import connection, session
from orrery.core.cli.deploy import described
from orrery.core.cli.main import main
from orrery.core.client.deploy import Progress
from orrery.testlib.fake_api import fake_declarations
from orrery.testlib.processes import ORRERY

Run = Callable[..., Result]


class Server:
    """A server that gives one answer to everything and keeps the requests."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.answer: httpx.Response | Exception = httpx.Response(200, json={})

    def handle(self, request: httpx.Request) -> httpx.Response:
        """The answer."""
        self.requests.append(request)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    """The server that all commands reach."""
    made = Server()
    monkeypatch.setattr(connection, "transport", lambda: httpx.MockTransport(made.handle))
    return made


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs the command with the fake APIs and a configuration folder of its own."""
    monkeypatch.setattr(click, "get_app_dir", lambda name: str(tmp_path / name))
    for variable in (session.URL_VARIABLE, session.SESSION_VARIABLE):
        monkeypatch.delenv(variable, raising=False)

    def inside(*args: str, **options: Any) -> Result:
        return CliRunner().invoke(main, args, obj=fake_declarations(), **options)

    yield inside


def test_an_api_by_name(run: Run, server: Server) -> None:
    server.answer = httpx.Response(200, json={"inventory": {"uuid": "u", "name": "web"}})
    result = run("CreateVmInstance", "name=web", "l3NetworkUuids=a,b", "memorySize=8G", "virtio=false")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["inventory"]["name"] == "web"
    assert json.loads(server.requests[0].content)["params"] == {
        "name": "web",
        "l3NetworkUuids": ["a", "b"],
        "memorySize": 8 << 30,
        "virtio": False,
    }


def test_a_query_with_its_grammar(run: Run, server: Server) -> None:
    server.answer = httpx.Response(200, json={"inventories": [{"name": "a", "uuid": "1"}], "total": 1})
    words = [
        "state=Running",
        "name~=web%",
        "hostUuid is null",
        "limit=10",
        "sort=-createDate",
        "fields=name,uuid",
    ]
    result = run("QueryVmInstance", *words, "replyWithCount=true", "--output", "table")
    assert result.exit_code == 0, result.output
    assert "name" in result.stdout and "1 shown" in result.stderr
    params = server.requests[0].url.params
    assert params.get_list("q") == ["state=Running", "name~=web%", "hostUuid is null"]
    assert (params["limit"], params["sort"], params["fields"]) == ("10", "-createDate", "name,uuid")
    assert params["replyWithCount"] == "true"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["CreateZones"], "no API or command named 'CreateZones'; did you mean CreateZone"),
        (["depoly"], "did you mean deploy"),
        (["CreateZone", "nam=x"], "CreateZone: field 'nam': no such field; did you mean name"),
        (["CreateZone", "x"], "field 'x': expected <field>=<value>, as in name=x"),
        (["CreateZone", "name=a", "x"], "field 'x': expected <field>=<value>\n"),
        (
            ["CreateInstanceOffering", "name=o", "cpuNum=1", "memorySize=1X"],
            "expected a whole number or a size such as 8G",
        ),
        (["CreateZone", "name=a", "name=b"], "given twice"),
        (["CreateZone"], "field 'name': is mandatory"),
        (["AddKVMHost"], "field 'name': is mandatory, as is managementIp, clusterUuid"),
        (
            ["CreateInstanceOffering", "name=o", "memorySize=1G", "cpuNum=x"],
            "field 'cpuNum': expected a whole number, got 'x'",
        ),
        (["CreateInstanceOffering", "name=o", "memorySize=1G", "cpuNum=0"], "greater than or equal to 1"),
        (["LogInByAccount", "clientInfo={", "accountName=a", "password=b"], "expected JSON"),
        (["QueryVmInstance", "Running"], "expected <field><operator><value>"),
        (["QueryVmInstance", "limit=x"], "field 'limit'"),
        (["deploy", "nothing.yaml"], "no packaged cloud of that name; there are: debian, demo,"),
        (["--what"], "No such option"),
    ],
)
def test_misuse_is_told_and_ends_with_2(run: Run, server: Server, args: list[str], expected: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert expected in result.output
    assert "Traceback" not in result.output
    assert server.requests == []


def test_a_failure_is_told_and_ends_with_1(run: Run, server: Server) -> None:
    error = {"code": "SYS.1003", "description": "not found", "details": "no zone[u]"}
    server.answer = httpx.Response(503, json={"error": error})
    result = run("CreateZone", "name=z")
    assert (result.exit_code, result.stderr) == (1, "Error: [SYS.1003] no zone[u]\n")


def test_nobody_answers(run: Run, server: Server) -> None:
    server.answer = httpx.ConnectError("Connection refused")
    result = run("CreateZone", "name=z")
    assert result.exit_code == 1
    assert "no answer from http://127.0.0.1:8080/zstack" in result.stderr
    assert "orrery serve" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_login_keeps_the_session_for_the_user_only(run: Run, server: Server) -> None:
    server.answer = httpx.Response(200, json={"inventory": {"uuid": "s" * 32}})
    result = run("login", "--url", "http://mn:1", "--password", "password")
    assert result.exit_code == 0, result.output
    assert stat.S_IMODE(session.path().stat().st_mode) == 0o600
    run("CreateZone", "name=z")
    assert server.requests[1].headers["Authorization"] == "OAuth " + "s" * 32
    assert server.requests[1].url.host == "mn"
    assert run("logout").exit_code == 0
    assert not session.path().exists()


def test_the_directory_of_the_session_is_private_if_it_is_new_and_warned_of_if_others_can_write(
    run: Run, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the parents that are made on the way; those that exist are left alone."""
    server.answer = httpx.Response(200, json={"inventory": {"uuid": "s" * 32}})
    tmp_path.chmod(0o755)
    folder = tmp_path / "new" / "config" / "orrery"
    monkeypatch.setattr(click, "get_app_dir", lambda name: str(folder))
    old = os.umask(0)
    try:
        quiet = run("login", "--url", "http://mn:1", "--password", "password")
        modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent, tmp_path / "new")]
        assert modes == [0o700] * 3
        assert "warning" not in quiet.stderr
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
        folder.chmod(0o777)
        session.path().chmod(0o666)
        warned = run("login", "--url", "http://mn:1", "--password", "password")
    finally:
        os.umask(old)
    assert f"other users can write to {folder}" in warned.stderr
    assert stat.S_IMODE(folder.stat().st_mode) == 0o777
    assert stat.S_IMODE(session.path().stat().st_mode) == 0o600


def test_the_environment_wins_and_a_session_stays_at_its_server(
    run: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.path().parent.mkdir(parents=True)
    session.save(session.Session("http://mn:1", "kept", "admin"))
    run("CreateZone", "name=z", "--url", "http://other:2")
    monkeypatch.setenv(session.SESSION_VARIABLE, "given")
    run("CreateZone", "name=z")
    assert "Authorization" not in server.requests[0].headers
    assert server.requests[1].headers["Authorization"] == "OAuth given"


def test_a_malformed_session_file_is_told(run: Run) -> None:
    session.path().parent.mkdir(parents=True)
    session.path().write_text("{")
    result = run("CreateZone", "name=z")
    assert result.exit_code == 2
    assert "log in again" in result.output


@pytest.mark.parametrize("text", ["", "# nothing\n", "variables: {a: 1}\n"])
def test_a_file_that_names_nothing_is_an_error(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "c.yaml").write_text(text)
    refused = run("deploy", str(tmp_path / "c.yaml"))
    assert refused.exit_code != 0
    assert "c.yaml: nothing to deploy" in refused.output


def test_deploy(run: Run, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_text('zones: [{name: "${who}-{i}", count: 2}]\nportForwardings: [{name: p}]\n')
    refused = run("deploy", str(file), "--var", "who=a")
    assert refused.exit_code == 2
    assert "unsupported: portForwarding 'p' at line 2: port forwarding is not served yet" in refused.output
    assert server.requests == []
    server.answer = httpx.Response(200, json={"inventory": {"uuid": "u"}})
    done = run("deploy", str(file), "--var", "who=a", "--skip-unsupported")
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"zone": 2})
    made = [json.loads(r.content)["params"] for r in server.requests if r.method == "POST"]
    assert [params["name"] for params in made] == ["a-0", "a-1"]
    assert [params["systemTags"][0].rpartition("::")[0] for params in made] == [
        "deployment::admin::c::zone/a-0",
        "deployment::admin::c::zone/a-1",
    ]


@pytest.mark.parametrize(
    ("form", "deployed", "different"),
    [
        ("json", '{\n  "zone": 1\n}\n', '"kind": "zone"'),
        ("yaml", "zone: 1\n", "  kind: zone\n"),
        ("name", "zone/a\n", "zone/a\n"),
        ("jsonpath=zone", "1\n", ""),
        ("table", "zone   1", "+ zone 'a'\n1 to add\n"),
    ],
)
def test_a_deployment_answers_in_every_form(
    run: Run, server: Server, tmp_path: Path, form: str, deployed: str, different: str
) -> None:
    file = tmp_path / "c.yaml"
    file.write_text("zones: [{name: a}]")
    assert different in run("diff", str(file), "-o", form).stdout
    server.answer = httpx.Response(200, json={"inventory": {"uuid": "u"}})
    assert deployed in run("deploy", str(file), "-o", form).stdout
    assert deployed in run("deploy", str(file), "-o", form, "--dry-run").stdout


def test_a_packaged_cloud_is_deployed_by_its_name(run: Run, server: Server) -> None:
    counted = json.loads(run("deploy", "small", "--dry-run").stdout)
    assert (counted["zone"], counted["vm"], counted["l2Network"]) == (1, 5, 2)
    assert "vm/web-0" in run("deploy", "small", "--dry-run", "-o", "name").stdout.splitlines()
    assert server.requests == []
    assert {step["kind"] for step in json.loads(run("diff", "small").stdout)["steps"]} >= {"vm", "host"}
    assert run("destroy", "small").stderr == "nothing to do\n"


def test_plans_use_the_words_that_commands_take() -> None:
    kinds = Kinds(declarations())
    served = declarations()
    for kind in elements():
        if kind.api in served and served[kind.api].returns is not None and not kind.seen:
            assert [each.model for each in kinds.matching(kind.word)] == [served[kind.api].returns], kind.tag


def test_a_difference_ends_with_2_and_an_error_with_1(run: Run, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_text("zones: [{name: a}]")
    different = run("diff", str(file), "-o", "table")
    assert (different.exit_code, different.stdout) == (2, "+ zone 'a'\n1 to add\n")
    assert [step["element"] for step in json.loads(run("diff", str(file)).stdout)["steps"]] == ["zone 'a'"]
    assert {request.method for request in server.requests} == {"GET"}
    assert run("diff", str(tmp_path / "none.yaml")).exit_code == 1
    unknown = run("diff", str(file), "--var", "host=1")
    assert unknown.exit_code == 1
    assert "--var host: the file has no such variable; it has none" in unknown.stderr


def test_a_failed_deployment_says_what_goes_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "c.yaml"
    file.write_text('variables: {who: a}\nzones: [{name: "${who}"}]')
    error = {"code": "SYS.1003", "description": "not found", "details": "no"}

    def refuse(request: httpx.Request) -> httpx.Response:
        return httpx.Response(503 if request.method == "POST" else 200, json={"error": error})

    monkeypatch.setattr(connection, "transport", lambda: httpx.MockTransport(refuse))
    result = run("deploy", str(file), "--var", "who=x y")
    assert result.exit_code == 1
    assert "c.yaml:2: zone 'x y' (CreateZone): [SYS.1003] no" in result.stderr
    assert "nothing was done; 1 step is left" in result.stderr
    assert f"to go on, repeat: orrery deploy {file} --var 'who=x y'" in result.stderr


def test_what_goes_on_is_said_with_the_profile(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "c.yaml"
    file.write_text("zones: [{name: a}]")
    error = {"code": "SYS.1003", "description": "not found", "details": "no"}

    def refuse(request: httpx.Request) -> httpx.Response:
        return httpx.Response(503 if request.method == "POST" else 200, json={"error": error})

    monkeypatch.setattr(connection, "transport", lambda: httpx.MockTransport(refuse))
    told = run("--profile", "lab", "deploy", str(file)).stderr
    assert f"to go on, repeat: orrery --profile lab deploy {file}" in told


def test_a_file_may_come_from_standard_input(tmp_path: Path) -> None:
    text = "zones: [{name: a}]"
    refused = piped(tmp_path, text, "deploy", "-", "--dry-run")
    assert refused.returncode == 2
    assert "no name to be known by; give it one by --name" in refused.stderr
    done = piped(tmp_path, text, "deploy", "-", "--dry-run", "--name", "lab", "-o", "name")
    assert (done.returncode, done.stdout) == (0, "zone/a\n")
    done = piped(tmp_path, f"name: lab\n{text}", "deploy", "-", "--dry-run", "-o", "name")
    assert (done.returncode, done.stdout) == (0, "zone/a\n")
    wrong = piped(tmp_path, "zones:\n- 3", "deploy", "-", "--dry-run", "--name", "lab")
    assert "/dev/stdin:2: zone: expected keys with values" in wrong.stderr


def piped(folder: Path, text: str, *words: str) -> subprocess.CompletedProcess[str]:
    """What the command makes of a text that comes through a pipe."""
    return subprocess.run(
        [*ORRERY, *words],
        input=text,
        cwd=folder,
        env=os.environ | {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_dry_run_calls_nothing(run: Run, server: Server, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("zones: [{name: a}]")
    result = run("deploy", str(tmp_path / "c.yaml"), "--dry-run")
    assert (json.loads(result.stdout), server.requests) == ({"zone": 1}, [])


def test_the_catalogue_in_the_published_form(run: Run) -> None:
    entries = {entry["name"]: entry for entry in json.loads(run("api", "--json").stdout)}
    vm = entries["CreateVmInstance"]
    assert (vm["method"], vm["path"], vm["parameter_name"], vm["async"]) == (
        "POST",
        "/vm-instances",
        "params",
        True,
    )
    params = {p["name"]: p for p in vm["params"]}
    assert params["name"] == {
        "name": "name",
        "type": "String",
        "required": True,
        "in": "body",
        "max_length": 255,
    }
    types = {
        name: params[name]["type"] for name in ("memorySize", "cpuNum", "virtio", "l3NetworkUuids", "diskAOs")
    }
    assert types == {
        "memorySize": "Long",
        "cpuNum": "Integer",
        "virtio": "Boolean",
        "l3NetworkUuids": "List<String>",
        "diskAOs": "List<DiskAO>",
    }
    assert entries["StopVmInstance"]["action_name"] == "stopVmInstance"
    assert entries["QueryZone"]["params"][0]["in"] == "query-grammar"
    assert entries["DeleteZone"]["response"]["shape"] == "empty"
    assert "CreateZone" in run("api", "zone").stdout


def test_openapi(run: Run) -> None:
    document = json.loads(run("openapi").stdout)
    assert document["openapi"] == "3.1.0"
    actions = document["paths"]["/zstack/v1/vm-instances/{uuid}/actions"]["put"]
    bodies = actions["requestBody"]["content"]["application/json"]["schema"]["anyOf"]
    schemas = document["components"]["schemas"]
    named = [schemas[body["$ref"].rpartition("/")[2]] for body in bodies]
    assert [body["required"] for body in named] == [["startVmInstance"], ["stopVmInstance"]]
    assert [body["title"] for body in named] == ["startVmInstance", "stopVmInstance"]
    assert "uuid" not in schemas["StopVmInstance"]["properties"]
    references = set(_references(openapi(fake_declarations())))
    assert {r.rpartition("/")[2] for r in references} <= set(document["components"]["schemas"])


def test_help_imports_little_and_names_the_commands() -> None:
    code = (
        "import sys; from orrery.core.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('pydantic', 'httpx', 'sqlalchemy', 'rich', 'orrery.core.api')"
        " if m in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "deploy" in done.stdout


def test_help_of_an_api_lists_its_fields(run: Run) -> None:
    text = run("CreateVmInstance", "--help").stdout
    assert "  l3NetworkUuids: list of uuids, each of an L3Network" in text
    assert "  name: text, at most 255 characters, required" in text
    assert max(map(len, text.splitlines())) <= 80


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "$ref":
                yield inner
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


STEERING = "web\x1b[2Ja\u202eb\x9bc\x00"
"""A name from before such names were refused."""


@pytest.mark.parametrize("form", ["table", "json"])
def test_what_steers_a_terminal_is_shown_escaped(run: Run, server: Server, form: str) -> None:
    row = {"name": STEERING, "uuid": "u", "tags": [STEERING], STEERING: 1}
    for body in ({"inventories": [row]}, {"inventory": row}):
        server.answer = httpx.Response(200, json=body)
        shown = run("QueryVmInstance", "-o", form).stdout
        assert not set(shown) & set("\x1b\u202e\x9b\x00")
        assert r"web\u001b[2Ja\u202eb\u009bc\u0000" in shown
        if form == "json":
            assert json.loads(shown) == body


def test_what_steers_a_terminal_is_escaped_in_errors(run: Run, server: Server) -> None:
    error = {"code": "SYS.1006", "description": "An operation failed", "details": STEERING}
    server.answer = httpx.Response(503, json={"error": error})
    result = run("QueryVmInstance")
    assert result.exit_code == 1
    assert r"web\u001b[2Ja\u202eb" in result.output
    assert not set(result.output) & set("\x1b\u202e\x9b\x00")


def test_what_steers_a_terminal_is_escaped_in_what_a_deployment_skips(
    run: Run, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "c.yaml"
    file.write_text('portForwardings: [{name: "web\\e[2Ja"}]\nzones: [{name: z}]\n')
    server.answer = httpx.Response(200, json={"inventory": {"uuid": "u"}})
    done = run("deploy", str(file), "--skip-unsupported")
    assert r"web\u001b[2Ja" in done.output
    assert "\x1b" not in done.output


def test_what_steers_a_terminal_is_escaped_in_progress_lines() -> None:
    assert described(Progress(1, 2, "zo\x1b[2J[red]ne")) == r"zo\u001b[2J\[red]ne"


def test_a_server_has_one_address_however_it_is_written(run: Run, server: Server) -> None:
    server.answer = httpx.Response(200, json={"inventory": {"uuid": "s" * 32}})
    run("login", "--url", "HTTP://MN:1/", "--password", "password")
    for url in ("http://mn:1", "mn:1/", "http://Mn:1/zstack", "http://mn:1/zstack/v1/"):
        run("CreateZone", "name=z", "--url", url)
    assert [sent.headers.get("Authorization") for sent in server.requests[1:]] == ["OAuth " + "s" * 32] * 4


def test_each_profile_has_a_login_of_its_own(run: Run, server: Server) -> None:
    for profile, token in (("lab", "a" * 32), ("home", "b" * 32)):
        server.answer = httpx.Response(200, json={"inventory": {"uuid": token}})
        result = run("--profile", profile, "login", "--url", f"http://{profile}:1", "--password", "password")
        assert result.exit_code == 0, result.output
    run("--profile", "lab", "CreateZone", "name=z")
    run("CreateZone", "name=z", env={"ORRERY_PROFILE": "home"})
    sent = [(each.url.host, each.headers["Authorization"][-1]) for each in server.requests[2:]]
    assert sent == [("lab", "a"), ("home", "b")]
    refused = run("--profile", "../etc", "CreateZone", "name=z")
    assert refused.exit_code == 2 and "letters" in refused.output


def test_a_user_logs_in_by_standard_input(run: Run, server: Server) -> None:
    server.answer = httpx.Response(200, json={"inventory": {"uuid": "s" * 32}})
    words = ("login", "--url", "http://mn:1", "--account", "acme", "--user", "eve", "--password-stdin")
    result = CliRunner().invoke(main, words, input="a password \n")
    assert "as eve of acme" in result.stderr
    sent = json.loads(server.requests[0].content)["logInByUser"]
    assert sent["password"] == hashlib.sha512(b"a password ").hexdigest()
    untold = run("login", "--url", "http://mn:1")
    assert untold.exit_code == 2 and "--password-stdin" in untold.output


def test_a_call_without_a_session_says_how_to_log_in(run: Run, server: Server) -> None:
    error = {"code": "ID.1001", "description": "The session is invalid", "details": "no session"}
    server.answer = httpx.Response(503, json={"error": error})
    result = run("CreateZone", "name=z", "--url", "http://mn:1")
    assert result.exit_code == 1
    assert "not logged in at http://mn:1: run orrery login --url http://mn:1" in result.output
    result = run("--profile", "lab", "CreateZone", "name=z", "--url", "http://mn:1")
    assert "run orrery --profile lab login --url http://mn:1" in result.output


def test_a_call_before_any_login_says_how_to_log_in(run: Run, server: Server) -> None:
    server.answer = httpx.Response(400, text="the header Authorization is missing")
    result = run("CreateZone", "name=z", "--url", "http://mn:1")
    assert result.exit_code == 1
    assert "not logged in at http://mn:1: run orrery login --url http://mn:1" in result.output
    assert "Authorization" not in result.output
