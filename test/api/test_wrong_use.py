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
