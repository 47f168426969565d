# SPDX-License-Identifier: Apache-2.0
"""
uvicorn's WebSocket, for an application that writes and hears without a task for each message.

ASGI costs a task switch and a dictionary a message each way, and uvicorn stops and goes on reading
around each. Whoever finds ``EXTENSION`` in a scope may use the connection itself: a ``Writer``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
import struct
from typing import Any

from uvicorn.protocols.websockets.auto import AutoWebSocketsProtocol
from websockets.exceptions import InvalidState
from websockets.protocol import OPEN
from websockets.streams import StreamReader

from ..wire.message import Encoded
from .short_messages import short_messages
from .writer import Closed, EXTENSION, LARGE

_SHORT, _MEDIUM, _LONG = struct.Struct('>BB'), struct.Struct('>BBH'), struct.Struct('>BBQ')
_NEEDED = (
    'writable',
    'close_sent',
    'conn',
    'disconnected',
    'queue',
    'frames',
    'curr_msg_data_type',
)
"""What this uses of uvicorn's inside: a release that calls it otherwise serves as any server."""
_BETWEEN = StreamReader.at_eof.__code__
"""Where the parser of ``websockets`` waits for the first byte of a frame."""
COPIED = 128 * 1024
"""Bytes up to which a message is copied behind its header: two writes cost less than more."""
_BINARY = 0x82
"""A whole binary message in one frame (RFC 6455, 5.2)."""


def header(size: int) -> bytes:
    """Return what stands before a binary message of so many bytes that a server sends."""
    if size < 126:
        return _SHORT.pack(_BINARY, size)
    if size < 1 << 16:
        return _MEDIUM.pack(_BINARY, 126, size)
    return _LONG.pack(_BINARY, 127, size)


class Framed:
    """
    Messages behind their headers, ready to be written; any thread.

    One goes to many, one after the other, to some with a question behind it: what was made last
    is kept.
    """

    def __init__(self) -> None:
        self._last: list[tuple[Sequence[Encoded], Sequence[Encoded]]] = []

    def __call__(self, messages: Sequence[Encoded]) -> Sequence[Encoded]:
        """Return what is to be written, one after the other."""
        for known, writes in self._last:
            if known[0] is messages[0] and known[-1] is messages[-1]:
                if len(known) == len(messages):
                    return writes
        writes = _writes(messages)
        if len(messages) <= 2 and len(writes) == 1:
            self._last = [(messages, writes), *self._last[:1]]
        return writes


framed = Framed()


def _writes(messages: Sequence[Encoded]) -> Sequence[Encoded]:
    writes: list[Encoded] = []
    parts: list[Encoded] = []
    for data in messages:
        parts.append(header(len(data)))
        if len(data) > COPIED:
            writes += (b''.join(parts), data)
            parts.clear()
        else:
            parts.append(data)
    return [*writes, b''.join(parts)] if parts else writes


def websocket_protocol() -> Any:
    """
    Return what ``uvicorn.Config(ws=...)`` is to be.

    Releases whose own choice is another implementation keep that: it works as with any server. So
    do 0.50 to 0.52, which neither hear of a full transport nor remember who is gone.
    """
    try:
        from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
    except ImportError:
        return 'auto'
    known = 'pause_writing' in vars(WebSocketsSansIOProtocol)
    if AutoWebSocketsProtocol is not WebSocketsSansIOProtocol or not known:
        return 'auto'

    class DirectSocket(WebSocketsSansIOProtocol):  # type: ignore[misc]
        """A connection that is a ``Writer``, too; its handshake, pings and end are uvicorn's."""

        # Apart from the many names of uvicorn's: of a hundred clients each look misses the cache.
        __slots__ = ('_go_on', '_heard', '_out', 'close_timer', 'room')
        close_timer: asyncio.TimerHandle | None
        prompt = True
        _go_on: Callable[[], None] | None
        _heard: Callable[[bytes], None] | None
        _out: Any

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._go_on = self._heard = self._out = None
            self.room = 0
            """None before ``run``, and while the transport keeps what the other end takes not."""

        def write(self, messages: Sequence[Encoded]) -> None:
            """Write messages at once."""
            out = self._out
            if out is None or out.is_closing():  # which uvicorn has it be with its last word
                raise Closed
            for part in framed(messages):
                out.write(part)

        async def run(self, go_on: Callable[[], None], heard: Callable[[bytes], None]) -> None:
            """Let the transport say when there is room, and hand over what comes as it comes."""
            self._go_on, self._heard, self._out = go_on, heard, self.transport
            self.room = LARGE if self.writable.is_set() else 0
            try:
                go_on()
                await asyncio.get_running_loop().create_future()
            finally:
                self._go_on = self._heard = self._out = None
                self.room = 0

        def drop(self) -> None:
            """Close, whatever the transport still keeps: a page that reads nothing keeps it."""
            self.transport.abort()

        async def send(self, message: Any) -> None:
            """As uvicorn does, but who does not answer the last word in its time is dropped."""
            await super().send(message)
            last = getattr(self, 'close_timer', None)
            if last is not None:  # it would close once all is read
                last.cancel()
                self.close_timer = self.loop.call_at(last.when(), self.drop)

        async def run_asgi(self) -> None:
            """Offer this to the application."""
            if all(hasattr(self, name) for name in _NEEDED):
                self.scope['extensions'][EXTENSION] = self
            await super().run_asgi()

        def shutdown(self) -> None:
            """End, also where the other end closes just now: uvicorn's own fails then."""
            try:
                super().shutdown()
            except InvalidState:
                self.transport.close()

        def pause_writing(self) -> None:
            """Write no more: the transport keeps what the other end takes not."""
            super().pause_writing()
            self.room = 0

        def resume_writing(self) -> None:
            """Go on where the transport wants more."""
            super().resume_writing()
            if self._go_on is not None:
                self.room = LARGE
                self._go_on()

        def data_received(self, data: bytes) -> None:
            """Take what is short and whole as it is, and all else as uvicorn does."""
            heard = self._listener()
            if heard is not None and self._between_frames():
                messages = short_messages(data)
                if messages is not None:
                    for message in messages:
                        heard(message)
                    return
            super().data_received(data)

        def _between_frames(self) -> bool:
            """Tell whether the next byte is known to begin a message."""
            conn = self.conn
            parts = getattr(conn, 'current_size', 0)  # None: no message of several frames began
            if conn.state is not OPEN or parts is not None:
                return False
            step = conn.parser
            while step.gi_yieldfrom is not None:
                step = step.gi_yieldfrom
            return step.gi_code is _BETWEEN

        def send_receive_event_to_app(self) -> None:
            """Hand over a message, after those that came before ``run`` and were not read yet."""
            heard = self._listener()
            if heard is None or self.curr_msg_data_type != 'bytes':
                super().send_receive_event_to_app()
                return
            data = b''.join(self.frames)
            self.frames.clear()
            heard(data)

        def _listener(self) -> Callable[[bytes], None] | None:
            """Return who hears what comes now: nobody, where something is to be read first."""
            ready = self._heard is not None and not self.close_sent and self.queue.empty()
            return self._heard if ready else None

    return DirectSocket
