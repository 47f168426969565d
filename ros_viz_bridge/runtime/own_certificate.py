# SPDX-License-Identifier: Apache-2.0
"""The certificate that this installation gives its servers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
import logging
from pathlib import Path
import time

from .certificates import Certified, make_authority
from .secret_files import data_folder, locked, read_secret, write_secret

logger = logging.getLogger(__name__)

BEFORE_END = timedelta(days=30)
MAX_NAMES = 200


class OwnCertificate:
    """
    A server's certificate in a file, of an authority that devices can be told to trust.

    Both are made once and kept in ``folder``, for all servers of this user. ``names`` says what
    the certificate has to be for; ``now`` is the time in seconds since 1970.
    Raises ValueError that names a file which cannot be used.
    """

    authority: Certified
    certificate: Certified

    def __init__(
        self,
        names: Callable[[], frozenset[str]],
        *,
        folder: Path | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._names = names
        self._now = now
        self._folder = data_folder('tls') if folder is None else folder
        self.path = str(self._folder / 'server.pem')
        """Key and certificate, as ``ssl`` reads them."""
        self.renew()

    def renew(self) -> bool:
        """Make anew what ends or lacks a name; tell whether another certificate holds now."""
        now = datetime.fromtimestamp(self._now(), timezone.utc)
        names = self._names()
        before = getattr(self, 'certificate', None)
        if before is not None and _good(before, names, now):
            return False
        try:
            with locked(self._folder):
                self.authority = self._authority(now)
                self.certificate = self._server(names, now)
        except OSError as error:
            raise ValueError(
                f'tls.auto: cannot keep certificates in {self._folder}: {error.strerror}; let'
                ' XDG_DATA_HOME name a folder that can be written'
            ) from None
        return before is None or self.certificate.fingerprint != before.fingerprint

    def _authority(self, now: datetime) -> Certified:
        path = self._folder / 'authority.pem'
        found = read_secret(path)
        if found is not None:
            try:
                kept = Certified.read(found)
            except ValueError as error:
                raise ValueError(
                    f'tls.auto: {path} is broken ({error}); if you remove it a new authority is'
                    ' made, which devices have to be told to trust again'
                ) from None
            if now < kept.ends - BEFORE_END:
                return kept
            logger.warning('%s has ended: devices have to be told to trust the new one', path)
        made = make_authority(now)
        write_secret(path, made.pem)
        return made

    def _server(self, names: frozenset[str], now: datetime) -> Certified:
        found = read_secret(Path(self.path))
        kept = None
        if found is not None:
            try:
                kept = Certified.read(found)
            except ValueError as error:
                logger.warning('%s is broken (%s), and is made anew', self.path, error)
        if kept is not None and not self.authority.signed(kept):
            kept = None
        if kept is not None and _good(kept, names, now):
            return kept
        # What it was for it stays for: another server of this user may have asked for it.
        earlier = sorted(kept.names - names)[: max(0, MAX_NAMES - len(names))] if kept else ()
        made = self.authority.issue((*names, *earlier), now)
        write_secret(Path(self.path), made.pem)
        return made


def _good(certificate: Certified, names: frozenset[str], now: datetime) -> bool:
    return certificate.begins <= now < certificate.ends - BEFORE_END and names <= certificate.names
