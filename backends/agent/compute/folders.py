"""The folder of a container guest: what was asked for, and how it ended. Whether it runs is not kept here."""

from __future__ import annotations

import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

from orrery.backends.agent.wire import Guest

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
POWERED_OFF = "0"


@dataclass(frozen=True, slots=True)
class GuestFolder:
    """One guest's folder, which may not be there."""

    path: Path

    @property
    def uuid(self) -> str:
        """The guest's."""
        return self.path.name

    def make(self, guest: Guest) -> None:
        """Makes the folder for a guest that is about to begin; what a former one left there goes."""
        self.path.mkdir(parents=True, exist_ok=True)
        for former in ("begun", "ended", "arriving", "rebooting", "user-data", "log"):
            (self.path / former).unlink(missing_ok=True)
        (self.path / "root").mkdir(exist_ok=True)
        (self.path / "machine").write_text(BOOT_ID.read_text())
        self.record(guest)

    def record(self, guest: Guest) -> None:
        """Keeps what is asked for, so that the guest can be started anew on the spot."""
        if guest.user_data is not None:
            (self.path / "user-data").write_text(guest.user_data)
        part = self.path / "spec.part"
        part.write_text(guest.model_dump_json())
        part.rename(self.path / "spec.json")

    def spec(self) -> Guest | None:
        """What was asked for; None where there is no such guest."""
        try:
            return Guest.model_validate_json((self.path / "spec.json").read_bytes())
        except FileNotFoundError:
            return None

    def write_boot(self, variables: dict[str, str]) -> None:
        """What the first process reads."""
        lines = [f"{name}={shlex.quote(value)}\n" for name, value in variables.items()]
        (self.path / "boot").write_text("".join(lines))

    def has_crashed(self) -> bool:
        """Whether a guest that runs no more ended without being asked to, and not by powering off."""
        if not self.has_begun():
            return False
        try:
            return (self.path / "ended").read_text().strip() != POWERED_OFF
        except FileNotFoundError:
            # its supervisor was killed with it, unless the machine went down
            return (self.path / "machine").read_text() == BOOT_ID.read_text()

    def has_begun(self) -> bool:
        """Whether the guest has begun, and was not asked to end since."""
        return (self.path / "begun").exists()

    def rebooting(self) -> None:
        """Notes that the guest is about to end, and shall begin again then."""
        (self.path / "rebooting").touch()
        self.ending()

    def is_rebooting(self) -> bool:
        """Whether it was to be rebooted, and has not begun again."""
        return (self.path / "rebooting").exists()

    def arriving(self) -> None:
        """Notes that the guest runs on another host, and is about to move here."""
        (self.path / "arriving").touch()

    def is_arriving(self) -> bool:
        """Whether it was to move here, and has not been seen here since."""
        return (self.path / "arriving").exists()

    def begun(self) -> None:
        """Notes that the guest has begun."""
        (self.path / "begun").touch()
        for former in ("rebooting", "arriving"):
            (self.path / former).unlink(missing_ok=True)

    def ending(self) -> None:
        """Notes that the guest is asked to end: however it ends now, it is no crash."""
        (self.path / "begun").unlink(missing_ok=True)

    def said(self) -> str:
        """The last line of what its first processes complained of."""
        try:
            lines = (self.path / "log").read_text(errors="replace").strip().splitlines()
        except FileNotFoundError:
            return ""
        return lines[-1] if lines else ""

    def remove(self) -> None:
        """Removes the folder with everything in it; its root is an empty folder outside of the guest."""
        shutil.rmtree(self.path, ignore_errors=True)
