"""The login of a new cloud."""

from __future__ import annotations

import hashlib

ADMIN = "admin"
FIRST_WORD = "password"
"""What the administrator of a new cloud types."""
FIRST_PASSWORD = hashlib.sha512(FIRST_WORD.encode()).hexdigest()
"""The same, as it is sent."""
