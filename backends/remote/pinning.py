"""TLS with hosts whose certificates nobody has signed: each is known by its fingerprint.

The fingerprint is looked at before anything is sent, so neither a token nor a command reaches a machine that
only pretends to be a host.
"""

from __future__ import annotations

import hashlib
import ssl


class WrongCertificate(ssl.SSLError):
    """A machine shows another certificate than the pinned one."""


class PinningContext(ssl.SSLContext):
    """Accepts one certificate only; any, where none is pinned yet."""

    pinned: str | None
    shown: str | None
    """The fingerprint that was shown last."""

    @classmethod
    def of(cls, pinned: str | None) -> PinningContext:
        """A context for one host."""
        made = cls(ssl.PROTOCOL_TLS_CLIENT)
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
        made.minimum_version = ssl.TLSVersion.TLSv1_3
        made.sslobject_class = _CheckedObject
        made.pinned, made.shown = pinned, None
        return made

    def check(self, certificate: bytes | None) -> None:
        """Raises WrongCertificate."""
        self.shown = f"sha256:{hashlib.sha256(certificate or b'').hexdigest()}"
        if self.pinned is not None and self.shown != self.pinned:
            raise WrongCertificate(f"certificate {self.shown} instead of {self.pinned}")


class _CheckedObject(ssl.SSLObject):
    """A connection that ends with its handshake where the certificate is a wrong one."""

    def do_handshake(self) -> None:
        """See `ssl.SSLObject`."""
        super().do_handshake()
        context = self.context
        assert isinstance(context, PinningContext)
        context.check(self.getpeercert(binary_form=True))
