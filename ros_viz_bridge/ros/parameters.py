# SPDX-License-Identifier: Apache-2.0
"""Every parameter of the node, with its default, its limits and its documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, Field, fields
import difflib
import re
import textwrap
from typing import Any

from ..runtime.zenoh_options import Zenoh
from ..topics.patterns import pattern_problem
from .parameter import parameter
from .teleop_parameters import TeleopParameters


class ParameterError(ValueError):
    """A parameter that the node cannot start with; the text names it, its value and what fits."""


@dataclass(frozen=True)
class _BridgeParameters:
    """All but those of headsets."""

    host: str = parameter(
        '127.0.0.1',
        'Address to listen on. Any other than this machine itself needs tokens (auth.*).',
    )
    port: int = parameter(
        8080,
        'TCP port of page and data; 0 takes any free one, which is printed.',
        minimum=0,
        maximum=65535,
    )
    base_path: str = parameter('', 'Path prefix under which everything is served, such as /viz.')
    label: str = parameter('', 'Title of the page; empty: its own.')
    tls_cert: str = parameter(
        '', 'File with the TLS certificate (PEM); with tls.key it makes https.', name='tls.cert'
    )
    tls_key: str = parameter(
        '', 'File with the private key of the certificate (PEM).', name='tls.key'
    )
    tls_auto: bool = parameter(
        False,
        'Make a certificate for this machine, and renew it, for headsets: docs/headset.md.',
        name='tls.auto',
    )
    auth_operator_token: str = parameter(
        '',
        'Whoever shows this token may publish; empty: direct connections from this machine may.',
        name='auth.operator_token',
        secret=True,
    )
    auth_viewer_token: str = parameter(
        '', 'Whoever shows this token may look.', name='auth.viewer_token', secret=True
    )
    auth_allow_anonymous: bool = parameter(
        False,
        'Let anybody who reaches the port in without a token, as operator.',
        name='auth.allow_anonymous',
    )
    allowed_hosts: tuple[str, ...] = parameter(
        (),
        'Host names under which the page may be opened, besides addresses and this machine.',
    )
    cors_origins: tuple[str, ...] = parameter(
        (), 'Origins of other pages that may connect, such as https://dashboard.example.'
    )
    relay_url: str = parameter(
        '',
        'Relay that pages may be shared by, https://...; empty: what ROS_VIZ_BRIDGE_RELAY says.',
        name='relay.url',
    )
    relay_key: str = parameter(
        '',
        'Key that the relay asks of servers; empty: what ROS_VIZ_BRIDGE_RELAY_KEY says.',
        name='relay.key',
        secret=True,
    )
    audit_file: str = parameter(
        '',
        'File for lines of JSON: who did what, what was published for whom; empty: none.',
        name='audit.file',
    )
    zenoh_connect: tuple[str, ...] = parameter(
        (),
        'Endpoints of the Zenoh network whose edges show this robot, such as tcp/10.0.0.1:7447.',
        name='zenoh.connect',
    )
    zenoh_listen: tuple[str, ...] = parameter(
        (), 'Endpoints at which edges may connect, such as tcp/0.0.0.0:7447.', name='zenoh.listen'
    )
    zenoh_name: str = parameter(
        '', "Name of this robot there; empty: this machine's.", name='zenoh.name'
    )
    zenoh_config: str = parameter(
        '', "File of Zenoh's own settings (TLS, access control).", name='zenoh.config'
    )
    max_clients: int = parameter(
        64, 'Pages that may be connected at once.', minimum=1, maximum=4096
    )
    client_window_ms: float = parameter(
        20.0,
        'Milliseconds of data on the way to a client, beyond the round trip of its link.',
        name='client.window_ms',
        minimum=1.0,
        maximum=1000.0,
    )
    layout_file: str = parameter(
        '', 'YAML file that says what a page shows and which widgets it has.'
    )
    layout_writable: bool = parameter(
        False, 'Let operators save what they see into the layout file (made where it is missing).'
    )
    fixed_frame: str = parameter(
        '', 'Fixed frame to start with; empty: the layout file says, else it is chosen.', live=True
    )
    subscribe_allow: tuple[str, ...] = parameter(
        ('.*',),
        'Topics that may be shown: regular expressions for the whole name.',
        name='subscribe.allow',
        patterns=True,
        live=True,
    )
    subscribe_deny: tuple[str, ...] = parameter(
        (),
        'Topics that must not be shown, even if allowed above.',
        name='subscribe.deny',
        patterns=True,
        live=True,
    )
    publish_allow: tuple[str, ...] = parameter(
        ('.*',),
        "Topics that viewers' input may be published to; those in the layout file may always.",
        name='publish.allow',
        patterns=True,
    )
    tools_goal_pose: str = parameter(
        'goal_pose', 'Topic of goals (geometry_msgs/PoseStamped).', name='tools.goal_pose'
    )
    tools_initial_pose: str = parameter(
        'initialpose',
        'Topic of pose estimates (geometry_msgs/PoseWithCovarianceStamped).',
        name='tools.initial_pose',
    )
    tools_clicked_point: str = parameter(
        'clicked_point',
        'Topic of clicked points (geometry_msgs/PointStamped).',
        name='tools.clicked_point',
    )
    tools_waypoints: str = parameter(
        'waypoints', 'Topic of waypoints (geometry_msgs/PoseArray).', name='tools.waypoints'
    )
    tools_waypoints_as_path: bool = parameter(
        False, 'Publish waypoints as nav_msgs/Path instead.', name='tools.waypoints_as_path'
    )
    tools_polygon: str = parameter(
        'polygon', 'Topic of areas (geometry_msgs/PolygonStamped).', name='tools.polygon'
    )
    drive_topic: str = parameter(
        'cmd_vel',
        'Topic of velocities, where the layout has the tool drive; empty: none.',
        name='drive.topic',
    )
    drive_stamped: bool = parameter(
        False,
        'Publish geometry_msgs/TwistStamped instead of geometry_msgs/Twist.',
        name='drive.stamped',
    )
    drive_frame_id: str = parameter(
        'base_link', 'Frame of stamped velocities: that of the base.', name='drive.frame_id'
    )
    drive_joy: str = parameter(
        'joy',
        'Topic of what whoever drives holds (sensor_msgs/Joy); empty: none.',
        name='drive.joy',
    )
    drive_linear: float = parameter(
        0.5,
        'Greatest speed forward and backward, m/s.',
        name='drive.linear',
        minimum=0.0,
        maximum=100.0,
        live=True,
    )
    drive_lateral: float = parameter(
        0.0,
        'Greatest speed to either side, m/s; 0 for a base that cannot.',
        name='drive.lateral',
        minimum=0.0,
        maximum=100.0,
        live=True,
    )
    drive_angular: float = parameter(
        1.0,
        'Greatest speed of turning, rad/s.',
        name='drive.angular',
        minimum=0.0,
        maximum=100.0,
        live=True,
    )
    drive_acceleration: float = parameter(
        0.0,
        'By which speeds change while something is held, m/s^2; 0 for at once.',
        name='drive.acceleration',
        minimum=0.0,
        maximum=1000.0,
        live=True,
    )
    drive_angular_acceleration: float = parameter(
        0.0,
        'Likewise of turning, rad/s^2.',
        name='drive.angular_acceleration',
        minimum=0.0,
        maximum=1000.0,
        live=True,
    )
    drive_speed: float = parameter(
        0.5,
        'Share of the greatest speeds that a page begins with; its viewers move it.',
        name='drive.speed',
        minimum=0.0,
        maximum=1.0,
        live=True,
    )
    drive_deadman: int = parameter(
        4,
        'Button of a gamepad that has to be held to drive: 4 is the upper left one at its back; '
        '-1: the sticks alone will do.',
        name='drive.deadman',
        minimum=-1,
        maximum=35,
        live=True,
    )
    qos_depth_max: int = parameter(
        100,
        'Greatest queue depth of a subscription (transforms and log lines excepted: at least '
        '1000).',
        name='qos.depth_max',
        minimum=1,
        maximum=10000,
        live=True,
    )
    asset_roots: tuple[str, ...] = parameter(
        (),
        'Folders from which meshes and textures may be served, besides those of ROS packages.',
    )
    recordings_folder: str = parameter(
        '~/ros_viz_bridge_recordings',
        'Folder on this machine for what operators record (MCAP); made when it is needed.',
        name='recordings.folder',
        live=True,
    )
    image_jpeg_quality: int = parameter(
        85,
        'Quality of raw images on their way to the page.',
        name='image.jpeg_quality',
        minimum=1,
        maximum=100,
        live=True,
    )

    @property
    def network(self) -> Zenoh | None:
        """The Zenoh network whose edges show this robot. Raises ValueError."""
        where = self.zenoh_connect, self.zenoh_listen, self.zenoh_config
        return Zenoh(self.zenoh_name, *where) if any(where) else None


@dataclass(frozen=True)
class Parameters(TeleopParameters, _BridgeParameters):
    """The values that the node runs with."""

    def __post_init__(self) -> None:
        """Raise ParameterError for values that do not go together."""
        try:
            self.limits()
        except ValueError as error:
            raise ParameterError(f'Parameters teleop.*: {error}.') from None


def ros_name(item: Field[Any]) -> str:
    """Return the ROS name of a field of ``Parameters``."""
    return str(item.metadata['name'] or item.name)


def kind_of(item: Field[Any]) -> type:
    """Return the type of a parameter's values: bool, int, float, str or tuple (of str)."""
    return type(item.default)


