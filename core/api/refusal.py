"""Answers of the HTTP layer itself: a status and a line of plain text, never JSON."""

from __future__ import annotations


class HttpRefusal(Exception):
    """The request is answered with `status` and `text`, before any API sees it."""

    def __init__(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(text)
        self.status = status
        self.text = text
        self.headers = headers or {}
