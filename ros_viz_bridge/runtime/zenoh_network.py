# SPDX-License-Identifier: Apache-2.0
"""A session of Zenoh: words on keys, in order, and who is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
import contextlib
from importlib.util import find_spec
import json
import struct
from typing import Any

from .voice import Voice
from .zenoh_options import Zenoh

POSITION = struct.Struct('<Q')
INSTALL = (
    'sharing by Zenoh needs the package eclipse-zenoh: pip install "ros_viz_bridge[zenoh]",'
    ' or pip install eclipse-zenoh'
)

Undo = Callable[[], None]


def check_installed() -> None:
    """Raise ImportError that says what to install."""
    if find_spec('zenoh') is None:
        raise ImportError(INSTALL)


class NetworkError(ConnectionError):
    """There is no way into the network; the text says why and what to do."""


class Network:
    """
    An open session; what is heard and seen is told on the loop that asked.

    All words have one priority and one way, so that their order stays; what waits for what is the
    business of who speaks.
    """

    def __init__(self, session: Any) -> None:
        self._session = session

    @classmethod
    def open(cls, options: Zenoh) -> Network:
        """Come into the network; this may take seconds. Raises NetworkError."""
        import zenoh

        try:
            return cls(zenoh.open(_config(zenoh, options)))
        except Exception as error:  # zenoh's own kind
            where = ', '.join((*options.connect, *options.listen)) or options.config
            raise NetworkError(f'cannot come into the Zenoh network ({where}): {error}') from None

    def close(self) -> None:
        """Leave; who watches sees it at once."""
        self._session.close()

    def voice(self, key: str) -> Voice:
        """Return what says something to all who hear this key."""
        import zenoh

        publisher = self._session.declare_publisher(
            key,
            congestion_control=zenoh.CongestionControl.BLOCK,
            priority=zenoh.Priority.INTERACTIVE_HIGH,
            express=True,
        )

        def put(data: bytes, position: int) -> None:
            publisher.put(data, attachment=POSITION.pack(position))

        return Voice(put, publisher.undeclare)

    def hear(self, key: str, take: Callable[[str, int, bytes], None]) -> Undo:
        """Call ``take`` with key, position and data of what is said on keys like this one."""
        tell = _on_loop(take)

        def heard(sample: Any) -> None:
            raw = sample.attachment.to_bytes() if sample.attachment is not None else b''
            if len(raw) == POSITION.size:
                tell(str(sample.key_expr), POSITION.unpack(raw)[0], sample.payload.to_bytes())

        undo: Undo = self._session.declare_subscriber(key, heard).undeclare
        return undo

    def appear(self, key: str) -> Undo:
        """Be seen under a key for as long as the connection lasts."""
        undo: Undo = self._session.liveliness().declare_token(key).undeclare
        return undo

    def watch(self, key: str, changed: Callable[[str, bool], None]) -> Undo:
        """Call ``changed`` with each key like this one under which something is, or is no more."""
        import zenoh

        tell = _on_loop(changed)

        def seen(sample: Any) -> None:
            tell(str(sample.key_expr), sample.kind == zenoh.SampleKind.PUT)

        watching = self._session.liveliness().declare_subscriber(key, seen, history=True)
        undo: Undo = watching.undeclare
        return undo


def _on_loop(call: Callable[..., None]) -> Callable[..., None]:
    """Return what calls on this loop, from Zenoh's threads."""
    loop = asyncio.get_running_loop()

    def tell(*words: Any) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(call, *words)

    return tell


def _config(zenoh: Any, options: Zenoh) -> Any:
    """Return the file's settings; of what it leaves open, nothing that talks to strangers."""
    usual = zenoh.Config()
    config = zenoh.Config.from_file(str(options.config)) if options.config else zenoh.Config()
    for key, ours in (
        ('mode', options.mode),
        ('scouting/multicast/enabled', False),
        ('scouting/gossip/enabled', False),
        ('listen/endpoints', []),
    ):
        if config.get_json(key) == usual.get_json(key):
            config.insert_json5(key, json.dumps(ours))
    for name in ('connect', 'listen'):
        if getattr(options, name):
            config.insert_json5(f'{name}/endpoints', json.dumps(list(getattr(options, name))))
    return config
