"""Clients of a server live by the wall clock, however fast its world runs.

Each test lets hours of the world go by within a second; what is meant for clients must not notice.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from email.utils import formatdate, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

from orrery.backends.cloud import EPOCH_MS
from orrery.core.identity.accesskey.signatures import sign
from orrery.testlib.served import serving

SPEED = 10_000
LONG_AFTER_SECONDS = 2.0
"""More than five hours of the world: sessions, lock-outs and finished jobs end sooner there."""
PASSWORD = hashlib.sha512(b"password").hexdigest()
WRONG = hashlib.sha512(b"wrong").hexdigest()


class Client:
    """A client of a server, logged in as admin."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=f"{url}/zstack/v1", timeout=30)
        answer = self.log_in(PASSWORD)
        self.session: dict[str, Any] = answer.json()["inventory"]
        self.http.headers["Authorization"] = f"OAuth {self.session['uuid']}"

    def log_in(self, password: str) -> httpx.Response:
        body = {"logInByAccount": {"accountName": "admin", "password": password}}
        return self.http.put("/accounts/login", json=body)

    def end_of(self, accepted: httpx.Response, **request: Any) -> httpx.Response:
        """The last answer about a job."""
        assert accepted.status_code == 202, accepted.text
        while True:
            answer = self.http.get(accepted.json()["location"], **request)
            if answer.status_code != 202:
                return answer

    def zone(self, name: str) -> httpx.Response:
        """Begins to make a zone."""
        return self.http.post("/zones", json={"params": {"name": name}})


@contextmanager
def served(folder: Path) -> Iterator[tuple[Any, Client]]:
    """A server without hosts at a high speed, and a client of it."""
    with serving(folder, speed=str(SPEED)) as server:
        client = Client(server.url)
        with closing(client.http):
            yield server, client


def is_now(stamp_ms: float) -> bool:
    return abs(stamp_ms / 1000 - time.time()) < 30


def test_a_session_lasts_as_long_as_its_client_believes(tmp_path: Path) -> None:
    """Also over a restart; rows made meanwhile carry the world's dates."""
    with served(tmp_path) as (server, client):
        assert is_now(client.session["createDateMs"])
        ends = datetime.strptime(client.session["expiredDate"], "%b %d, %Y %I:%M:%S %p").replace(tzinfo=UTC)
        assert is_now((ends.timestamp() - 7200) * 1000)
        time.sleep(LONG_AFTER_SECONDS)
        answer = client.http.get("/zones")
        assert answer.status_code == 200, answer.text
        assert is_now(parsedate_to_datetime(answer.headers["Date"]).timestamp() * 1000)
        zone = client.end_of(client.zone("z")).json()["inventory"]
        assert zone["createDateMs"] - EPOCH_MS > LONG_AFTER_SECONDS * SPEED * 500
        server.process.kill()
    with serving(tmp_path, speed=str(SPEED)) as server:
        url = f"{server.url}/zstack/v1/zones"
        answer = httpx.get(url, headers={"Authorization": f"OAuth {client.session['uuid']}"})
        assert [zone["name"] for zone in answer.json()["inventories"]] == ["z"]


def test_calls_are_signed_with_the_date_of_the_wall(tmp_path: Path) -> None:
    with served(tmp_path) as (_, client):
        made = client.http.post("/accesskeys", json={"params": {}}).json()["inventory"]
        date = formatdate(usegmt=True)
        signature = sign(made["AccessKeySecret"], f"POST\n{date}\n/v1/zones")
        signed = {"Authorization": f"ZStack {made['AccessKeyID']}:{signature}", "Date": date}
        for name in ("a", "b"):
            accepted = client.http.post("/zones", json={"params": {"name": name}}, headers=signed)
            assert client.end_of(accepted, headers=signed).json()["inventory"]["name"] == name
        time.sleep(LONG_AFTER_SECONDS)
        answer = client.http.get("/zones", headers=signed)
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "ID.1000")
        hours_ago = formatdate(time.time() - 7200, usegmt=True)
        answer = client.http.get("/zones", headers={**signed, "Date": hours_ago})
        assert answer.status_code == 403
        assert is_now(parsedate_to_datetime(answer.text.rpartition("here it is ")[2]).timestamp() * 1000)


def test_a_lock_out_lasts_and_a_finished_job_is_kept(tmp_path: Path) -> None:
    with served(tmp_path) as (_, client):
        accepted = client.zone("z")
        assert client.end_of(accepted).status_code == 200
        codes = [client.log_in(WRONG).json()["error"]["code"] for _ in range(11)]
        assert codes == ["ID.1000"] * 10 + ["ID.1101"]
        time.sleep(LONG_AFTER_SECONDS)
        assert client.end_of(accepted).status_code == 200
        locked = client.log_in(PASSWORD).json()["error"]
        assert locked["code"] == "ID.1101"
        assert 200 < int(locked["details"].rpartition("try again in ")[2].split(" ")[0]) <= 300


class Subscriber(BaseHTTPRequestHandler):
    """Notes when the posts came and what they are stamped with; takes the third."""

    came: list[tuple[float, int]]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        stamp = self.headers["X-Orrery-Signature"].partition(",")[0].removeprefix("t=")
        self.came.append((time.monotonic(), int(stamp)))
        self.send_response(200 if len(self.came) > 2 else 500)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Prints nothing."""


@contextmanager
def subscribed() -> Iterator[tuple[str, list[tuple[float, int]]]]:
    """The URL of a subscriber, and what it is told."""
    came: list[tuple[float, int]] = []
    handler = type("Handler", (Subscriber,), {"came": came})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as receiver:
        thread = threading.Thread(target=receiver.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{receiver.server_address[1]}/", came
        finally:
            receiver.shutdown()
            thread.join()


def test_a_web_hook_is_stamped_and_tried_again_by_the_wall_clock(tmp_path: Path) -> None:
    with served(tmp_path) as (_, client), subscribed() as (url, came):
        inside = {"updateGlobalConfig": {"value": "true"}}
        answer = client.http.put("/global-configurations/event/webHook.allowInside/actions", json=inside)
        assert client.end_of(answer).status_code == 200
        hook = {"params": {"name": "h", "url": url, "type": "CanonicalEvent", "opaque": "zone.created"}}
        answer = client.end_of(client.http.post("/web-hooks", json=hook))
        assert answer.status_code == 200, answer.text
        assert client.end_of(client.zone("z")).status_code == 200
        until = time.monotonic() + 20
        while len(came) < 3 and time.monotonic() < until:
            time.sleep(0.05)
        assert len(came) == 3, json.dumps(came)
        assert all(is_now(stamp) for _, stamp in came)
        assert came[1][0] - came[0][0] > 0.4
