# SPDX-License-Identifier: Apache-2.0
"""The layout file: what a viewer sees at first, and the widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_args, Literal

from ..wire.display import OptionValue
from ..wire.panels import PanelArrangement
from ..wire.session import ViewMode
from .layout_gizmos import check_gizmos, GizmoEntry, read_gizmos
from .layout_options import has_settings, layout_options
from .layout_panels import read_panels
from .layout_tools import read_tools, Tool, USUAL_TOOLS
from .layout_widgets import read_name, read_widgets, WidgetEntry
from .migrations import migrated, VERSION
from .mistakes import Mistakes
from .shared_topics import check_shared
from .yaml_nodes import LayoutError, meant, read_yaml, Value

Discover = Literal['none', 'offer', 'cheap', 'all']
DISCOVER: tuple[Discover, ...] = ('none', 'offer', 'cheap', 'all')
VIEW_MODES: tuple[ViewMode, ...] = get_args(ViewMode)
DISPLAY_KEYS = {
    'topic': 'Its name; the one key that must be there, but for `type: robot`, which is '
    '/robot_description where nothing else is said.',
    'type': 'ROS type, such as sensor_msgs/Image; else the one that the topic is published with. '
    '`robot` is std_msgs/String with a robot description.',
    'title': 'Its name in the page; else the topic.',
    'visible': '`true` (usual) or `false`.',
}
"""Keys of a display that are no settings of its type, and what they mean."""
ROBOT, ROBOT_TYPE, ROBOT_TOPIC = 'robot', 'std_msgs/msg/String', '/robot_description'
"""What robots are called in layouts, the type of their descriptions, and their usual topic."""
MOST_DISPLAYS = 1024
MOST_VIEWS = 32
"""So many times a topic can be listed, each time with settings of its own."""
KEYS = {
    'version': f'Of the format: {VERSION}. Files of older versions are read as they were meant, '
    'and saved in this one.',
    'fixed_frame': 'Frame to start with; the parameter of that name goes before it; else the page '
    'chooses.',
    'discover': 'What becomes of topics that are not under `displays`. `none`: nothing, but '
    'transforms and states of joints are used; `offer`: they are listed; `cheap` (usual): '
    'transforms, markers, latched and other small ones are shown too, and the first two clouds; '
    '`all`: everything is shown.',
    'displays': f'A list of what is shown, {MOST_DISPLAYS} at most, in the order of the page. A '
    f'topic can be there {MOST_VIEWS} times, each time with settings of its own.',
    'widgets': 'A list of what operators move and press.',
    'gizmos': 'A list of what operators drag in the scene: poses on topics, and frames.',
    'tools': 'A list of tools: `goal_pose`, `initial_pose`, `clicked_point`, `waypoints`, '
    f'`polygon`, `measure`, `drive`; {", ".join(f"`{tool}`" for tool in USUAL_TOOLS)} are usual.',
    'camera': 'Where the scene is seen from at first.',
    'panels': 'Which panels are open, where they lie and what they show; else as each viewer has '
    'them.',
}
"""Keys of a layout, and what they mean."""
CAMERA_KEYS = {
    'mode': f'{", ".join(f"`{mode}`" for mode in VIEW_MODES)}; the first is usual.',
    'follow': 'Frame that the camera goes along with; else none.',
    'pose': 'Seven numbers: position x y z in metres and orientation x y z w in the fixed frame, '
    'body axes; else the scene is framed.',
}
"""Keys of ``camera``, and what they mean."""


@dataclass(frozen=True)
class DisplayEntry:
    """One display of the layout."""

    topic: str
    type: str = ''
    """ROS type; '' takes what is published."""
    title: str = ''
    """Name in the page; '' is the topic."""
    visible: bool = True
    order: int = 0
    """Its place in the list."""
    settings: Mapping[str, Value] = field(default_factory=dict)
    """As written: what they mean is known when the type is (``layout_options``)."""


@dataclass(frozen=True)
class Layout:
    """What a layout file says; without one, the defaults."""

    version: int = VERSION
    """Of the format that the file is in."""
    fixed_frame: str = ''
    """Frame that the view is fixed to; '' lets the page choose."""
    discover: Discover = 'cheap'
    """
    What becomes of topics that are not under ``displays``.

    none: nothing, transforms are used but not drawn. offer: they are listed. cheap: transforms,
    markers, latched and other small ones are shown too, and the first two clouds. all: everything
    is shown.
    """
    displays: tuple[DisplayEntry, ...] = ()
    widgets: tuple[WidgetEntry, ...] = ()
    gizmos: tuple[GizmoEntry, ...] = ()
    tools: tuple[Tool, ...] | None = None
    """None for the usual ones."""
    follow: str = ''
    """Frame that the camera follows; '' for none."""
    view_mode: ViewMode = 'orbit'
    camera: tuple[float, ...] = ()
    """
    Where the camera is at first; empty frames the scene.

    Position (metres) and orientation (x y z w) in the fixed frame, body axes.
    """
    panels: PanelArrangement | None = None
    """None leaves them as each viewer has them."""


def load_layout(path: str, types: Mapping[str, Any]) -> Layout:
    """Return the layout in file ``path``. Raises LayoutError; ``types`` as for ``read_layout``."""
    return read_layout(read_file(path), file=path, types=types)


def read_file(path: str) -> str:
    """Return the text of the layout file ``path``. Raises LayoutError."""
    try:
        return Path(path).expanduser().read_text(encoding='utf-8')
    except OSError as error:
        raise LayoutError(f'{path}: the layout file cannot be read: {error.strerror}') from None
    except UnicodeDecodeError as error:
        raise LayoutError(f'{path}: the layout file is not UTF-8: {error.reason}') from None


def read_layout(text: str, *, file: str, types: Mapping[str, Any]) -> Layout:
    """
    Return the layout that ``text`` says.

    ``types`` has the display module of each ROS type that can be shown. Raises LayoutError with
    ``file``, line and key.
    """
    return make_layout(read_yaml(text, file=file), types)


def make_layout(root: Value, types: Mapping[str, Any]) -> Layout:
    """Return the layout that a YAML document is, of any version. Raises LayoutError."""
    root, version = migrated(root)
    values: dict[str, Any] = {'version': version}
    with Mistakes() as mistakes:
        for key, value in mistakes.mapping(root, KEYS).items():
            with mistakes.noted():
                values |= _part(key, value, types)
        with mistakes.noted():
            check_gizmos(values.get('gizmos', ()), values.get('widgets', ()))
    return Layout(**values)


def _part(key: str, value: Value, types: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a key of a layout says, as fields of ``Layout``."""
    if key == 'version':
        return {}
    if key == 'fixed_frame':
        return {key: value.text().lstrip('/')}
    if key == 'discover':
        return {key: value.choice(DISCOVER)}
    if key == 'displays':
        return {key: _displays(value, types)}
    if key == 'widgets':
        widgets = read_widgets(value)
        check_shared(widgets)
        return {key: widgets}
    if key == 'gizmos':
        return {key: read_gizmos(value)}
    if key == 'tools':
        return {key: read_tools(value)}
    if key == 'panels':
        return {key: read_panels(value)}
    return _camera(value)