def allowed(item: Field[Any]) -> str:
    """Return in words what a parameter may be."""
    kind = {bool: 'true or false', int: 'a whole number', float: 'a number', str: 'a text'}.get(
        kind_of(item), 'a list of texts'
    )
    if item.metadata['patterns']:
        kind = 'a list of regular expressions'
    if item.metadata['choices']:
        kind = ' or '.join(item.metadata['choices'])
    low, high = item.metadata['minimum'], item.metadata['maximum']
    return kind if low is None else f'{kind} from {low} to {high}'


def check_value(item: Field[Any], value: Any) -> Any:
    """Return ``value`` as the field holds it. Raises ParameterError if it does not fit."""
    kind = kind_of(item)
    fitting: Any = None
    if kind is tuple:
        # rclpy gives None for an empty list of a file, which says no type.
        items = [] if value is None else value
        if isinstance(items, Sequence) and not isinstance(items, (str, bytes)):
            texts = all(isinstance(text, str) for text in items)
            fitting = tuple(text for text in items if text) if texts else None
    elif kind is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        fitting = float(value)
    elif type(value) is kind and value in (item.metadata['choices'] or [value]):
        fitting = value
    low, high = item.metadata['minimum'], item.metadata['maximum']
    if fitting is None or (low is not None and not low <= fitting <= high):
        said = 'no text' if item.metadata['secret'] else shown(value)
        raise ParameterError(f'Parameter {ros_name(item)} is {said}, but must be {allowed(item)}.')
    if item.metadata['patterns']:
        for text in fitting:
            problem = pattern_problem(text)
            if problem:
                raise ParameterError(
                    f'Parameter {ros_name(item)} holds {shown(text)}, which is no regular '
                    f'expression: {problem}.'
                )
    return fitting


