"""What users do, as Locust's file.

Locust loads it in a process of its own, with gevent, so nothing of Orrery is imported here. What users need
to know is in the file that ``ORRERY_LOAD`` names; what they met is written into ``ORRERY_LOAD_STATS``.
"""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path
from typing import Any

import gevent
from locust import FastHttpUser, between, constant_pacing, events, task
from locust.env import Environment

POLL_SECONDS = 1.0
JOB_SECONDS_MAX = 300.0
"""After which a job counts as stuck."""
ANSWER_SECONDS_MAX = 120.0
"""After which a call counts as failed; a poll of a job is repeated."""
LOST = "no answer of the job"
GIVEN: dict[str, Any] = json.loads(Path(os.environ["ORRERY_LOAD"]).read_text(encoding="utf-8"))
FACTOR = float(GIVEN["think"])
"""By what all think times are multiplied."""


class Caller(FastHttpUser):
    """Calls the API as one account does, and follows its jobs."""

    abstract = True
    session = ""
    network_timeout = ANSWER_SECONDS_MAX
    connection_timeout = ANSWER_SECONDS_MAX

    def get(self, name: str, path: str) -> Any:
        """The body of a GET; None where it fails."""
        return self._exchange("GET", name, path)[1]

    def call(self, api: str, method: str, path: str, body: Any = None) -> Any:
        """Calls an asynchronous API and waits for its job; the body of its answer, None where it fails.

        In the report, ``<API>`` is the time until the call is accepted, ``<API> (done)`` until the job's end.
        """
        began = time.perf_counter()
        status, accepted = self._exchange(method, api, path, body)
        if status != 202:
            return accepted
        where = "/zstack" + accepted["location"].partition("/zstack")[2]
        while time.perf_counter() - began < JOB_SECONDS_MAX:
            gevent.sleep(POLL_SECONDS)
            status, answer = self._exchange("GET", "poll", where, polls=True)
            if status not in (0, 202):
                self._tell(f"{api} (done)", began, None if status == 200 else str(answer or LOST))
                return answer if status == 200 else None
        self._tell(f"{api} (done)", began, "the job is stuck")
        return None

    def _exchange(
        self, method: str, name: str, path: str, body: Any = None, polls: bool = False
    ) -> tuple[int, Any]:
        """Status and body of an answer; who is told to come again waits as long as that says, and does."""
        while True:
            headers = {"Authorization": f"OAuth {self.session}"} if self.session else {}
            with self.client.request(
                method, path, json=body, headers=headers, name=name, catch_response=True
            ) as answer:
                status, later = (
                    int(answer.status_code or 0),
                    answer.headers and answer.headers.get("Retry-After"),
                )
                shown = _body(answer.text)
                if status in (200, 202):
                    answer.success()
                    return status, shown
                if status == 503 and later:
                    answer.success()
                elif status == 503 and polls:
                    answer.success()  # the job has failed, not the poll
                    return status, _told(status, shown)
                else:
                    missing = f"no answer: {type(answer.error).__name__}"
                    answer.failure(_told(status, shown) if status else missing)
                    return status, None
            self._tell("told to come again", time.perf_counter(), None)
            gevent.sleep(float(later))

    def _tell(self, name: str, began: float, failure: str | None) -> None:
        self.environment.events.request.fire(
            request_type="",
            name=name,
            response_time=(time.perf_counter() - began) * 1000,
            response_length=0,
            exception=RuntimeError(failure) if failure else None,
            context={},
        )


def _body(text: str | None) -> Any:
    try:
        return json.loads(text or "null")
    except ValueError:
        return None


def _told(status: int, body: Any) -> str:
    error = body.get("error", {}) if isinstance(body, dict) else {}
    return f"{status} {error.get('code', '')}".strip()


class OfAccount(Caller):
    """Somebody of one of the prepared accounts."""

    abstract = True

    def on_start(self) -> None:
        """Takes the session that the users of an account share."""
        self.session = random.choice(GIVEN["sessions"])
        self.vm = ""

    def create(self) -> None:
        """A small VM of one's own."""
        made = self.call("CreateVmInstance", "POST", "/v1/vm-instances", {"params": GIVEN["vm"]})
        self.vm = made["inventory"]["uuid"] if made else ""

    def act(self, api: str, wrapper: str) -> None:
        """A change of one's VM."""
        self.call(api, "PUT", f"/v1/vm-instances/{self.vm}/actions", {wrapper: {}})

    def destroy(self) -> None:
        """Removes one's VM for good."""
        self.call("DestroyVmInstance", "DELETE", f"/v1/vm-instances/{self.vm}")
        self.act("ExpungeVmInstance", "expungeVmInstance")
        self.vm = ""


