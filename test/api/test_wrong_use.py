# SPDX-License-Identifier: Apache-2.0
"""Whatever is wrong in a call is named, and nothing is shown: every method that adds something."""

from __future__ import annotations

from collections.abc import Iterator
import inspect
from typing import Any

import numpy as np
import pytest
from support.published import Published
from support.widgets import Recorder

from ros_viz_bridge import Server
from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.vuer import Vuer
from ros_viz_bridge.wire.client import CameraMoved
from ros_viz_bridge.wire.gui import Widget

QUAD = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
FACES = np.array([[0, 1, 2], [0, 2, 3]])
UNIT = np.tile([1.0, 0.0, 0.0, 0.0], (2, 1))
PLACES = np.zeros((2, 3))
PIXELS = np.zeros((4, 4, 3), np.uint8)
BONES = {'bone_wxyzs': UNIT, 'bone_positions': PLACES, 'skin_weights': np.ones((4, 2))}
MESH = {'vertices': QUAD, 'faces': FACES}
MANY = {'batched_wxyzs': UNIT, 'batched_positions': PLACES}
STL = bytes(80) + (1).to_bytes(4, 'little') + bytes(50)
ROBOT = '<robot name="r"><link name="base"/></robot>'
SCENE: dict[str, dict[str, Any]] = {
    'add_arrows': {'points': np.zeros((2, 2, 3)), 'colors': (1, 2, 3)},
    'add_batched_axes': MANY,
    'add_batched_meshes_simple': {**MESH, **MANY},
    'add_camera_frustum': {'fov': 1.0, 'aspect': 1.5},
    'add_gaussian_splats': {
        'centers': PLACES,
        'covariances': np.tile(np.eye(3), (2, 1, 1)),
        'rgbs': np.zeros((2, 3)),
        'opacities': np.ones((2, 1)),
    },
    'add_image': {'image': PIXELS, 'render_width': 1.0, 'render_height': 1.0},
    'add_label': {'text': 'here'},
    'add_line_segments': {'points': np.zeros((2, 2, 3)), 'colors': (1, 2, 3)},
    'add_mesh_simple': MESH,
    'add_transform': {'child': 'a', 'parent': 'b'},
    'add_transforms': {'transforms': [('a', 'b', (1, 0, 0, 0), (0, 0, 0))]},
    'add_mesh_skinned': {**MESH, **BONES},
    'add_model': {'data': STL, 'format': 'stl', 'files': {'a.png': b'a'}},
    'add_urdf': {'urdf': ROBOT},
    'add_view_image': {'image': PIXELS},
    'add_point_cloud': {'points': PLACES, 'colors': (1, 2, 3)},
    'add_spline_catmull_rom': {'points': PLACES},
    'add_spline_cubic_bezier': {'points': PLACES, 'control_points': np.zeros((2, 3))},
}
GUI: dict[str, dict[str, Any]] = {
    'add_button_group': {'options': ['a', 'b']},
    'add_checkbox': {'initial_value': True},
    'add_dropdown': {'options': ['a', 'b']},
    'add_gauge': {'min': 0.0, 'max': 1.0},
    'add_html': {'content': '<b>a</b>'},
    'add_image': {'image': PIXELS},
    'add_markdown': {'content': 'a'},
    'add_multi_slider': {'min': 0, 'max': 9, 'step': 1, 'initial_value': (1, 2)},
    'add_number': {'initial_value': 1.0},
    'add_progress_bar': {'value': 1.0},
    'add_rgb': {'initial_value': (1, 2, 3)},
    'add_rgba': {'initial_value': (1, 2, 3, 4)},
    'add_slider': {'min': 0.0, 'max': 1.0},
    'add_text': {'initial_value': 'a'},
    'add_vector2': {'initial_value': (1.0, 2.0)},
    'add_vector3': {'initial_value': (1.0, 2.0, 3.0)},
}
OTHERS = {
    # What they take needs a library, or a file; they are tested where they are.
    *('add_glb', 'add_batched_glb', 'add_mesh_trimesh', 'add_batched_meshes_trimesh'),
    *('add_plotly', 'add_uplot'),
}
"""Methods that are called with arguments of their own."""


def methods(api: Any) -> Iterator[str]:
    return (name for name in dir(api) if name.startswith('add_') and name not in OTHERS)


def cases() -> Iterator[Any]:
    for kind, api, table in (
        ('scene', Published(layer='').scene, SCENE),
        ('gui', Recorder().gui, GUI),
    ):
        for name in methods(api):
            for parameter in inspect.signature(getattr(api, name)).parameters:
                yield pytest.param(
                    kind, name, table.get(name, {}), parameter, id=f'{kind}.{name}({parameter})'
                )


def called(kind: str) -> tuple[Any, Any]:
    if kind == 'gui':
        recorder = Recorder()
        return recorder, recorder.gui
    published = Published(layer='')
    return published, published.scene


