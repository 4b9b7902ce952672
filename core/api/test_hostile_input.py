"""Whatever is sent: an answer that says what is wrong, never an internal error, and nothing changes.

Here is what no JSON encoder writes: wrong bytes, headers, numbers and texts, also to the older endpoint.
`scenarios/test_api_fuzzing.py` draws well-formed requests from the OpenAPI document.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.api.catalogue_export import type_name, wire_fields
from orrery.core.kernel.api.message import Declaration, QueryMessage
from orrery.testlib.fuzzing import everything
from orrery.testlib.rest import Server, run

REFUSALS = {400, 403, 404, 405, 413}
DIGITS = "9" * 5_000
SOME_UUID = "0123456789ab4def8123456789abcdef"
DEEP = "[" * 900 + "]" * 900
VALUES: tuple[str, ...] = (
    "null",
    "true",
    "[]",
    "{}",
    "[null]",
    '[[""]]',
    '{"a": {"b": []}}',
    '{"\\ud800": 1}',
    DEEP,
    DIGITS,
    f"-{DIGITS}",
    f'"{DIGITS}"',
    '"1e999"',
    "1e999",
    "NaN",
    "-Infinity",
    "9223372036854775808",
    "-9223372036854775809",
    "0.5",
    '""',
    '" "',
    '"\\u0000"',
    '"a\\u001b[31m"',
    '"a\\u202eb"',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"a\\r\\nb"',
    '"٣"',
    '"../../etc/passwd"',
    '"%s%n{0}"',
    '"::"',
    '"[[[[((((**********!"',
    '"' + "x" * 70_000 + '"',
    f'"{SOME_UUID}"',
    f'["{SOME_UUID}", "{SOME_UUID}"]',
)
"""JSON texts, and some that are none."""
SEGMENTS = ("%00", "%ff", "%2e%2e%2f", "a%1b", "%ed%a0%80", "x" * 5_000, SOME_UUID, "%E2%80%AE", "%0d%0a")
HEADERS: tuple[tuple[bytes, tuple[bytes, ...]], ...] = (
    (b"x-api-timeout", (DIGITS.encode(), b"-1", b"0", b"1e3", b"\xb2", b"", b" 5 ", b"0x10")),
    (b"x-job-uuid", (b"../../" + b"a" * 26, b"\xe9" * 32, b"A" * 32, b"g" * 32, b"", b"a" * 5_000)),
    (
        b"x-web-hook",
        (b"http://[", b"http://\xff", b"gopher://x", b"", b"http://a:99999999/", b"//x", b"x" * 5000),
    ),
    (
        b"authorization",
        (b"OAuth", b"OAuth \xff", b"OAuth null", b"ZStack", b"ZStack :", b"ZStack \xff:\xff", b""),
    ),
    (b"date", (b"Mon, 99 Xyz 9999 99:99:99 GMT", b"Fri, 27 Nov 0000 17:23:22 +9999", b"\xff", b"")),
    (b"content-length", (DIGITS.encode(), b"-1", b"x", b"\xb2")),
    (b"content-type", (b"multipart/form-data", b"\xff", b"")),
    (b"host", (b"[", b"\xff", b"", b"a b")),
    (b"x-request-ip", (b"\x1b[31m", b"x" * 5_000)),
)


class Answer(NamedTuple):
    status: int
    body: bytes


async def ask(
    server: Server, method: str, path: str, body: bytes = b"", headers: Sequence[tuple[bytes, bytes]] = ()
) -> Answer:
    """One request with exactly these bytes; it is logged in unless `headers` say otherwise."""
    given = dict(headers)
    given.setdefault(b"authorization", f"OAuth {server.session}".encode())
    raw, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": raw,
        "raw_path": raw.encode("ascii"),
        "query_string": query.encode("ascii"),
        "headers": list(given.items()),
        "scheme": "http",
        "client": ("127.0.0.1", 1),
    }
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await server.app(scope, receive, send)
    return Answer(sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:]))


async def outcome(server: Server, answer: Answer) -> tuple[bool, str, str]:
    """Whether the call succeeded in the end, and else the code and text of its error."""
    if answer.status == 202:
        job = json.loads(answer.body)["location"].rsplit("/", 1)[1]
        ended = await server.node.api.outcome(job, server.session, 30.0)
        assert ended is not None, "the job does not end"
        if ended.success:
            return True, "", ""
        error = ended.body["error"]
        return False, error["code"], error["details"]
    if answer.status == 503:
        error = json.loads(answer.body)["error"]
        return False, error["code"], error["details"]
    assert answer.status == 200 or answer.status in REFUSALS, answer
    if answer.status in REFUSALS:
        assert answer.body.strip(), "a refusal says why"
        assert not set(answer.body.strip()) & set(b"\x00\x1b\r"), answer
    return answer.status == 200, "", answer.body.decode()


async def check(server: Server, method: str, path: str, body: bytes = b"", **headers: Any) -> None:
    """One call that is answered as it should be; refused, it changes nothing."""
    look = server.node.kernel.db.read
    before = await look(everything)
    shown = (method, path[:200], body[:300], headers)
    done, code, details = await outcome(server, await ask(server, method, path, body, **headers))
    assert code != "SYS.1000", (shown, details)
    if not done:
        assert await look(everything) == before, (shown, code, details)


def plausible(kind: str) -> str:
    if kind in ("Integer", "Long"):
        return "1"
    if kind == "Boolean":
        return "false"
    return '["x"]' if kind.startswith("List<") else "{}" if kind.startswith("Map<") else f'"{SOME_UUID}"'


def path_of(declaration: Declaration, rng: random.Random) -> str:
    parts = [
        (rng.choice(SEGMENTS) if rng.random() < 0.5 else SOME_UUID) if part.startswith("{") else part
        for part in declaration.path.split("/")
    ]
    return "/zstack/v1" + "/".join(parts)


def params_of(declaration: Declaration, rng: random.Random) -> list[tuple[str, str]]:
    """Wire names with JSON texts: what is mandatory, one field of any text, and now and then another."""
    fields = [f for f in wire_fields(declaration.message) if f[0] not in declaration.path_fields]
    kinds = {name: type_name(info) for name, info in fields}
    chosen = {name: plausible(kinds[name]) for name, info in fields if info.is_required()}
    for _ in range(rng.choice((1, 1, 2))):
        if kinds:
            chosen[rng.choice(list(kinds))] = rng.choice(VALUES)
    return list(chosen.items())


def as_object(params: list[tuple[str, str]]) -> str:
    return "{" + ", ".join(f'"{name}": {text}' for name, text in params) + "}"


def unquoted(text: str) -> str:
    """A JSON text as it may stand in a query string."""
    try:
        found = json.loads(text)
    except ValueError:
        return text
    return found.encode("utf-8", "replace").decode() if isinstance(found, str) else text


def request_of(declaration: Declaration, rng: random.Random) -> tuple[str, str, bytes]:
    """A REST call of an API with something wrong in it."""
    path, params = path_of(declaration, rng), params_of(declaration, rng)
    if declaration.method in ("POST", "PUT"):
        whole = rng.choice(VALUES) if rng.random() < 0.1 else as_object(params)
        body = f'{{"{declaration.wrapper}": {whole}, "systemTags": {rng.choice(VALUES)}}}'
        return declaration.method, path, body.encode("utf-8", "surrogatepass")
    plain = [(name, unquoted(text)) for name, text in params]
    if issubclass(declaration.message, QueryMessage):
        values = [unquoted(rng.choice(VALUES)) for _ in range(4)]
        plain = [("q", f"uuid={values[0]}"), ("q", f"{values[1][:50]}{rng.choice(('>', '=', '~=', '?='))}1")]
        plain += [(rng.choice(("limit", "start", "sort", "fields", "groupBy", "count")), values[2])]
        plain += [("q", f"createDate>{values[3]}")]
        plain = rng.sample(plain, rng.randrange(1, 3))
    elif plain and rng.random() < 0.3:
        plain.append((f"{plain[0][0]}.{rng.choice((DIGITS, '-1', '0', 'x'))}", "a"))
    query = "&".join(f"{quote(name)}={quote(text, errors='surrogatepass')}" for name, text in plain)
    return declaration.method, f"{path}?{query}", b""


CALLED = {name: found for name, found in sorted(declarations().items()) if not name.startswith("LogIn")}
"""Logins cost a password hash each, and have limits of their own."""


@pytest.mark.parametrize("seed", range(4))
def test_no_rest_call_is_an_internal_error(seed: int) -> None:
    rng = random.Random(seed)

    async def body(server: Server) -> None:
        for declaration in CALLED.values():
            await check(server, *request_of(declaration, rng))

    run(body)


@pytest.mark.parametrize(("name", "values"), HEADERS, ids=[name.decode() for name, _ in HEADERS])
def test_no_header_is_an_internal_error(name: bytes, values: tuple[bytes, ...]) -> None:
    signed = [(b"authorization", b"ZStack x:y")] if name == b"date" else []

    async def body(server: Server) -> None:
        for value in values:
            for method, path, sent in (
                ("POST", "/zstack/v1/zones", b'{"params": {"name": ""}}'),
                ("GET", "/zstack/v1/zones", b""),
                ("DELETE", f"/v1/zones/x{SOME_UUID}", b""),
                ("GET", f"/zstack/v1/api-jobs/{SOME_UUID}", b""),
                ("GET", "/zstack/v1/nothing", b""),
                ("POST", "/zstack/api", b"{}"),
            ):
                await check(server, method, path, sent, headers=[*signed, (name, value)])

    run(body)


@pytest.mark.parametrize("seed", range(2))
def test_no_message_of_the_older_endpoint_is_an_internal_error(seed: int) -> None:
    rng = random.Random(seed)

    async def older(server: Server, raw: str) -> None:
        before = await server.node.kernel.db.read(everything)
        answer = await ask(server, "POST", "/zstack/api", raw.encode("utf-8", "surrogatepass"))
        assert answer.status == 200, (raw[:300], answer)
        try:
            shown = json.loads(answer.body)
        except ValueError:
            assert answer.body, raw[:300]
            return
        while shown["state"] == "Processing":
            shown = json.loads((await ask(server, "GET", f"/zstack/api/result/{shown['uuid']}")).body)
        (result,) = json.loads(shown["result"]).values()
        assert result["success"] or result["error"]["code"] != "SYS.1000", (raw[:300], result)
        if not result["success"]:
            assert await server.node.kernel.db.read(everything) == before, raw[:300]

    async def body(server: Server) -> None:
        good = f'"session": {{"uuid": "{server.session}"}}'
        for declaration in CALLED.values():
            named = [name for name, _ in wire_fields(declaration.message) if name in declaration.path_fields]
            params = params_of(declaration, rng) + [(name, rng.choice(VALUES)) for name in named]
            inside = ", ".join([good, as_object(params)[1:-1]] if params else [good])
            await older(server, f'{{"{declaration.java}": {{{inside}}}}}')
        java = declarations()["CreateZone"].java
        for value in VALUES:
            await older(server, f'{{"{java}": {{"name": "z", "session": {{"uuid": {value}}}}}}}')
            await older(server, f'{{"{java}": {{"name": "z", "session": {value}}}}}')
            await older(server, f'{{"{java}": {value}}}')
            await older(server, value)
            await older(server, f"{{{value}: {{}}}}")
        for uuid in SEGMENTS:
            await check(server, "GET", f"/zstack/api/result/{uuid}")

    run(body)


@pytest.mark.parametrize(
    "raw", [b"\xff", b"\xed\xa0\x80", b'"\xed\xa0\x80"', b"\x00", b"\xff\xfe{\x00}\x00", DEEP.encode()]
)
def test_no_bytes_of_a_body_are_an_internal_error(raw: bytes) -> None:
    async def body(server: Server) -> None:
        for sent in (
            raw,
            b'{"params": {"name": ' + raw + b"}}",
            b'{"params": {"description": "' + raw + b'"}}',
        ):
            await check(server, "POST", "/zstack/v1/zones", sent)
            await check(server, "POST", "/zstack/api", sent)

    run(body)


def test_a_job_uuid_is_a_uuid() -> None:
    async def body(server: Server) -> None:
        for wrong in ("../../" + "a" * 26, "A" * 32, "a" * 31, "a" * 33, " " * 32):
            headers = {"X-Job-UUID": wrong}
            refused = await server.http.post("/v1/zones", json={"params": {"name": "z"}}, headers=headers)
            assert (refused.status_code, "X-Job-UUID" in refused.text) == (400, True)
        assert (await server.http.get("/v1/zones")).json()["inventories"] == []

    run(body)


@pytest.mark.parametrize("session", ['{"uuid": {}}', '{"uuid": []}', '{"uuid": 1}', "[]", "null", '"x"'])
def test_a_session_that_is_no_text_is_an_invalid_one(session: str) -> None:
    async def body(server: Server) -> None:
        java = declarations()["CreateZone"].java
        sent = f'{{"{java}": {{"name": "z", "session": {session}}}}}'
        shown = json.loads((await ask(server, "POST", "/zstack/api", sent.encode())).body)
        (result,) = json.loads(shown["result"]).values()
        assert (result["success"], result["error"]["code"]) == (False, "ID.1001")

    run(body)
