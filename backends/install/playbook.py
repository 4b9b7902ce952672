"""Runs the playbook that makes a machine a host, and tells of each task by its name."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orrery.backends.install.ssh import Session
from orrery.backends.mini.needs import missing_installer
from orrery.core.kernel.errors import BackendRefused, Unreachable
from orrery.core.kernel.files import FILE_MODE, make_private_directory

CONTENT = Path(__file__).parent / "ansible"
PLAYBOOK = CONTENT / "install.yaml"
AT_ONCE = 8
"""How many machines are installed at the same time; each takes a process of Ansible."""
MESSAGE_MAX = 600
TELL_CERTIFICATE = "Tell the certificate of the agent"
"""The last task, whose message is the fingerprint."""

OnTask = Callable[[str, int], None]
"""Called in the loop with the name of a task that begins, and how many have begun."""


def missing() -> str | None:
    """Why no playbook can be run here, and what mends it; None where one can."""
    return next(
        (f"this node has no Ansible to install hosts with: {lack}" for lack in missing_installer()), None
    )


class Playbooks:
    """Runs playbooks beside the loop; `close` it in the end.

    `folder` is made while one runs, and holds the key of the cloud then.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool = ThreadPoolExecutor(AT_ONCE, "install")
        shutil.rmtree(folder, ignore_errors=True)  # of a node that was killed

    async def install(
        self, session: Session, variables: Mapping[str, Any], wheels: Path, on_task: OnTask
    ) -> str:
        """Installs an agent; gives the fingerprint of its certificate.

        Raises BackendRefused with the name of the task that failed, or Unreachable.
        """
        lack = missing()
        if lack is not None:
            raise BackendRefused(lack)
        loop = asyncio.get_running_loop()

        def tell(name: str, number: int) -> None:
            loop.call_soon_threadsafe(on_task, name, number)

        run = _Run(tell)
        made = loop.run_in_executor(self._pool, self._run, run, session, dict(variables), wheels)
        try:
            return await asyncio.shield(made)
        finally:
            # whoever was cancelled leaves no playbook at work behind
            run.canceled.set()
            await asyncio.wait([made])

    def close(self) -> None:
        """Waits for those at work, which have been cancelled."""
        self._pool.shutdown(cancel_futures=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, run: _Run, session: Session, variables: dict[str, Any], wheels: Path) -> str:
        if run.canceled.is_set():
            raise Unreachable("the installation was cancelled before it began")
        make_private_directory(self._folder)
        # the path of a socket is limited to some hundred bytes, so those of SSH are not in the folder
        with (
            tempfile.TemporaryDirectory(dir=self._folder) as private,
            tempfile.TemporaryDirectory(prefix="orrery-") as sockets,
        ):
            place = _Place(Path(private), Path(sockets))
            try:
                return run.result(*place.run(session, variables, wheels, run))
            finally:
                place.end()


class _Run:
    """What is known of a playbook at work; its functions are called in the thread that runs it."""

    def __init__(self, on_task: OnTask) -> None:
        self.canceled = threading.Event()
        self._on_task = on_task
        self._tasks = 0
        self._failed: tuple[str, str] | None = None
        self._is_unreachable = False
        self._certificate = ""

    def event(self, event: dict[str, Any]) -> bool:
        """See `ansible_runner.run`; False, since nothing of it is kept in files."""
        data = event.get("event_data", {})
        task, result = str(data.get("task", "")), data.get("res") or {}
        if event["event"] == "playbook_on_task_start":
            self._tasks += 1
            self._on_task(task, self._tasks)
        elif event["event"] in ("runner_on_failed", "runner_on_unreachable"):
            self._failed = task, _message_of(result)
            self._is_unreachable = event["event"] == "runner_on_unreachable"
        elif event["event"] == "runner_on_ok" and task == TELL_CERTIFICATE:
            self._certificate = str(result.get("msg", "")).strip()
        return False

    def result(self, status: str, output: str) -> str:
        """The fingerprint. Raises what the run has failed by."""
        if status == "successful" and self._certificate:
            return self._certificate
        if self.canceled.is_set():
            raise Unreachable("the installation was cancelled")
        if self._failed is None:
            raise BackendRefused(f"Ansible ended as {status}: {output[-MESSAGE_MAX:] or 'it said nothing'}")
        task, message = self._failed
        if self._is_unreachable:
            raise Unreachable(f"task [{task}] did not reach the host: {message}")
        raise BackendRefused(f"task [{task}] failed: {message}")


def _message_of(result: Mapping[str, Any]) -> str:
    """What a task that failed has said."""
    parts = [str(result.get(name, "")).strip() for name in ("msg", "stderr", "module_stderr", "stdout")]
    said = ": ".join(dict.fromkeys(part for part in parts if part)) or "it said nothing"
    return " ".join(said.split())[-MESSAGE_MAX:]


@dataclass(frozen=True)
class _Place:
    """Where one playbook runs: a private folder, and one for sockets."""

    private: Path
    sockets: Path

    def run(self, session: Session, variables: dict[str, Any], wheels: Path, run: _Run) -> tuple[str, str]:
        """The status of the playbook, and the end of what it wrote."""
        import ansible_runner

        target = session.target
        key, known_hosts = self.private / "key", self.private / "known_hosts"
        _write(key, target.key.export_private_key().decode())
        _write(known_hosts, session.known_hosts)
        archive = self.private / "wheels.tar"
        with tarfile.open(archive, "w") as made:
            made.add(wheels, "wheels")
        options = f"-o UserKnownHostsFile={known_hosts} -o StrictHostKeyChecking=yes -o IdentitiesOnly=yes"
        host = {
            "ansible_host": target.address,
            "ansible_port": target.port,
            "ansible_user": target.user,
            "ansible_ssh_private_key_file": str(key),
            "ansible_ssh_common_args": f"{options} -F none",
            "ansible_remote_tmp": "/tmp",
            "ansible_become": target.user != "root",
        }
        done = ansible_runner.run(
            private_data_dir=str(self.private),
            playbook=str(PLAYBOOK),
            inventory={"all": {"hosts": {"host": host}}},
            extravars={**variables, "wheels": str(archive)},
            envvars=self._environment(),
            event_handler=run.event,
            cancel_callback=run.canceled.is_set,
            quiet=True,
        )
        with done.stdout as stdout:
            return str(done.status), " ".join(stdout.read().split())

    def _environment(self) -> dict[str, str]:
        programs = str(Path(sys.executable).parent)
        return {
            "PATH": os.pathsep.join((programs, os.environ.get("PATH", os.defpath))),
            "ANSIBLE_CONFIG": str(CONTENT / "ansible.cfg"),
            "ANSIBLE_HOME": str(self.private / "home"),
            "ANSIBLE_SSH_CONTROL_PATH_DIR": str(self.sockets),
        }

    def end(self) -> None:
        """Ends the connections that SSH keeps for later tasks."""
        for control in self.sockets.iterdir():
            _end_connection(control)


def _end_connection(control: Path) -> None:
    subprocess.run(
        ["ssh", "-F", "none", "-o", f"ControlPath={control}", "-O", "exit", "host"],
        capture_output=True,
        timeout=10,
        check=False,
    )


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