def first(kind: str, method: Any) -> dict[str, Any]:
    """Return the name of a node, or the label of a widget."""
    names = inspect.signature(method).parameters
    found = {'name': '/thing', 'label': 'Thing', 'title': 'Thing'}
    return {
        each: found[each]
        for each in found
        if each in names and names[each].default is names[each].empty
    }


@pytest.mark.parametrize(('kind', 'name', 'given', 'parameter'), list(cases()))
def test_an_argument_that_makes_no_sense_is_named(
    kind: str, name: str, given: dict[str, Any], parameter: str
) -> None:
    recorder, api = called(kind)
    method = getattr(api, name)
    arguments = {**first(kind, method), **given}
    with pytest.raises((TypeError, ValueError)) as raised:
        method(**{**arguments, parameter: object()})
    assert parameter in str(raised.value), raised.value
    assert not recorder.messages
    method(**arguments)
    assert recorder.messages


def added(kind: str, name: str) -> Any:
    _, api = called(kind)
    method = getattr(api, name)
    table = SCENE if kind == 'scene' else GUI
    return method(**first(kind, method), **table.get(name, {}))


def properties(handle: Any) -> Iterator[str]:
    """Yield what can be assigned."""
    for name in dir(type(handle)):
        found = inspect.getattr_static(type(handle), name)
        settable = found.fset if isinstance(found, property) else hasattr(found, '__set__')
        if settable and not name.startswith('_'):
            yield name


@pytest.mark.parametrize(
    ('kind', 'name'), sorted({(each.values[0], each.values[1]) for each in cases()})
)
def test_what_makes_no_sense_is_assigned_to_nothing(kind: str, name: str) -> None:
    handle = added(kind, name)
    if handle is None:
        return  # it adds nothing that can be changed
    for each in properties(handle):
        before = getattr(handle, each)
        with pytest.raises((TypeError, ValueError)) as raised:
            setattr(handle, each, object())
        assert each in str(raised.value), raised.value
        assert np.array_equal(getattr(handle, each), before)


@pytest.mark.parametrize(
    ('kind', 'name'), sorted({(each.values[0], each.values[1]) for each in cases()})
)
def test_what_was_removed_says_so(kind: str, name: str) -> None:
    handle = added(kind, name)
    if handle is None:
        return
    handle.remove()
    handle.remove()
    for each in properties(handle):
        with pytest.raises(RuntimeError, match='was removed'):
            setattr(handle, each, getattr(handle, each))


@pytest.mark.parametrize(('kind', 'name', 'given', 'parameter'), list(cases()))
def test_no_number_is_no_number(
    kind: str, name: str, given: dict[str, Any], parameter: str
) -> None:
    recorder, api = called(kind)
    method = getattr(api, name)
    if not isinstance(inspect.signature(method).parameters[parameter].default, float):
        return
    arguments = {**first(kind, method), **given, parameter: float('nan')}
    with pytest.raises((TypeError, ValueError), match=parameter):
        method(**arguments)
    assert not recorder.messages


def with_arrays() -> Iterator[Any]:
    """Yield what takes numbers in arrays: as they were given, or as it is when nothing is."""
    for kind, name, given, parameter in (each.values for each in cases()):
        _, api = called(kind)
        default = inspect.signature(getattr(api, name)).parameters[parameter].default
        value: Any = given.get(parameter, default)
        try:
            numbers = np.array(value, float)
        except (TypeError, ValueError):
            continue
        if numbers.ndim > 0 and numbers.size > 0 and np.asarray(value).dtype.kind == 'f':
            yield pytest.param(kind, name, given, parameter, numbers, id=f'{name}({parameter})')


@pytest.mark.parametrize(('kind', 'name', 'given', 'parameter', 'numbers'), list(with_arrays()))
def test_what_is_no_number_is_refused_in_every_array_but_in_clouds(
    kind: str,
    name: str,
    given: dict[str, Any],
    parameter: str,
    numbers: np.ndarray,
) -> None:
    recorder, api = called(kind)
    method = getattr(api, name)
    numbers = numbers.copy()
    numbers.reshape(-1)[-1] = np.nan
    arguments = {**first(kind, method), **given, parameter: numbers}
    if (name, parameter) == ('add_point_cloud', 'points'):
        method(**arguments)
        return
    with pytest.raises(ValueError, match=parameter):
        method(**arguments)
    assert not recorder.messages


def test_a_cloud_of_a_sensor_that_sees_nothing_is_an_empty_one() -> None:
    """All of its points are not finite: no error of the program, and nothing is drawn."""
    published = Published(layer='')
    for points in (np.full((4, 3), np.nan), np.zeros((0, 3))):
        published.scene.add_point_cloud('/c', points)
        assert not np.isfinite(published.points()).any()


