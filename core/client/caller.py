"""What a user of the API needs: one coroutine that calls an API by name."""

from __future__ import annotations

from typing import Any, Protocol


class Caller(Protocol):
    """Calls APIs by name, over HTTP or inside the server's process."""

    async def call(self, api: str, /, **wire_fields: Any) -> dict[str, Any]:
        """Call `api` with parameters under their wire names (``l3NetworkUuids``, ``systemTags``).

        Returns the success body once the work is done, so jobs have been awaited. A query takes the fields
        of QueryMessage: ``conditions`` (a list of name, op, value), ``limit``, ``sortBy`` and so on.
        Raises ApiFailure when the server refuses or fails, UnknownApi when it has no such API.
        """
        ...
