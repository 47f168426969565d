# SPDX-License-Identifier: Apache-2.0
"""Who did what, and when: what operators did, what was published for them, who came and went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, is_dataclass
from datetime import datetime, timezone
import threading
import time
from typing import Any

import numpy as np

from ..core.session import ClientInfo

GAP = 5.0
"""Of what is done again and again, a line comes at once, then one in so many seconds."""
OPEN = 1000
"""So much is done again and again at the same time; more begins anew."""
LONGEST = 500
"""Characters of a detail, and of what it is about."""
_LEFT_OUT = ('page_time', 'seq', 'axes', 'buttons')

Key = tuple[str, str, str]


@dataclass
class _Repeated:
    client: ClientInfo | str
    since: float
    times: int = 0
    detail: Any = None


class Audit:
    """
    Makes records of what is told, and gives them to ``write``; any thread.

    A record has ``time`` (UTC), ``client``, ``name``, ``address`` and ``role`` as far as they are
    known, ``what``, ``about``, ``detail``; ``times`` where it stands for several, whose last
    detail it has.
    """

    def __init__(
        self,
        write: Callable[[dict[str, Any]], None],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._write = write
        self._clock = clock
        self._lock = threading.Lock()
        self._open: dict[Key, _Repeated] = {}

    def note(
        self, client: ClientInfo | str, what: str, about: str = '', detail: Any = None
    ) -> None:
        """Take down that a client, or '' the server itself, did something."""
        name = client if isinstance(client, str) else client.client_id
        key, now = (name, what, _cut(str(about))), self._clock()
        with self._lock:
            found = self._open.get(key)
            if found is not None and now - found.since < GAP:
                found.client, found.detail = client, detail
                found.times += 1
                return
            if found is not None:
                self._tell(key, found)
            if len(self._open) >= OPEN:
                self._flush()
            self._open[key] = _Repeated(client, now)
            self._tell(key, _Repeated(client, now, 1, detail))

    def tick(self, now: float) -> None:
        """Write what was repeated, once it is time; ``now`` as of the clock."""
        with self._lock:
            for key, found in list(self._open.items()):
                if now - found.since >= GAP:
                    self._tell(key, found)
                    if found.times:
                        self._open[key] = _Repeated(found.client, now)
                    else:
                        del self._open[key]

    def flush(self) -> None:
        """Write all that was repeated."""
        with self._lock:
            self._flush()

    def _flush(self) -> None:
        for key, found in self._open.items():
            self._tell(key, found)
        self._open.clear()

    def _tell(self, key: Key, found: _Repeated) -> None:
        if not found.times:
            return
        who = found.client
        record: dict[str, Any] = {
            'time': datetime.now(timezone.utc).isoformat(timespec='milliseconds'),
            'client': key[0],
        }
        if isinstance(who, ClientInfo):
            record |= {'name': who.name, 'address': who.address, 'role': who.role}
        record |= {'what': key[1], 'about': key[2], 'detail': _short(found.detail)}
        if found.times > 1:
            record['times'] = found.times
        self._write({name: value for name, value in record.items() if value != ''})


def _short(detail: Any) -> str:
    """Return what a detail says: of a message its fields."""
    if detail is None:
        return ''
    if is_dataclass(detail) and not isinstance(detail, type):
        fields = asdict(detail)
        detail = ', '.join(
            f'{name}={value.tolist() if isinstance(value, np.ndarray) else value!r}'
            for name, value in fields.items()
            if name not in _LEFT_OUT
        )
    return _cut(str(detail))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f'{text[: LONGEST - 3]}...'
