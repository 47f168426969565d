# SPDX-License-Identifier: Apache-2.0
"""What headsets say, in the publishing thread: sessions, frames, and the watchdog over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
import math
import time
from typing import Any

from ..core.session import ClientInfo
from ..inputs import xr_session
from ..inputs.xr_body import xr_body, XrBody
from ..teleop.link import LinkQuality
from ..teleop.origin import Origin
from ..teleop.rigid import Pose
from ..wire.client import XrSession
from ..wire.message import ServerMessage
from ..wire.teleop import HeadsetLink
from ..wire.xr import XrPlaced, XrSample
from .outgoing import Outgoing
from .page_times import PageTimes
from .publications import Publications
from .teleop import Teleop
from .teleop_parameters import TeleopParameters
from .xr_topics import XrTopics

LINK = 'xr/link'
LATE = 0.5
"""Seconds. A frame that is older is not published: the robot holds instead."""
_SILENT = 0.1
_TICK = 0.02
_TOLD = 1.0
_VISIBLE = ('started', 'visible')


class Headset:
    """
    One headset has the control; all others are nothing but sessions.

    Every method runs in the publishing thread. While there is a session the watchdog ticks: what
    does not come is noticed without anybody's help.
    """

    def __init__(
        self,
        publications: Publications,
        out: Outgoing,
        times: PageTimes,
        teleop: Teleop,
        parameters: TeleopParameters,
        *,
        show: Callable[[ServerMessage], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._publications = publications
        self._out = out
        self._times = times
        self._teleop = teleop
        self._topics = XrTopics(out)
        self._origin = Origin(parameters.xr_parent_frame)
        self._show = show
        self._clock = clock
        self._sessions: dict[str, XrSession] = {}
        self._holder = ''
        self._ticking = False
        self._link = LinkQuality()
        self._lead = 0.0
        self._newest = -math.inf
        self._told = -math.inf
        self._body: XrBody | None = None
        self._placing = True

    @property
    def operator(self) -> str:
        """The client whose headset has the control, '' for none."""
        return self._teleop.operator

    # What comes of pages.

    def session(self, client: ClientInfo, event: XrSession) -> None:
        """A session began, changed or ended."""
        name, now = client.client_id, self._clock()
        if event.state in ('started', 'ended'):
            # A session that begins is another one, also where the end of the last was not told.
            self._sessions.pop(name, None)
            self._update(now)
        if event.state != 'ended':
            self._sessions[name] = event
            self._update(now)
        if name == self.operator:
            visible = event.state in _VISIBLE
            self._teleop.visible(now, visible=visible)
            if not visible:
                self._topics.blur()
        self._tell_session(event, name)
        self._watch()

    def placed(self, client: ClientInfo, event: XrPlaced) -> None:
        """An operator is at another place of the scene."""
        pose = Pose(event.position, event.orientation)
        self._origin.placed(client.client_id, event.frame.removeprefix('/'), pose)

    def sample(self, client: ClientInfo, event: XrSample, received: float) -> None:
        """Take a frame; ``received`` is monotonic."""
        if client.client_id != self.operator or self._publications.held_back:
            return
        time, now = self._times.of(client, event.page_time, received), self._clock()
        late = time.age > LATE or now - received > LATE
        self._link.came(now, time.age, late=late)
        if late:
            return
        self._watch()
        self._newest, self._lead = now, (event.predicted - event.page_time) * 1e-3
        body = self._body = xr_body(event)
        if self._placing and body.head is not None:
            self._place(body)
        if time.known:
            # First: what moves a robot waits for nothing else that is said of the frame.
            self._teleop.follow(client.client_id, body, event.origin, time)
        self._topics.publish(body, stamp=time.stamp, anchor=self._origin.of(client.client_id))
        self._topics.track(body, time.captured)

    def forget(self, client: ClientInfo) -> None:
        """A client left."""
        event = self._sessions.pop(client.client_id, None)
        self._update(self._clock())
        self._origin.forget(client.client_id)
        if event is not None:
            self._tell_session(replace(event, state='ended'), client.client_id)

    # What comes of others.

    def handed_over(self, holder: str) -> None:
        """Another client has the control."""
        self._holder = holder
        self._update(self._clock())

    def recenter(self) -> None:
        """Put the operator at the origin of ``xr.parent_frame``, facing along its x."""
        if self._body is not None and self._body.head is not None:
            self._place(self._body)

    def configure(self, parameters: TeleopParameters) -> None:
        """Take other parameters."""
        if parameters.xr_parent_frame != self._origin.parent:
            self._origin.parent = parameters.xr_parent_frame
            self._placing = True
        self._teleop.configure(parameters, self._clock())

    def diagnosis(self) -> dict[str, str]:
        """Return what is known of the link, and of the robot's arms, for /diagnostics."""
        link = self._told_link()
        states = {f'teleop {arm.hand}': arm.safety.state.value for arm in self._teleop.arms}
        if not self.operator:
            return {'operator': '', **states}
        return {
            'operator': self.operator,
            'rate': f'{link.rate:.1f} Hz',
            'age p50': f'{link.age * 1e3:.1f} ms',
            'age p95': f'{link.worst_age * 1e3:.1f} ms',
            'lost': f'{link.lost * 100:.1f} %',
            'round trip': f'{link.round_trip * 1e3:.1f} ms',
            'stamp uncertainty': _milliseconds(link.uncertainty),
            'prediction': f'{self._lead * 1e3:.1f} ms',
            **states,
        }

    # Within.

    def _update(self, now: float) -> None:
        """Let the headset of whoever has the control move the robot."""
        before, holder = self.operator, self._holder
        operator = holder if holder in self._sessions else ''
        if operator == before:
            return
        self._link, self._body, self._placing = LinkQuality(), None, True
        self._teleop.operate(operator, now, lost=before in self._sessions)
        if operator and self._sessions[operator].state not in _VISIBLE:
            self._teleop.visible(now, visible=False)
        self._topics.lose(now)
        self._tell_link(now)
        self._watch()
        if operator:
            # Last: what has to be told of who operates waits for no publisher.
            self._topics.announce()

    def _watch(self) -> None:
        """Have the watchdog tick, as long as anything may happen."""
        if self._sessions and not self._ticking:
            now = self._clock()
            self._ticking = self._publications.postpone(now + _TICK, self._tick)
            if not self._ticking:
                self._teleop.refuse('too much waits to be published', now)

    def _tick(self) -> None:
        self._ticking, now = False, self._clock()
        self._watch()
        self._teleop.tick(now)
        if now - self._newest > _SILENT:
            self._topics.lose(now)
        if now - self._told >= _TOLD:
            self._tell_link(now)
            if self.operator:
                self._tell_session(self._sessions[self.operator], self.operator)

    def _place(self, body: XrBody) -> None:
        assert body.head is not None
        self._placing = False
        self._origin.recenter(Pose.of(body.head.tolist()))

    def _told_link(self) -> HeadsetLink:
        client, quality = self.operator, self._link.quality(self._clock())
        uncertainty = self._times.uncertainty(client)
        return HeadsetLink(
            '',
            LINK,
            client,
            quality.rate,
            quality.age,
            quality.worst_age,
            quality.lost,
            self._times.round_trip(client),
            uncertainty if math.isfinite(uncertainty) else -1.0,
        )

    def _tell_link(self, now: float) -> None:
        self._told = now
        self._show(self._told_link())

    def _tell_session(self, event: XrSession, client: str) -> None:
        more: dict[str, Any] = {'profile': event.profile}
        if client == self.operator:
            more.update(self.diagnosis())
            more['engaged'] = ' '.join(self._teleop.engaged)
        elif self.operator and event.state == 'ended':
            return  # the session of the operator is what counts
        message = xr_session.to_ros(event, client_id=client, more=more)
        self._out.publish('xr/session', xr_session.ROS_TYPE, message, moves=False)


def _milliseconds(seconds: float) -> str:
    return f'{seconds * 1e3:.2f} ms' if seconds >= 0.0 else 'unknown'