def check_values(given: Mapping[str, Any]) -> Parameters:
    """
    Return the parameters that ``given`` (ROS name to value) makes of the defaults.

    Raises ParameterError that tells all unknown names and all values that do not fit.
    """
    known = {ros_name(item): item for item in fields(Parameters)}
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, value in given.items():
        try:
            if name not in known:
                raise _unknown(name, known)
            values[known[name].name] = check_value(known[name], value)
        except ParameterError as error:
            wrong.append(str(error))
    if wrong:
        raise ParameterError('\n'.join(wrong))
    return Parameters(**values)


def _unknown(name: str, known: Iterable[str]) -> ParameterError:
    # Without its value: what is nearly a token's name may well have one.
    near = difflib.get_close_matches(name, known, n=1)
    hint = f'did you mean {near[0]}?' if near else f'known are {", ".join(known)}.'
    return ParameterError(f'Parameter {name} does not exist: {hint}')


def shown(value: Any) -> str:
    """Return a value as an error shows it, shortened."""
    text = repr(value)
    return text if len(text) <= 80 else f'{text[:77]}...'


def to_yaml() -> str:
    """Return a parameter file with every default and its documentation as a comment."""
    lines = [
        '# SPDX-License-Identifier: Apache-2.0',
        '# Every parameter of the bridge with its default. [live]: `ros2 param set` changes it.',
        '/**:',
        '  ros__parameters:',
    ]
    for item in fields(Parameters):
        live = ' [live]' if item.metadata['live'] else ''
        limits = re.sub(r'^a list of texts$|^a text$|^true or false$', '', allowed(item))
        text = f'{item.metadata["doc"]}{f" ({limits})" if limits else ""}{live}'
        lines += textwrap.wrap(text, 95, initial_indent='    # ', subsequent_indent='    # ')
        lines.append(f'    {ros_name(item)}: {_yaml_value(item.default)}')
    lines += ['    # Take the time from /clock, as simulators and recordings say it.']
    lines += ['    use_sim_time: false', '']
    return '\n'.join(lines)


def _yaml_value(value: Any) -> str:
    if isinstance(value, tuple):
        # An empty list has no type in a ROS parameter file; an empty text in it counts as none.
        return '[' + ', '.join(f"'{text}'" for text in value or ('',)) + ']'
    if isinstance(value, str):
        return f"'{value}'"
    return str(value).lower() if isinstance(value, bool) else str(value)
