"""A way for machines of tests to Debian's archive: a proxy in their network, which fetches from outside.

It serves what apt asks a proxy for, GET of an absolute URL, and keeps packages, which never change.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copyfileobj
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from orrery.backends.agent.network.inside import inside

PORT = 3142
ARCHIVES = ("deb.debian.org",)
SECONDS = 60
PASSED_ON = ("If-Modified-Since", "Range", "If-Range", "User-Agent")
PASSED_BACK = ("Content-Type", "Last-Modified", "Content-Range", "ETag")


class _Asked(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    kept: Path

    def do_GET(self) -> None:
        """Answers from the folder, or from the archive."""
        url = urlsplit(self.path)
        if url.scheme != "http" or url.hostname not in ARCHIVES:
            self.send_error(403, f"only {', '.join(ARCHIVES)} are served")
            return
        file = self.kept / hashlib.sha256(self.path.encode()).hexdigest()
        if url.path.endswith(".deb") and "Range" not in self.headers:
            self._give_kept(file)
        else:
            self._pass_on()

    def _give_kept(self, file: Path) -> None:
        if not file.exists():
            part = file.with_suffix(f".{threading.get_ident()}.part")
            try:
                with urlopen(self.path, timeout=SECONDS) as answer, part.open("wb") as kept:
                    copyfileobj(answer, kept)
            except OSError as failure:
                self.send_error(getattr(failure, "code", 502), str(failure))
                return
            part.rename(file)
        with file.open("rb") as kept:
            self.send_response(200)
            self.send_header("Content-Length", str(file.stat().st_size))
            self.end_headers()
            copyfileobj(kept, self.wfile)

    def _pass_on(self) -> None:
        headers = {name: self.headers[name] for name in PASSED_ON if name in self.headers}
        try:
            with urlopen(Request(self.path, headers=headers), timeout=SECONDS) as answer:
                body = answer.read()
                self.send_response(answer.status)
                for name in PASSED_BACK:
                    if name in answer.headers:
                        self.send_header(name, answer.headers[name])
        except HTTPError as failure:
            failure.close()
            body = b""
            self.send_response(failure.code)
        except URLError as failure:
            body = b""
            self.send_response(502, str(failure.reason))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def archive_proxy(namespace: int, address: str, folder: Path) -> Iterator[str]:
    """The URL of a proxy that listens in the network namespace of a process, until the block ends.

    Packages are kept in `folder`. Call it in the network that reaches the archive.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handler = type("Asked", (_Asked,), {"kept": folder})
    with inside(namespace):
        server = ThreadingHTTPServer((address, PORT), handler)
    server.daemon_threads = True
    # threads stay in the network in which they were started
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{address}:{PORT}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