class Tenant(OfAccount):
    """Looks at VMs, and now and then creates, stops, starts and destroys one."""

    weight = 60
    wait_time = between(5 * FACTOR, 15 * FACTOR)

    @task(6)
    def look(self) -> None:
        """The page of VMs, as a web UI shows it."""
        self.get("QueryVmInstance (page)", "/v1/vm-instances?limit=20&sort=-createDate")

    @task(4)
    def look_at_one(self) -> None:
        """One VM; the page where there is none."""
        if self.vm:
            self.get("QueryVmInstance (one)", f"/v1/vm-instances/{self.vm}")
        else:
            self.look()

    @task(2)
    def change(self) -> None:
        """Creates a VM; who has one stops and starts it, or destroys it."""
        if not self.vm:
            self.create()
        elif random.random() < 0.5:
            self.act("StopVmInstance", "stopVmInstance")
            self.act("StartVmInstance", "startVmInstance")
        else:
            self.destroy()


class CiJob(OfAccount):
    """Logs in, creates a VM, looks at it until it runs, and destroys it."""

    weight = 10
    wait_time = between(20 * FACTOR, 60 * FACTOR)

    @task
    def build(self) -> None:
        """One build."""
        account = random.choice(GIVEN["accounts"])
        body = {"logInByAccount": {"accountName": account["name"], "password": account["password"]}}
        self.session = ""
        _, entered = self._exchange("PUT", "LogInByAccount", "/v1/accounts/login", body)
        if not entered:
            return
        self.session = entered["inventory"]["uuid"]
        self.create()
        if self.vm:
            self.get("QueryVmInstance (one)", f"/v1/vm-instances/{self.vm}")
            self.destroy()
        self._exchange("DELETE", "LogOut", f"/v1/accounts/sessions/{self.session}")


class Monitor(Caller):
    """Counts what there is, and scrapes the metrics."""

    weight = 20
    wait_time = constant_pacing(15 * FACTOR)

    def on_start(self) -> None:
        """An administrator's session."""
        self.session = GIVEN["admin"]

    @task
    def count(self) -> None:
        """One round."""
        self.get("QueryVmInstance (count)", "/v1/vm-instances?count=true")
        self.get("QueryHost (down)", "/v1/hosts?q=status=Disconnected&fields=uuid,name")
        self.get("GetCpuMemoryCapacity", "/v1/hosts/capacities/cpu-memory?all=true")


class Admin(Caller):
    """Lists what is there, and tags and describes it."""

    weight = 10
    wait_time = between(10 * FACTOR, 30 * FACTOR)

    def on_start(self) -> None:
        """An administrator's session."""
        self.session = GIVEN["admin"]

    @task(3)
    def list_hosts(self) -> None:
        """A page of hosts."""
        self.get("QueryHost (page)", "/v1/hosts?limit=50&sort=name")

    @task(2)
    def list_events(self) -> None:
        """The latest events."""
        self.get("QueryEvent (page)", "/v1/events?limit=50&sort=-id")

    @task(1)
    def tag(self) -> None:
        """Tags a host, and removes the tag."""
        host = random.choice(GIVEN["hosts"])
        fields = {"resourceType": "HostVO", "resourceUuid": host, "tag": f"load-{random.getrandbits(64):x}"}
        made = self.call("CreateUserTag", "POST", "/v1/user-tags", {"params": fields})
        if made:
            self.call("DeleteTag", "DELETE", f"/v1/tags/{made['inventory']['uuid']}")


@events.quitting.add_listener
def write_stats(environment: Environment, **_: Any) -> None:
    """Writes what the users met, for the report."""
    stats = environment.stats
    entries = [
        {
            "name": entry.name,
            "calls": entry.num_requests,
            "failures": entry.num_failures,
            "p50_ms": entry.get_response_time_percentile(0.5),
            "p95_ms": entry.get_response_time_percentile(0.95),
            "p99_ms": entry.get_response_time_percentile(0.99),
            "max_ms": entry.max_response_time,
        }
        for _, entry in sorted(stats.entries.items())
    ]
    errors = [
        {"name": error.name, "error": str(error.error), "count": error.occurrences}
        for error in stats.errors.values()
    ]
    seconds = (stats.last_request_timestamp or 0) - (stats.start_time or 0)
    told = {"entries": entries, "errors": errors, "seconds": seconds}
    Path(os.environ["ORRERY_LOAD_STATS"]).write_text(json.dumps(told), encoding="utf-8")