def _camera(value: Value) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with Mistakes() as mistakes:
        for key, given in mistakes.mapping(value, CAMERA_KEYS).items():
            with mistakes.noted():
                if key == 'follow':
                    found['follow'] = given.text().lstrip('/')
                elif key == 'mode':
                    found['view_mode'] = given.choice(VIEW_MODES)
                else:
                    found['camera'] = given.pose()
    return found


def _displays(value: Value, types: Mapping[str, Any]) -> tuple[DisplayEntry, ...]:
    found = []
    views = Counter[str]()
    items = value.items()
    if len(items) > MOST_DISPLAYS:
        raise value.error(f'there can be {MOST_DISPLAYS} displays, no more')
    with Mistakes() as mistakes:
        for order, item in enumerate(items):
            with mistakes.noted():
                entry = _display(item, types, order)
                views[entry.topic] += 1
                if views[entry.topic] > MOST_VIEWS:
                    raise item.error(f'a topic can be shown {MOST_VIEWS} times, no more')
                found.append(entry)
    return tuple(found)


def _display(item: Value, types: Mapping[str, Any], order: int) -> DisplayEntry:
    given = item.mapping()
    said: dict[str, Any] = {}
    with Mistakes() as mistakes:
        with mistakes.noted():
            said['topic'] = _topic(item, given)
        with mistakes.noted():
            if 'type' in given:
                said['type'] = _ros_type(given['type'], types)
        with mistakes.noted():
            if 'title' in given:
                said['title'] = given['title'].text()
        with mistakes.noted():
            if 'visible' in given:
                said['visible'] = given['visible'].flag()
        settings = {key: one for key, one in given.items() if key not in DISPLAY_KEYS}
        with mistakes.noted():
            _check_settings(settings, said.get('type', ''), types)
    return DisplayEntry(order=order, settings=settings, **said)


def _topic(item: Value, given: Mapping[str, Value]) -> str:
    if 'topic' in given:
        return read_name(given['topic'])
    if 'type' in given and given['type'].data == ROBOT:
        return ROBOT_TOPIC
    raise item.error('a display needs a topic')


def _ros_type(value: Value, types: Mapping[str, Any]) -> str:
    """Return a type that has a display; 'sensor_msgs/Image', as the page says it, will do, too."""
    if value.data == ROBOT and ROBOT_TYPE in types:
        return ROBOT_TYPE
    package, _, name = str(value.data).partition('/')
    full = f'{package}/msg/{name}'
    return full if full in types else value.choice(list(types))


def _check_settings(
    settings: Mapping[str, Value], ros_type: str, types: Mapping[str, Any]
) -> None:
    """Find mistakes at start, as far as that is possible before the type of a topic is known."""
    if ros_type:
        layout_options(types[ros_type].Options, settings, beside=DISPLAY_KEYS)
        return
    names = sorted({f.name for m in types.values() for f in fields(m.Options)})
    known = {name: value for name, value in settings.items() if name in names}
    with Mistakes() as mistakes:
        for name, value in settings.items():
            with mistakes.noted():
                if name not in known:
                    near = meant(name, [*DISPLAY_KEYS, *names])
                    raise value.error(f'no display has such a setting{near}')
        with mistakes.noted():
            _check_together(known, types)


def _check_together(settings: Mapping[str, Value], types: Mapping[str, Any]) -> None:
    """Raise LayoutError where no display takes these settings, with as few mistakes as can be."""
    having = [m.Options for m in types.values() if has_settings(m.Options, settings)]
    errors: list[LayoutError] = []
    for options in having:
        try:
            layout_options(options, settings)
        except LayoutError as error:
            errors.append(error)
        else:
            return
    if errors:
        raise min(errors, key=lambda error: len(error.args))
    with Mistakes() as mistakes:
        for name in settings:
            # What a size means depends on the style.
            with_it = (name, 'style') if name == 'size' else (name,)
            alone = {each: settings[each] for each in with_it if each in settings}
            if len(alone) < len(settings):
                with mistakes.noted():
                    _check_together(alone, types)
        first = next(iter(settings.values()))
        raise first.error('no display has all of these settings together')


def resolve_options(entry: DisplayEntry, options: type) -> dict[str, OptionValue]:
    """Return the settings of a display whose type became known. Raises LayoutError."""
    return layout_options(options, entry.settings)
