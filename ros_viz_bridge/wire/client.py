# SPDX-License-Identifier: Apache-2.0
"""What a page says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from .constraints import Length, NoNul, Range, Unit
from .gui import WidgetValue
from .message import ClientMessage

Name = Annotated[str, Length(256), NoNul()]
Secret = Annotated[str, Length(256)]


@dataclass(frozen=True)
class ClientHello(ClientMessage):
    """First message on the control socket."""

    schema_hash: Name
    token: Secret
    """'' where none is needed."""
    client_id: Name
    """With ``resume``: the client that wants to come back; '' for a new one."""
    resume: Secret
    assets: Secret = ''
    """
    What the page wants in the addresses of its assets (``Hello.assets``).

    43 random characters that its browser keeps, so that the addresses, and what it cached under
    them, outlast the session. For anything else the server makes a secret for this session.
    """


@dataclass(frozen=True)
class DataHello(ClientMessage):
    """First message on the data socket."""

    client_id: Name
    secret: Secret
    """``Hello.data_secret``."""


@dataclass(frozen=True)
class Ack(ClientMessage):
    """How much of the data socket the page's store has taken: said when it is asked."""

    received: Annotated[int, Range(0, 2**53)]
    """Payload bytes of its messages since it opened; heads, pieces and questions are some."""


@dataclass(frozen=True)
class Ping(ClientMessage):
    """Heartbeat, and what both clocks showed: with both ways an offset between them has bounds."""

    page_time: float
    """The page's time, milliseconds."""
    pong_came: float = 0.0
    """Page time at which the newest ``Pong`` came, milliseconds."""
    pong_sent: float = 0.0
    """Its ``sent``; 0 before the first."""


@dataclass(frozen=True)
class Interest(ClientMessage):
    """The displays that the viewer looks at, whole list each time."""

    displays: Annotated[list[Name], Length(4096)]
    streams: Annotated[list[Name], Length(4096)]
    """Those of which every message counts (``OptionField.keeps``): queued instead of replaced."""
    rates: dict[str, Annotated[float, Range(0.01, 1000.0)]]
    """Most messages per second that the viewer wants of a display; without one, all."""
    pictures: Annotated[list[Name], Length(4096)] = field(default_factory=list)
    """Those of which it takes pictures alone, where others are sent video."""


@dataclass(frozen=True)
class SendAgain(ClientMessage):
    """
    What was sent of these displays is needed once more.

    The viewer sees them in one view more than before, or missed a part of a video.
    """

    displays: Annotated[list[Name], Length(4096)]


@dataclass(frozen=True)
class CameraMoved(ClientMessage):
    """The viewer's camera."""

    page_time: float
    """Page time of the frame, milliseconds."""
    frame: Name
    """The viewer's fixed frame."""
    position: tuple[float, float, float]
    """Metres."""
    orientation: Annotated[tuple[float, float, float, float], Unit()]
    """Unit quaternion x y z w of the camera body: x forward, y left, z up (REP-103)."""
    fov: Annotated[float, Range(0.0, 3.15)]
    """Vertical field of view, radians."""
    aspect: Annotated[float, Range(0.0, 1e6)]
    distance: Annotated[float, Range(0.0, 1e15)] = 0.0
    """Metres to the point that it looks at and turns around; 0 where that is not said."""
    up: tuple[float, float, float] = (0.0, 0.0, 1.0)
    """Direction that stays up as it turns."""
    near: Annotated[float, Range(-1e15, 1e15)] = 0.0
    """Metres from the camera to what is drawn nearest and farthest; far 0: not said."""
    far: Annotated[float, Range(0.0, 1e15)] = 0.0
    width: Annotated[int, Range(0, 2**20)] = 0
    """Pixels of the picture; 0 where that is not said."""
    height: Annotated[int, Range(0, 2**20)] = 0
    seq: Annotated[int, Range(0, 2**53)] = 0
    """The newest ``SetCamera.seq`` that the page had when the camera was here."""


@dataclass(frozen=True)
class WidgetChanged(ClientMessage):
    """The viewer set a widget (a button's value is ``True``)."""

    widget: Name
    value: Annotated[WidgetValue, Length(65536)]
    seq: Annotated[int, Range(0, 2**53)]


@dataclass(frozen=True)
class InteractiveFeedback(ClientMessage):
    """
    The viewer took hold of an interactive marker, moved it, let it go, pressed it, or chose.

    Names as in visualization_msgs/msg/InteractiveMarkerFeedback.
    """

    display: Name
    marker: Name
    control: Name
    event: Literal[
        'keep_alive', 'pose_update', 'menu_select', 'button_click', 'mouse_down', 'mouse_up'
    ]
    frame: Name
    """The marker's frame if it is ``locked`` to it, else the viewer's fixed frame."""
    locked: bool
    """The marker stays with its frame: its stamp is 0."""
    position: tuple[float, float, float]
    """The marker's pose in ``frame``, metres."""
    orientation: Annotated[tuple[float, float, float, float], Unit()]
    mouse_point: tuple[float, float, float]
    """Where the pointer met the control, in ``frame``."""
    mouse_point_valid: bool
    menu_entry: Annotated[int, Range(0, 2**32 - 1)]
    """Id of the entry that was chosen, else 0."""


@dataclass(frozen=True)
class XrSession(ClientMessage):
    """A headset session began, changed or ended."""

    state: Literal['started', 'visible', 'blurred', 'hidden', 'ended']
    mode: Literal['immersive-vr', 'immersive-ar']
    page_time: float
    profile: Name = ''
    """The first of the names by which the browser calls what the hands hold; '' not yet known."""


@dataclass(frozen=True)
class TakeControl(ClientMessage):
    """Ask for the lease of a control group."""

    group: Name


@dataclass(frozen=True)
class ReleaseControl(ClientMessage):
    """Give the lease of a control group back, or stop waiting for it."""

    group: Name
    to: Name = ''
    """Operator who shall have it; '' for whoever waits longest."""


@dataclass(frozen=True)
class Stop(ClientMessage):
    """Stop every output to the robot, now; from anyone admitted, whatever the reason is."""

    reason: Annotated[str, Length(256)]
    press: Annotated[int, Range(0, 2**53)] = 0
    """Which press it is, so that one said again is not another one; 0 always is."""


@dataclass(frozen=True)
class ResetStop(ClientMessage):
    """Lift a stop; operators only."""

    stops: Annotated[int, Range(0, 2**53)]
    """As ``Control`` said of the one that is meant: a later one stays."""