def things() -> dict[str, Any]:
    server = Server(serve=False)
    client: Any = server._handle(ClientInfo('c1', 'operator'))
    scene, gui = Published(layer='').scene, Recorder().gui
    return {
        'server': server,
        'scene': scene,
        'node': scene.add_box('/box'),
        'controls': scene.add_transform_controls('/controls'),
        'camera': client.camera,
        'slider': gui.add_slider('s', 0, 1, 0.1, 0.5),
        'button': gui.add_button('b'),
        'upload': gui.add_upload_button('u'),
        'form': gui.add_form('f'),
        'tabs': gui.add_tab_group(),
        'command': gui.add_command('c'),
    }


CALLED_BACK = [
    (kind, name)
    for kind, thing in things().items()
    for name in dir(type(thing))
    if name.startswith('on_') and callable(getattr(type(thing), name))
]


@pytest.mark.parametrize(('kind', 'name'), CALLED_BACK)
def test_what_cannot_be_called_back_is_refused(kind: str, name: str) -> None:
    """It would be found out when the event comes, if ever."""
    method = getattr(things()[kind], name)
    takes = list(inspect.signature(method).parameters.values())
    required = [each for each in takes if each.default is each.empty]
    with pytest.raises((TypeError, ValueError), match=r'callback|button|forms'):
        if name == 'on':
            method(CameraMoved, 5)
        elif not takes or takes[0].kind is inspect.Parameter.KEYWORD_ONLY:
            method()(5)
        else:
            method(*[5] * max(1, len(required)))


@pytest.mark.parametrize('event', ['CAMERA_MOVE', int, Widget, None])
def test_events_that_no_page_sends_are_refused(event: Any) -> None:
    with Server(serve=False) as server:
        with pytest.raises(TypeError, match='event must be a class of ros_viz_bridge.wire'):
            server.on(event, print)


GIVEN: dict[str, Any] = {
    **{'path': '/x', 'handler': print, 'client': 'c1', 'filename': 'f', 'content': b'1'},
    **{'display': 'd', 'key': 'k', 'title': 't', 'body': 'b', 'text': 't', 'event_type': 'CLICK'},
    **{'stream_id': 's', 'client_id': 'c1', 'role': 'viewer', 'reason': 'r', 'name': 'n'},
    **{'mode': 'orbit', 'follow': '', 'camera': (), 'frame': 'map', 'panels': None, 'value': 'v'},
    **{'position': (0.0, 0.0, 0.0), 'orientation': (0.0, 0.0, 0.0, 1.0), 'callback': print},
    **{'group': 'robot', 'event': CameraMoved, 'height': 8, 'width': 8},
    **{'forms': print, 'again': print},
}
"""What is required, by name."""
INTERNAL = {
    # Called by this package alone; or each message of a robot comes this way.
    *(
        'publish',
        'places',
        'publish_all',
        'time_jumped',
        'keep',
        'notification_closed',
        'is_gone',
        'is_now',
        'wait',
    ),
    *('on_loop', 'check_on_loop', 'submit', 'happened', 'failed', 'ask', 'ask_async', 'happens'),
    # Tested where they are: they need a page, wait, or take a function that is judged above.
    *('get_render', 'get_render_async', 'get_item', 'get_item_async', 'show', 'start', 'run'),
    *('request_share_url', 'request_share_url_async', 'spawn', 'bind', 'sleep_forever', 'stop'),
}


def whole() -> dict[str, Any]:
    server = Vuer(serve=False)
    client = server._handle(ClientInfo('c1', 'operator'))
    return {'server': server, 'client': client, 'storage': client.local_storage}


PARAMETERS = [
    (kind, method, parameter.name)
    for kind, thing in whole().items()
    for method, found in inspect.getmembers(type(thing), inspect.isfunction)
    if method[0] != '_' and method not in INTERNAL
    for parameter in list(inspect.signature(found).parameters.values())[1:]
    if parameter.name not in ('direct', 'once', 'layer')
]


@pytest.mark.parametrize(('kind', 'method', 'parameter'), PARAMETERS)
def test_a_wrong_argument_of_the_server_or_a_client_is_named(
    kind: str, method: str, parameter: str
) -> None:
    called = getattr(whole()[kind], method)
    required = [
        each.name
        for each in inspect.signature(called).parameters.values()
        if each.default is each.empty
    ]
    arguments = {name: GIVEN[name] for name in required}
    with pytest.raises((TypeError, ValueError), match=parameter):
        called(**{**arguments, parameter: object()})


def test_what_is_no_message_is_not_published() -> None:
    with Server(serve=False) as server:
        with pytest.raises(TypeError, match='messages must be'):
            server.publish('text')  # type: ignore[arg-type]
        with server.atomic(), pytest.raises(TypeError, match='messages must be'):
            server.publish(5)  # type: ignore[arg-type]
