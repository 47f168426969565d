# SPDX-License-Identifier: Apache-2.0
"""Where viewers come in by a share: both sockets of a page, and what it fetches beside them."""

from __future__ import annotations

import time
from typing import Any, Protocol

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ..core.access import Refused
from ..core.outbox import Outbox
from ..core.rate_limit import Limits
from ..core.session import Frame, read_data_hello, read_hello, same, Session
from ..runtime.asgi_parts import accept
from ..runtime.greetings import Greetings
from ..runtime.socket import Socket
from ..runtime.writer import Closed
from ..wire.codec import encode
from ..wire.session import Rejected
from .carrier import carry
from .station import Station


class Listed(Protocol):
    """The servers that can be seen, by the last part of their address."""

    def station(self, name: str) -> Station:
        """Return a server, whoever asks. Raises Refused."""

    def admit(self, name: str, token: str) -> Station:
        """Return a server to who has this token. Raises Refused."""


class ViewerDoor:
    """Lets viewers in whom the server of their share admits."""

    def __init__(self, directory: Listed, greetings: Greetings) -> None:
        self._directory = directory
        self._greetings = greetings
        self._limits = Limits()

    async def control(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve the control socket of one page."""
        socket = await accept(scope, receive, send)
        try:
            frame = await self._greetings.first(socket)
            station, number, session = await self._admitted(scope, frame, socket)
        except Refused as refused:
            await socket.close(Rejected(refused.code, str(refused)))
            return
        except Closed:
            return
        box = session.control
        try:
            if box is not None:
                await socket.run(box, lambda frame: station.receive(number, session, frame))
        except Closed:
            pass
        finally:
            station.depart(number)

    async def _admitted(
        self, scope: Any, frame: Frame, socket: Socket
    ) -> tuple[Station, int, Session]:
        """Return the client that the server makes of a page. Raises Refused."""
        hello = read_hello(frame, self._limits)
        share = scope['path_params']['share']
        station = self._directory.admit(share, hello.token)
        # Anew: what a stranger put around it does not go to the robot.
        return station, *await station.admit(
            share, encode(hello), wake=socket.wake, end=socket.end
        )

    async def data(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve the data socket of one page."""
        socket = await accept(scope, receive, send)
        session: Session | None = None
        box: Outbox | None = None
        try:
            hello = read_data_hello(await self._greetings.first(socket), self._limits)
            station = self._directory.station(scope['path_params']['share'])
            session = station.edge.present.get(hello.client_id)
            if session is None or not same(session.data_secret, hello.secret):
                raise Refused('token', 'this data socket belongs to no session that is connected')
            station.edge.open_data(session, wake=socket.wake, end=socket.end)
            box, taken = session.data, session
            assert box is not None
            await socket.run(box, lambda frame: taken.read_ack(frame, time.monotonic()))
        except Refused as refused:
            await socket.close(Rejected(refused.code, str(refused)))
        except Closed:
            pass
        finally:
            if session is not None:
                station.edge.leave_data(session, box)

    async def carried(self, request: Request) -> Response:
        """Answer a request that the server has to answer."""
        try:
            station = self._directory.station(request.path_params['share'])
        except Refused as refused:
            return PlainTextResponse(str(refused), 404)
        path = request.scope['path'].removeprefix(request.scope.get('root_path', ''))
        return await carry(station, request, path)
