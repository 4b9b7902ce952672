"""Powers guests off and reboots them, by the power button that their operating systems answer to."""

from __future__ import annotations

import asyncio

from orrery.backends.agent.compute.libvirt.domains import LOOK_SECONDS, Domains, DomainState
from orrery.backends.agent.errors import Refused
from orrery.backends.agent.polling import comes_true

ASKED_SECONDS = 60.0
"""How long a guest, which may be booting, can take to end when it is asked to."""
AGAIN_SECONDS = 2.0
"""After which the button is pressed again: firmware, and a system that boots, do not hear it."""


class Power:
    """The power buttons of all guests."""

    def __init__(self, domains: Domains) -> None:
        self._domains = domains
        self._resets: dict[str, asyncio.Event] = {}

    def was_reset(self, guest: str) -> None:
        """Called when a guest has been reset, for whatever reason."""
        if guest in self._resets:
            self._resets[guest].set()

    async def off(self, guest: str) -> None:
        """Returns once a guest is off; one that is already is fine. Raises Refused where it is not."""
        clock = asyncio.get_running_loop()
        deadline = clock.time() + ASKED_SECONDS

        async def is_off() -> bool:
            state = await self._domains.state(guest)
            return state is None or not state.is_active

        await self._let_go_on(guest)
        while not await is_off():
            if clock.time() >= deadline:
                raise Refused(
                    f"guest {guest} was asked to power off {ASKED_SECONDS:g} s ago and runs on;"
                    " stop it by force"
                )
            await self._domains.press_power_button(guest)
            await comes_true(is_off, AGAIN_SECONDS, LOOK_SECONDS)

    async def reboot(self, guest: str) -> None:
        """Returns once a guest has begun anew: as it was asked to, else by its reset button."""
        clock = asyncio.get_running_loop()
        deadline = clock.time() + ASKED_SECONDS
        await self._let_go_on(guest)
        was_reset = self._resets[guest] = asyncio.Event()
        try:
            while clock.time() < deadline:
                await self._domains.ask_to_reboot(guest)
                try:
                    async with asyncio.timeout(AGAIN_SECONDS):
                        await was_reset.wait()
                        return
                except TimeoutError:
                    continue
            await self._domains.reset(guest)
        finally:
            del self._resets[guest]

    async def _let_go_on(self, guest: str) -> None:
        """A frozen guest hears no button."""
        if await self._domains.state(guest) is DomainState.PAUSED:
            await self._domains.resume(guest)
