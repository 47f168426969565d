# SPDX-License-Identifier: Apache-2.0
"""The node: builds its parts and connects them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
import functools
from pathlib import Path
import time
from typing import Any

import rclpy.clock
from rclpy.clock_type import ClockType
from rclpy.context import Context as RclContext

from ..api.server import Server
from ..core.access import Access
from ..core.gate import DRIVE_GROUP, XR_GROUP
from ..core.session import ClientInfo
from ..displays.registry import registry
from ..layout.layout import Layout
from ..layout.layout_tools import USUAL_TOOLS
from ..topics.patterns import Patterns
from ..wire.client import CameraMoved, InteractiveFeedback, Ping, WidgetChanged
from ..wire.display import DisplayStatus
from ..wire.drive import Drive
from ..wire.pointer import GizmoDragged
from ..wire.recording import SetRecording
from ..wire.tools import ToolUsed
from ..wire.watch import Watch
from . import diagnostics, driving, gizmos, tools
from .clock import Clock
from .declare import declare, make_node, on_change
from .discovery import Discovery
from .frame_tree import FrameTree
from .marker_feedback import MarkerFeedback, UPDATES
from .operation import Operation
from .outgoing import Outgoing, writer
from .page_times import PageTimes
from .parameters import Parameters
from .publications import Publications
from .recorder import Recorder
from .shown_display import Context
from .spinning import guarded, Spinning
from .stop_service import StopService
from .videos import Videos
from .viewer_outputs import ViewerOutputs
from .viewers import Viewers
from .watches import Watches
from .widgets import resolved, Widgets

NAME = 'ros_viz_bridge'
_DIAGNOSTICS = '/diagnostics'
_POLL = 1.0
_CLOCK_PERIOD = 0.1
_STUCK = 15.0
"""A thread that did nothing for so many seconds makes the node unhealthy."""


class Bridge:
    """
    The whole node: a rclpy node, a server, and what moves messages between them.

    Raises ParameterError, LayoutError, ValueError or ServeError, each with a sentence for the
    user; then nothing of it is left.
    """

    def __init__(self, *, context: RclContext | None = None) -> None:
        self.node = make_node(NAME, context=context)
        self._spinning = Spinning(self.node)
        self.driving: driving.Driving | None = None
        self._undo: list[Callable[[], Any]] = [self.node.destroy_node, self._spinning.close]
        try:
            self._build()
        except BaseException:
            self.close()
            raise

    def _build(self) -> None:
        node = self.node
        self._parameters = declare(node)
        types = registry()
        self.clock = Clock(node, jumped=self._time_jumped)
        self._undo.append(self.clock.close)
        self.server = make_server(self._parameters, now=self.clock.now)
        self._undo.append(self.server.stop)
        self._alive = self.server.health.sign('the executor', within=_STUCK)
        self._publishes = self.server.health.sign('the publishing thread', within=_STUCK)
        self.videos = Videos(self.server)
        layout = self._layout = self.server._layouts.layout
        # Those that come and go belong to the publishing thread, which alone tells of them.
        own = [publisher.topic_name for publisher in node.publishers]
        context = Context(
            node=node,
            server=self.server,
            types=types,
            ros_time=self.clock.now,
            parameters=lambda: self._parameters,
            transforms=self.clock.transforms,
            videos=self.videos,
            published=lambda: [*own, *self.publications.topics()],
        )
        self.discovery = Discovery(context, layout)
        self.server.on_interest(
            lambda displays: self._spinning.post(self._look, displays), direct=True
        )
        self._build_watches()
        self.server._layouts.type_of = self.discovery.type_of
        self.server._layouts.on_saved(lambda layout: self._spinning.post(self._adopt, layout))
        self._build_outputs(layout)
        self._build_recorder()
        on_change(node, self._parameters, self._parameters_changed)
        # Timers of the node's own clock would stand still, or race, in simulated time.
        steady = rclpy.clock.Clock(clock_type=ClockType.STEADY_TIME)
        make = functools.partial(node.create_timer, clock=steady)
        make(_POLL, functools.partial(guarded, self._poll))
        self._clock_timer = make(_CLOCK_PERIOD, functools.partial(guarded, self._tell_time))
        self._spinning.post(self._poll)

    def _build_watches(self) -> None:
        post = self._spinning.post
        self.watches = Watches(
            self.node, self.server, ros_time=self.clock.now, parameters=lambda: self._parameters
        )
        self.server.on(
            Watch, lambda c, wishes: post(self.watches.watch, c.client_id, wishes), direct=True
        )
        self.server.on_client_disconnect(
            lambda c: post(self.watches.forget, c.client_id), direct=True
        )

    def _build_recorder(self) -> None:
        self.recorder = Recorder(
            self.node,
            self.server,
            folder=lambda: Path(self._parameters.recordings_folder).expanduser(),
            sources=self.discovery.sources,
            ros_time=self.clock.now,
        )
        self._undo.append(self.recorder.close)
        self.server.on(
            SetRecording, lambda *e: self._spinning.post(self.recorder.record, *e), direct=True
        )

    def _build_outputs(self, layout: Layout) -> None:
        node, server = self.node, self.server
        entries = resolved(
            layout.widgets, topic=node.resolve_topic_name, service=node.resolve_service_name
        )
        names = USUAL_TOOLS if layout.tools is None else layout.tools
        handles = gizmos.resolved(node, layout.gizmos, entries)
        places = tools.targets(node, names, self._parameters, (*entries, *handles))
        bound = [e.name for e in entries if e.target == 'topic' and e.name]
        bound += gizmos.topics(node, handles)
        if layout.tools is not None:
            bound += [to.topic for to in places.values()]
        if 'drive' in names:
            bound += driving.topics(node, self._parameters).values()
        allowed = Patterns(self._parameters.publish_allow, always=[*bound, *self._own()])
        out = self.publications = Publications(node, allowed=allowed, audit=server.audit)
        self._undo.append(out.close)
        self._stop_service = StopService(node, stop=self._stop_from_ros)
        # What waits to be published may need it.
        self._undo.insert(-1, self._stop_service.close)
        self._stop = 0
        server.on_stop(self._stop_changed, direct=True)
        self.viewers = Viewers(node, server, out)
        self.widgets = Widgets(node, server, out, self._spinning, entries, ros_time=self.clock.now)
        self._undo.insert(-1, self.widgets.close)
        self._undo.append(lambda: out.submit(self.widgets.ending))
        server.on_client_disconnect(lambda c: out.submit(self.widgets.left, c), direct=True)
        server.on_control_change(lambda e: out.submit(self.widgets.handed_over, e), direct=True)
        times = PageTimes(ros_time=self.clock.now, simulated=lambda: self.clock.simulated)
        frames = FrameTree(node, ros_time=self.clock.now)
        self.gizmos = gizmos.Gizmos(
            node, server, out, frames, handles, times=times, ros_time=self.clock.now
        )
        self._undo.append(self.gizmos.close)
        self.tools = tools.Tools(
            node,
            server,
            out,
            places,
            measure='measure' in names,
            times=times,
            ros_time=self.clock.now,
        )
        if 'drive' in names:
            self._build_driving(times)
        outgoing = Outgoing(out, node.resolve_topic_name)
        outputs = ViewerOutputs(outgoing, times, main_viewer=self.viewers.main)
        self.operation = Operation(
            node,
            server,
            out,
            outgoing,
            times,
            frames,
            ros_time=self.clock.now,
            parameters=self._parameters,
        )
        self._undo.append(self.operation.close)
        self._feedback = MarkerFeedback(
            server,
            out,
            node_name=node.get_fully_qualified_name().lstrip('/'),
            ros_time=self.clock.now,
        )
        server.on(InteractiveFeedback, self._feedback.received, direct=True)
        # Direct: these only enqueue, with the time of receipt.
        server.on(WidgetChanged, lambda *e: out.submit(self.widgets.changed, *e), direct=True)
        for event, publish in (
            (CameraMoved, outputs.camera_moved),
            (GizmoDragged, self.gizmos.dragged),
            (ToolUsed, self.tools.used),
            (Ping, times.pinged),
        ):
            server.on(event, functools.partial(self._timed, publish), direct=True)
        server.on_client_connect(
            lambda c: self._spinning.post(self.viewers.connected, c), direct=True
        )
        server.on_client_disconnect(
            lambda c: self._spinning.post(self.viewers.disconnected, c), direct=True
        )
        for forget in (outputs.forget, times.forget):
            server.on_client_disconnect(functools.partial(out.submit, forget), direct=True)

    def _build_driving(self, times: PageTimes) -> None:
        server, out = self.server, self.publications
        driver = self.driving = driving.Driving(
            self.node,
            server,
            out,
            times,
            parameters=lambda: self._parameters,
            ros_time=self.clock.now,
        )
        self._undo.append(driver.close)
        server.on(Drive, functools.partial(self._timed, driver.received), direct=True)
        server.on_stop(
            lambda by, reason: out.submit(driver.ended, 'outputs were stopped') if by else None,
            direct=True,
        )
        server.on_client_disconnect(lambda c: out.submit(driver.left, c.client_id), direct=True)
        server.on_control_change(lambda e: out.submit(driver.handed_over, e), direct=True)

    def _timed(self, publish: Callable[..., None], client: ClientInfo, event: Any) -> None:
        self.publications.submit(publish, client, event, time.monotonic())

    def _own(self) -> list[str]:
        """Return the topics that say how the bridge fares: no viewer's input is in them."""
        return [self.node.resolve_topic_name(name) for name in ('~/clients', _DIAGNOSTICS)]

    def spin(self) -> None:
        """Work until ``shutdown`` is called or the context ends."""
        self._spinning.spin()

    def shutdown(self) -> None:
        """Make ``spin`` return; any thread, and signal handlers."""
        self._spinning.end()

    def close(self) -> None:
        """Take everything down; no thread is left."""
        for undo in reversed(self._undo):
            undo()
        self._undo.clear()

    def _look(self, displays: frozenset[str]) -> None:
        self.discovery.look(displays)
        self._prepare_feedback()

    def _prepare_feedback(self) -> None:
        markers = self.discovery.looked_at(UPDATES)
        if markers:
            self.publications.submit(self._feedback.prepare, markers)

    def _poll(self) -> None:
        self._alive()
        self.publications.submit(self._publishes)
        self._tell_time()
        for part in (
            self.discovery.poll,
            self.viewers.poll,
            self.widgets.poll,
            self.gizmos.poll,
            self.tools.poll,
            *([self.driving.poll] if self.driving else []),
            self.operation.poll,
            self.recorder.poll,
            self._prepare_feedback,
            self.watches.poll,
        ):
            guarded(part)  # what fails in one is no reason to leave the others out
        self.publications.submit(self._diagnose, self.discovery.statuses())

    def _diagnose(self, statuses: list[DisplayStatus]) -> None:
        topic = self.node.resolve_topic_name(_DIAGNOSTICS)
        publisher = self.publications.prepare(topic, diagnostics.ROS_TYPE)
        if publisher is None or not publisher.get_subscription_count():
            return
        message = diagnostics.to_ros(
            statuses,
            node=self.node.get_fully_qualified_name().lstrip('/'),
            clients=len(self.server.get_clients()),
            stopped=self.publications.stopped,
            now=self.clock.now(),
            headset=self.operation.headset.diagnosis(),
            video=self.videos.figures,
        )
        publisher.publish(writer(diagnostics.ROS_TYPE).write(message))

    def _stop_from_ros(self) -> None:
        out = self.publications
        out.stop_outputs()
        if self.driving:
            out.submit(self.driving.ended, 'ROS stopped the outputs')
        self.server.stop_outputs('ROS', f'{self.node.get_name()}/stop was called')

    def _stop_changed(self, by: str, reason: str) -> None:
        """Take over a stop, or its end; on the loop thread, past every queue."""
        out = self.publications
        if by:
            self._stop = out.stop_outputs()
            out.submit(self.widgets.stopped)
            out.submit(self.gizmos.stopped)
            self.operation.stop(f'stopped by {by}')
        else:
            out.resume_outputs(self._stop)
            self.operation.reset()
        out.submit(lambda: self._stop_service.tell(stopped=out.stopped))
        # Not from the loop thread: a log line is published too, and may block.
        text = f'outputs: {f"stopped by {by}" if by else reason}'
        self.publications.submit(self.node.get_logger().warning, text)

    def _parameters_changed(self, parameters: Parameters) -> None:
        frame_changed = parameters.fixed_frame != self._parameters.fixed_frame
        self._parameters = parameters
        self.operation.configure(parameters)
        self.watches.parameters_changed()
        if frame_changed:
            self.server.set_fixed_frame(parameters.fixed_frame or self._layout.fixed_frame)
        self.discovery.parameters_changed()
        self.discovery.poll()

    def _adopt(self, layout: Layout) -> None:
        """Show from now on what a page saved; widgets and gizmos stay as they are."""
        self._layout = replace(layout, widgets=self._layout.widgets)
        self.server.set_fixed_frame(self._parameters.fixed_frame or layout.fixed_frame)
        self.discovery.set_layout(self._layout)

    def _time_jumped(self, time: float, reason: str) -> None:
        self.node.get_logger().info(f'{reason}: what was dated before is forgotten')
        self.operation.time_jumped()
        self.server.time_jumped(time, reason, self.discovery.time_jumped())
        self._spinning.post(self._tell_time)

    def _tell_time(self) -> None:
        message = self.clock.message()
        if message is not None:
            self.server.publish(message)
        # Pages measure real time themselves: only simulated time has to be told again and again.
        if not self.clock.simulated:
            self._clock_timer.cancel()
        elif self._clock_timer.is_canceled():
            self._clock_timer.reset()


def make_server(parameters: Parameters, *, now: Callable[[], float]) -> Server:
    """Return the server that the parameters ask for."""
    access = Access(
        operator_token=parameters.auth_operator_token,
        viewer_token=parameters.auth_viewer_token,
        allow_anonymous=parameters.auth_allow_anonymous,
        allowed_hosts=parameters.allowed_hosts,
        cors_origins=parameters.cors_origins,
    )
    return Server(
        host=parameters.host,
        port=parameters.port,
        label=parameters.label,
        base_path=parameters.base_path,
        access=access,
        tls_cert=parameters.tls_cert,
        tls_key=parameters.tls_key,
        tls_auto=parameters.tls_auto,
        relay=parameters.relay_url or None,
        relay_key=parameters.relay_key or None,
        zenoh=parameters.network,
        max_clients=parameters.max_clients,
        window_ms=parameters.client_window_ms,
        asset_roots=[Path(root).expanduser() for root in parameters.asset_roots],
        now=now,
        groups=(XR_GROUP, DRIVE_GROUP),
        fixed_frame=parameters.fixed_frame,
        layout_file=parameters.layout_file,
        layout_writable=parameters.layout_writable,
        audit=parameters.audit_file,
    )
