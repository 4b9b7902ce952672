"""Brings an image from where a caller says it is: an http(s) URL, or a file of the store itself.

A download that breaks off resumes where it was, if the server names the version of the file (a strong ETag,
or a date) and sends ranges of it. If the file has changed meanwhile, the server sends the whole file, and the
download begins anew. Redirects are not followed.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

import httpx

from orrery.backends.images.store import CHUNK, ImageStore, Writer
from orrery.core.kernel.checksum import Hashes
from orrery.core.kernel.outbound import ForbiddenAddress, OutboundTransport, check_url
from orrery.core.storage.backup.backend import ImageOrigin
from orrery.core.storage.image.configs import ALLOW_INSIDE, FILE_DIRECTORIES

FILE = "file://"
SILENCE_SECONDS = 60.0
"""How long a server may send nothing."""
TRIES = 5
"""How often in a row a download may break off; progress begins the count anew."""
RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class Unreadable(Exception):
    """An image that cannot be had; the message says why."""


class _Broken(Exception):
    """The download broke off; another try may go on."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Where the bytes of an image go."""

    writer: Writer
    hashes: Hashes
    require_room: Callable[[int], Awaitable[None]]
    """Called with the bytes that are to come, as soon as that is known. Raises StoreFailed."""
    progress: Callable[[int, int], None]

    async def take(self, chunk: bytes) -> None:
        """Adds the next bytes; they are hashed beside the loop. Raises StoreFailed."""
        await asyncio.to_thread(self.hashes.update, chunk)
        await self.writer.write(chunk)


async def pull(url: str, origin: ImageOrigin, store: ImageStore, intake: Intake, wait: float = 1.0) -> int:
    """Brings the whole image; gives its bytes. Raises Unreadable, StoreFailed.

    `url` is that of the origin without the checksum. `wait` is the pause before the second try in
    seconds; each further one is twice as long.
    """
    if url.startswith(FILE):
        return await _pull_file(unquote(url.removeprefix(FILE)), origin, store, intake)
    try:
        check_url(url, allow_inside=origin.allow_inside, setting=ALLOW_INSIDE.full_name)
        return await _Download(url, origin, intake, wait).run()
    except ForbiddenAddress as failure:
        raise Unreadable(f"[{url}] cannot be read: {failure}") from None


async def _pull_file(path: str, origin: ImageOrigin, store: ImageStore, intake: Intake) -> int:
    real = await store.real_path(path)
    allowed = [await store.real_path(directory) for directory in origin.directories]
    if real is None or not any(one and PurePosixPath(real).is_relative_to(one) for one in allowed):
        where = f"global config {FILE_DIRECTORIES.full_name}"
        raise Unreadable(
            f"[{FILE}{path}] is no file below {', '.join(origin.directories) or 'any folder'} ({where})"
        )
    total = await store.file_size(real)
    if total is None:
        raise Unreadable(f"[{FILE}{path}] is no plain file")
    await intake.require_room(total)
    done = 0
    async for chunk in store.chunks(real):
        await intake.take(chunk)
        done += len(chunk)
        intake.progress(done, total)
    return done


class _Download:
    """One image by http, over as many connections as it takes."""

    def __init__(self, url: str, origin: ImageOrigin, intake: Intake, wait: float) -> None:
        self._url = url
        self._origin = origin
        self._intake = intake
        self._wait = wait
        self._done = 0
        self._validator: str | None = None

    async def run(self) -> int:
        """The bytes of the whole image. Raises Unreadable, StoreFailed, ForbiddenAddress."""
        transport = OutboundTransport(lambda: self._origin.allow_inside, ALLOW_INSIDE.full_name)
        timeout = httpx.Timeout(SILENCE_SECONDS)
        async with httpx.AsyncClient(transport=transport, timeout=timeout, trust_env=False) as client:
            tries = 0
            while True:
                before = self._done
                try:
                    await self._try(client)
                    return self._done
                except (_Broken, httpx.TransportError) as failure:
                    tries = 1 if self._done > before else tries + 1
                    if tries == TRIES:
                        why = str(failure) or type(failure).__name__
                        raise Unreadable(f"[{self._url}] broke off after {self._done} bytes: {why}") from None
                    await asyncio.sleep(self._wait * 2 ** (tries - 1))

    async def _try(self, client: httpx.AsyncClient) -> None:
        headers = {"Accept-Encoding": "identity"}
        if self._done and self._validator:
            headers |= {"Range": f"bytes={self._done}-", "If-Range": self._validator}
        async with client.stream("GET", self._url, headers=headers) as response:
            total = await self._begin(response)
            await self._receive(response, total)
        if total is not None and self._done != total:
            raise _Broken(f"{total} bytes were to come")

    async def _receive(self, response: httpx.Response, total: int | None) -> None:
        held = bytearray()
        try:
            async for chunk in response.aiter_raw():
                held += chunk
                if len(held) >= CHUNK:
                    await self._take(held, total)
        finally:
            await self._take(held, total)  # what came before the download broke off need not come again

    async def _take(self, held: bytearray, total: int | None) -> None:
        """Passes on what is held, and holds nothing any more."""
        chunk = bytes(held)
        held.clear()
        await self._intake.take(chunk)
        self._done += len(chunk)
        self._intake.progress(self._done, total or self._done)

    async def _begin(self, response: httpx.Response) -> int | None:
        """How many bytes the image has, if the server says so. Raises _Broken, Unreadable."""
        status = response.status_code
        if status >= 500 or status in (408, 429):
            raise _Broken(f"the server answers {status}")
        if status == 206:
            return self._go_on(response.headers.get("Content-Range", ""))
        if status != 200:
            target = response.headers.get("Location")
            hint = f" (to [{target[:200]}]); redirects are not followed" if target else ""
            raise Unreadable(f"[{self._url}] cannot be read: the server answers {status}{hint}")
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise Unreadable(f"[{self._url}] cannot be read: the server compresses it although not asked to")
        await self._restart(response)
        length = response.headers.get("Content-Length", "")
        total = int(length) if length.isdecimal() else None
        if total is not None:
            await self._intake.require_room(total)
        return total

    def _go_on(self, content_range: str) -> int | None:
        matched = RANGE.fullmatch(content_range)
        if matched is None or int(matched[1]) != self._done:
            self._validator = None  # the next try asks for the whole file
            raise _Broken(
                f"the server sends [{content_range[:100]}] instead of what follows byte {self._done}"
            )
        return None if matched[2] == "*" else int(matched[2])

    async def _restart(self, response: httpx.Response) -> None:
        if self._done:
            await self._intake.writer.restart()
            self._intake.hashes.restart()
            self._done = 0
        tag = response.headers.get("ETag", "")
        # RFC 9110, 13.1.5: a weak tag does not say that the bytes are the same
        usable = tag if tag and not tag.startswith("W/") else response.headers.get("Last-Modified")
        self._validator = usable
