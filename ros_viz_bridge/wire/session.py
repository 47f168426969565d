# SPDX-License-Identifier: Apache-2.0
"""
Messages of the session itself.

Greeting, time, roles and lease, notices, the viewer's camera.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from .message import Kind, Priority, ServerMessage, StateMessage
from .panels import PanelArrangement

Role = Literal['viewer', 'operator']
Layouts = Literal['', 'read', 'save']
ViewMode = Literal['orbit', 'xy_orbit', 'top_down', 'first_person', 'third_person']


@dataclass(frozen=True)
class Hello(ServerMessage):
    """
    First message on the control socket.

    Only the page's own schema hash equal to this one may go on.
    """

    client_id: str
    """Public name, a valid ROS name segment (``c3``)."""
    schema_hash: str
    role: Role
    label: str
    """Title of the page."""
    resume: str
    """Secret with which this client may come back as itself."""
    data_secret: str
    """Secret that binds the data socket to this session."""
    assets: str
    """Path, relative to the page and with a final slash, under which it may fetch mesh files."""
    time: float
    """ROS time of the server, seconds."""
    fixed_frame: str
    """Frame to start with; '' lets the page choose."""
    view_mode: ViewMode
    follow: str
    """Frame that the camera follows at start; '' for none."""
    camera: list[float]
    """Where the camera is at first, as in ``LayoutDocument``; or empty."""
    panels: list[PanelArrangement]
    """Those that a new viewer starts with, as in ``LayoutDocument``."""
    layouts: Layouts
    """Whether the server understands layouts, and saves them in a file; '' neither."""
    uploads: str
    """Path, as ``assets``, to which it may POST a recording to be shown; '' where it may not."""
    uploads_limit: float
    """Bytes of the largest file that is taken."""
    files: str
    """Path, as ``assets``, to which it may POST files for widgets; '' where it may not."""
    heartbeat: float
    """Seconds between the pings that the page must send."""


@dataclass(frozen=True)
class RoleChanged(ServerMessage):
    """The program gave this client another role; fields as of ``Hello``."""

    role: Role
    uploads: str
    files: str


@dataclass(frozen=True)
class Rejected(ServerMessage):
    """Why the session ends; the socket closes after it."""

    code: Literal[
        'token',
        'link',
        'refused',
        'schema',
        'full',
        'protocol',
        'rate',
        'busy',
        'replaced',
        'ended',
        'away',
    ]
    """
    'token': one is needed, or another one. 'link': the link by which it came lets nobody in (any
    more). 'refused': no token would help. 'ended': the server is through with this client, which
    shall not come back by itself. 'away': the relay is there, the server is not.
    """
    reason: str


@dataclass(frozen=True)
class Pong(ServerMessage):
    """Answer to ``Ping``."""

    page_time: float
    """The page's own time, as it came, milliseconds."""
    time: float
    """ROS time of the server at the answer, seconds."""
    skipped: int
    """Messages that newer ones replaced before they could go, since this client joined."""
    lost: int
    """Messages that a full queue lost, since this client joined."""
    pending: int
    """Bytes that wait for this client."""
    sent: float = 0.0
    """The server's clock that is never set, seconds: the next ``Ping`` says when this came."""


@dataclass(frozen=True)
class Clock(StateMessage):
    """ROS time where it is not the wall clock (``use_sim_time``)."""

    time: float
    simulated: bool


@dataclass(frozen=True)
class Settled(ServerMessage):
    """
    All that was true when this client came has been sent on one of its sockets.

    What a page knew before and was not told of again, on both, is gone at the server.
    """

    socket: Literal['control', 'data']


@dataclass(frozen=True)
class TimeJumped(ServerMessage):
    """
    ROS time went backwards.

    Dynamic transforms are void, and the data of every display that is not latched.
    """

    PRIORITY: ClassVar[Priority] = Priority.TF

    time: float
    reason: str
    latched: list[str]
    """Displays whose data stays."""


@dataclass(frozen=True)
class ControlGroup:
    """Who holds the lease of a group of exclusive outputs."""

    group: str
    holder: str
    """Client id; '' when free, 'program' where the server's own program keeps it."""
    waiting: list[str] = field(default_factory=list)
    """Clients that asked for it, who is next first."""


@dataclass(frozen=True)
class Control(StateMessage):
    """The leases and the clients, as every page shows them."""

    groups: list[ControlGroup]
    operators: list[str]
    viewers: int
    """How many only look: their names would be news to each of them whenever one comes."""
    stopped_by: str
    """Who stopped the outputs ('' while they are not stopped)."""
    names: dict[str, str] = field(default_factory=dict)
    """What the program calls clients, by id; of most nothing."""
    presenter: str = ''
    """Client whose view others follow ('' for nobody)."""
    stops: int = 0
    """How many stops there were: who lifts one says which."""


@dataclass(frozen=True)
class StopHeard(ServerMessage):
    """
    Answer to each ``Stop`` of this client: outputs are stopped.

    ``Control`` tells the newest alone, which may be another one's stop by then, or none.
    """

    press: int
    """As the ``Stop`` said it."""


@dataclass(frozen=True)
class Notice(ServerMessage):
    """A sentence for one viewer: why an input was refused, what the server wants known."""

    level: Literal['info', 'warning', 'error']
    text: str
    about: str = ''
    """Widget, display or topic that it concerns."""


@dataclass(frozen=True)
class LogLine(StateMessage):
    """A line of a log: of /rosout, or of the server itself."""

    KIND: ClassVar[Kind] = Kind.STREAM
    PRIORITY: ClassVar[Priority] = Priority.SMALL
    KEPT: ClassVar[int] = 1000
    QUEUED: ClassVar[int] = 4096

    time: float
    """ROS time, seconds."""
    level: Literal['debug', 'info', 'warning', 'error', 'fatal']
    source: str
    """Name of the logger: that of the node, with dots."""
    text: str
    place: str = ''
    """Function, file and line that said it."""


@dataclass(frozen=True)
class SetCamera(ServerMessage):
    """Moves the viewer's camera."""

    frame: str
    """Frame of the pose; '' is the viewer's fixed frame."""
    position: tuple[float, float, float]
    """Metres."""
    orientation: tuple[float, float, float, float]
    """Unit quaternion x y z w of the camera body: x forward, y left, z up (REP-103)."""
    stamp: float = field(default=0.0)
    """ROS time for the transform; 0 is the latest."""
    distance: float = 0.0
    """Metres to the point that the camera turns around; 0 is on the ground, if it looks there."""
    up: list[float] = field(default_factory=list)
    """Direction that stays up as it turns; empty leaves it."""
    seq: int = 0
    """Counts what one script asks of one client; 0 where nobody does."""
