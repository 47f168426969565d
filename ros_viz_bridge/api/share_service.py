# SPDX-License-Identifier: Apache-2.0
"""Shares a server: links by a relay and what pages ask of them, and the edges of a backbone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
import contextlib
import time
from typing import Any

from ..core.access import Access
from ..core.hub import Hub
from ..core.session import ClientInfo
from ..core.shares import Share, Shares
from ..runtime.robot_end import RobotEnd
from ..runtime.uplink import RelayError, trunk_address, Uplink
from ..wire.session import Role
from ..wire.sharing import ShareAsked, ShareLink, ShareTold
from .publisher import Publisher
from .site import Site

EXPIRES = 86400.0
GOODBYE = 2.0
"""Seconds in which a relay must answer that the last link has ended."""
REVOKED = (
    'This link has been revoked, or its time is over: ask whoever gave it to you for a new one.'
)
TAKEN_BACK = 'this link was taken back before the relay had it'
NO_RELAY = (
    'no relay is configured: give Server(relay=..., relay_key=...), or set ROS_VIZ_BRIDGE_RELAY'
    ' and ROS_VIZ_BRIDGE_RELAY_KEY. `ros-viz-bridge relay` runs one (docs/sharing.md)'
)


class ShareService:
    """
    The links of one server, and its end of a backbone; all of it runs on the server's loop.

    ``app`` answers what pages fetch beside their sockets. Raises ValueError for a relay that is no
    address.
    """

    def __init__(
        self,
        site: Site,
        access: Access,
        *,
        hub: Hub,
        publisher: Publisher,
        app: Any,
        ros_time: Callable[[], float],
    ) -> None:
        if site.relay:
            trunk_address(site.relay)
        self._relay, self._key = site.relay, site.relay_key
        self._hub = hub
        self._publisher = publisher
        self._app = app
        self._ros_time = ros_time
        self._backbone: RobotEnd | None = None
        if site.zenoh is not None:
            self._backbone = RobotEnd(site.zenoh, access, hub, app=app, ros_time=ros_time)
        self._shares = Shares()
        self._uplink: Uplink | None = None
        self._task: asyncio.Task[None] | None = None
        self._answers: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str | None:
        """The newest link that is good now; any thread."""
        links = [self._link(share) for share in self._shares]
        return links[-1] if links and links[-1] else None

    async def open(self, role: Role, expires: float, timeout: float) -> str:
        """
        Return a link by which others may come in this role, for so many seconds from now on.

        The same link as long as there is one; what the last who waits for it did not get ends.
        Raises RelayError.
        """
        if not self._relay:
            raise RelayError(NO_RELAY)
        share = self._shares.open(role, time.monotonic() + expires)
        share.waiting += 1
        try:
            await self._connected().registered(timeout)
            if self._shares.get(role) is not share:
                raise RelayError(TAKEN_BACK)
            share.given = True
        finally:
            share.waiting -= 1
            wanted = share.given or share.waiting
            if not wanted and self._shares.get(role) is share:  # not another one, opened since
                self.close(role)
        return self._link(share)

    def close(self, role: Role | None = None) -> None:
        """End a share, or all: whoever came by it is sent away."""
        self._shares.close(role)
        self._shares_changed()

    def tick(self, now: float) -> None:
        """Let time pass: shares end, edges fall silent."""
        if self._backbone is not None:
            self._backbone.tick(now)
        if self._uplink is not None:
            self._uplink.tick(now)
        if self._shares.expire(now):
            self._shares_changed()

    def stop(self) -> None:
        """Let go of relay and backbone."""
        if self._backbone is not None:
            self._backbone.stop()
        self._leave_relay()

    def _leave_relay(self) -> None:
        tasks = {task for task in (self._task, *self._answers) if task is not None}
        self._uplink = self._task = None
        try:
            own = asyncio.current_task()
        except RuntimeError:
            return  # their loop has ended, and they with it
        for task in tasks - {own}:
            task.cancel()

    def asked(self, client: ClientInfo, message: ShareAsked) -> None:
        """An operator's page asks something."""
        task = asyncio.get_running_loop().create_task(self._answer(client, message))
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _answer(self, client: ClientInfo, asked: ShareAsked) -> None:
        problem = '' if self._relay else NO_RELAY
        session = self._hub.admission.get(client.client_id)
        if session is None:
            return
        if session.relayed:
            told = ShareTold('', 'who came by a link cannot share it on', [])
            self._publisher.publish(told, to=client.client_id)
            return
        try:
            if asked.action == 'open':
                await self.open(asked.role, asked.lasts, timeout=15.0)
            elif asked.action == 'close':
                self.close(asked.role)
        except RelayError as error:
            problem = str(error)
        if not problem and self._uplink is not None:
            problem = self._uplink.failure
        links = [self._told(share) for share in self._shares]
        told = ShareTold(self._relay, problem, [each for each in links if each.url])
        self._publisher.publish(told, to=client.client_id)

    def _told(self, share: Share) -> ShareLink:
        viewers = self._uplink.counts.get(share.name, 0) if self._uplink else 0
        lasts = max(0.0, share.until - time.monotonic())
        return ShareLink(share.role, self._link(share), lasts, viewers)

    def _link(self, share: Share) -> str:
        uplink = self._uplink
        base = uplink.base if uplink is not None else ''
        return f'{base}s/{share.name}/#token={share.token}' if base else ''

    def _connected(self) -> Uplink:
        if self._uplink is None:
            self._uplink = Uplink(
                self._relay,
                self._key,
                self._hub,
                self._shares,
                app=self._app,
                ros_time=self._ros_time,
            )
            self._task = asyncio.get_running_loop().create_task(self._uplink.run())
        return self._uplink

    def _shares_changed(self) -> None:
        uplink = self._uplink
        if uplink is None:
            return
        uplink.share_changed(REVOKED)
        if not self._shares:
            task = asyncio.get_running_loop().create_task(self._leave(uplink))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)

    async def _leave(self, uplink: Uplink) -> None:
        """Let go of the relay once it knows that nothing is shared, unless something is again."""
        if uplink.base:
            with contextlib.suppress(RelayError):
                await uplink.answered(GOODBYE)
        if not self._shares and self._uplink is uplink:
            self._leave_relay()
