"""Addresses of servers in one form. Imports nothing but the standard library, so completion may use it."""

from __future__ import annotations

from urllib.parse import urlsplit

DEFAULT_URL = "http://127.0.0.1:8080"


def base_url(url: str) -> str:
    """The one form of a server's address, whose API lies below ``/zstack`` unless a path says otherwise.

    ``Host:8080``, ``http://host:8080/`` and ``http://host:8080/zstack/v1`` are all ``http://host:8080``.
    """
    trimmed = url.strip().rstrip("/").removesuffix("/v1").rstrip("/").removesuffix("/zstack")
    parts = urlsplit(trimmed if "://" in trimmed else f"http://{trimmed}")
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{parts.path}"


def api_url(url: str) -> str:
    """The address below which the API of a server lies, without a version."""
    base = base_url(url)
    return base if urlsplit(base).path else f"{base}/zstack"
