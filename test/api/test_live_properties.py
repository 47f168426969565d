# SPDX-License-Identifier: Apache-2.0
"""Every property of every kind of handle takes another value, reads so, and is published."""

from __future__ import annotations

from collections.abc import Callable
import io
from typing import Any

import numpy as np
from PIL import Image
import pytest
from support.published import Published
from support.widgets import Recorder

from ros_viz_bridge.api.scene.node import SceneNodeHandle

POINTS = np.eye(3, dtype=np.float32)
FACES = np.array([[0, 1, 2]])
TURNS = np.tile([1.0, 0.0, 0.0, 0.0], (3, 1))
PICTURE = np.zeros((4, 4, 3), np.uint8)
SEGMENTS = np.stack([POINTS, POINTS + 1], axis=1)
RED = (255, 0, 0)

NODES: dict[str, Callable[[Any], Any]] = {
    'frame': lambda scene: scene.add_frame('/x'),
    'batched_axes': lambda scene: scene.add_batched_axes('/x', TURNS, POINTS),
    'grid': lambda scene: scene.add_grid('/x'),
    'label': lambda scene: scene.add_label('/x', 'text'),
    'point_cloud': lambda scene: scene.add_point_cloud('/x', POINTS, RED),
    'line_segments': lambda scene: scene.add_line_segments('/x', SEGMENTS, RED),
    'arrows': lambda scene: scene.add_arrows('/x', SEGMENTS, RED),
    'catmull_rom': lambda scene: scene.add_spline_catmull_rom('/x', POINTS),
    'bezier': lambda scene: scene.add_spline_cubic_bezier('/x', POINTS, np.zeros((4, 3))),
    'camera_frustum': lambda scene: scene.add_camera_frustum('/x', 1.0, 1.5, image=PICTURE),
    'image': lambda scene: scene.add_image('/x', PICTURE, 1.0, 1.0),
    'mesh': lambda scene: scene.add_mesh_simple('/x', POINTS, FACES),
    'batched_mesh': lambda scene: scene.add_batched_meshes_simple(
        '/x', POINTS, FACES, TURNS, POINTS
    ),
    'box': lambda scene: scene.add_box('/x'),
    'icosphere': lambda scene: scene.add_icosphere('/x'),
    'cylinder': lambda scene: scene.add_cylinder('/x'),
    'splats': lambda scene: scene.add_gaussian_splats(
        '/x', POINTS, np.tile(np.eye(3), (3, 1, 1)), POINTS, np.ones((3, 1))
    ),
    'controls': lambda scene: scene.add_transform_controls('/x'),
    'ambient': lambda scene: scene.add_light_ambient('/x'),
    'directional': lambda scene: scene.add_light_directional('/x'),
    'hemisphere': lambda scene: scene.add_light_hemisphere('/x'),
    'point': lambda scene: scene.add_light_point('/x'),
    'rect_area': lambda scene: scene.add_light_rectarea('/x'),
    'spot': lambda scene: scene.add_light_spot('/x'),
}
WIDGETS: dict[str, Callable[[Any], Any]] = {
    'button': lambda gui: gui.add_button('x', icon='home'),
    'button_group': lambda gui: gui.add_button_group('x', ('a', 'b')),
    'checkbox': lambda gui: gui.add_checkbox('x', False),
    'text': lambda gui: gui.add_text('x', 'text'),
    'number': lambda gui: gui.add_number('x', 1.0, min=0.0, max=4.0, step=0.5),
    'vector2': lambda gui: gui.add_vector2('x', (1, 2), min=(0, 0), max=(4, 4), step=1),
    'vector3': lambda gui: gui.add_vector3('x', (1, 2, 3), min=(0, 0, 0), max=(4, 4, 4), step=1),
    'dropdown': lambda gui: gui.add_dropdown('x', ('a', 'b', 'c')),
    'slider': lambda gui: gui.add_slider('x', 0.0, 4.0, 0.5, 1.0),
    'multi_slider': lambda gui: gui.add_multi_slider('x', 0, 4, 1, (1, 3), min_range=1),
    'rgb': lambda gui: gui.add_rgb('x', (1, 2, 3)),
    'rgba': lambda gui: gui.add_rgba('x', (1, 2, 3, 4)),
    'upload': lambda gui: gui.add_upload_button('x', icon='home'),
    'markdown': lambda gui: gui.add_markdown('text'),
    'html': lambda gui: gui.add_html('text'),
    'divider': lambda gui: gui.add_divider(),
    'image': lambda gui: gui.add_image(PICTURE, label='x'),
    'uplot': lambda gui: gui.add_uplot((np.arange(3.0),) * 2, ({}, {})),
    'progress_bar': lambda gui: gui.add_progress_bar(5.0),
    'indicator': lambda gui: gui.add_indicator('x', 'on'),
    'gauge': lambda gui: gui.add_gauge('x', 0.0, 4.0, 1.0),
    'joystick': lambda gui: gui.add_joystick('x'),
    'folder': lambda gui: gui.add_folder('x'),
    'tab': lambda gui: gui.add_tab_group().add_tab('x', 'home'),
    'command': lambda gui: gui.add_command('x', hotkey='k'),
}
MEANT = {
    'variant': 'filled',
    'plane': 'yz',
    'fade_from': 'origin',
    'font_size_mode': 'scene',
    'anchor': 'bottom-right',
    'point_shape': 'circle',
    'point_shading': 'flat',
    'precision': 'float16',
    'thickness_units': 'screen',
    'curve_type': 'chordal',
    'format': 'png',
    'side': 'back',
    'material': 'toon3',
    'lod': 'off',
    'translation_limits': ((-2.0, 2.0),) * 3,
    'rotation_limits': ((-1.0, 1.0),) * 3,
    'active_axes': (True, False, True),
    'options': ('b', 'c'),
    'marks': (1.0,),
    'color': 'green',
    'icon': 'star',
    'states': {1.0: 'green'},
    'mime_type': 'image/png',
    'data': (np.arange(4.0), np.zeros(4)),
    'series': ({}, {'label': 'y'}),
    'mode': 1,
    'bands': ({'series': (0, 1)},),
    'scales': {'x': {'time': True}},
    'axes': ({}, {'show': False}),
    'legend': {'show': False},
    'cursor': {'show': False},
    'focus': {'alpha': 0.5},
    'padding': (1, 2, 3, 4),
    'hotkey': 'j',
    'modifier': 'shift',
    'value': 'b',
    'position': (1.0, 2.0, 3.0),
    'wxyz': (0.0, 1.0, 0.0, 0.0),
    'scale': (1.0, 2.0, 3.0),
    'image': np.full((4, 4, 3), 7, np.uint8),
    'faces': FACES[:, ::-1],
    'control_points': np.ones((4, 3)),
    'group': 'arm',
}
"""What a property of this name may be; where it does not fit, something like what it was is."""
LEFT = {'home_position', 'home_wxyz', 'group'}
"""Set by the transform controls themselves; of the server, which knows its groups."""
OTHERS = (True, 0.5, 1.0, 3, 'text', (1.0, 2.0), RED, (0.5, 0.5, 0.5))


def properties(handle: Any) -> list[str]:
    """Return the names of what can be assigned to."""
    found = []
    for name in dir(type(handle)):
        if not name.startswith('_') and name not in LEFT:
            kept = next(vars(base)[name] for base in type(handle).__mro__ if name in vars(base))
            if hasattr(kept, '__set__') and getattr(kept, 'fset', True) is not None:
                found.append(name)
    return found


def candidates(name: str, value: Any) -> list[Any]:
    """Return values that a property may take instead of the one that it has."""
    others: list[Any] = [MEANT[name]] if name in MEANT else []
    if isinstance(value, bool):
        return [not value, *others]
    if isinstance(value, (int, float)):
        return [*others, value + 1, value / 2 + 0.25]
    if isinstance(value, str):
        return [*others, value + 'x', 'home', 'a']
    if isinstance(value, bytes):
        return [value + b'x']
    if isinstance(value, (tuple, list, np.ndarray)) and len(value):
        array = np.asarray(value)
        if array.dtype.kind in 'iuf':
            return [*others, array + 1, array / 2 + 0.25, array[::-1], array // 2]
    return [*others, *OTHERS]


def same(one: Any, other: Any) -> bool:
    try:
        return bool(np.array_equal(one, other)) or bool(one == other)
    except (TypeError, ValueError):
        return False


def check_live(handle: Any, count: Callable[[], int], left: tuple[str, ...] = ()) -> None:
    """Assign something else to each property of a handle."""
    names = [name for name in properties(handle) if name not in left]
    assert len(names) > 1
    for name in names:
        before, tried = getattr(handle, name), []
        for value in candidates(name, before):
            said = count()
            try:
                setattr(handle, name, value)
            except (TypeError, ValueError) as error:
                assert same(getattr(handle, name), before), f'{name} changed, and raised'
                tried.append(f'{value!r}: {error}')
                continue
            if same(getattr(handle, name), before) or count() == said:
                tried.append(f'{value!r}: nothing was published')
                setattr(handle, name, before)
                continue
            setattr(handle, name, before)
            assert same(getattr(handle, name), before), name
            break
        else:
            raise AssertionError(f'{name} = {before!r} takes none of {tried}')


@pytest.mark.parametrize('kind', NODES)
def test_of_nodes(kind: str) -> None:
    told = Published()
    handle: SceneNodeHandle = NODES[kind](told.scene)
    check_live(handle, lambda: len(told.messages))


@pytest.mark.parametrize('kind', WIDGETS)
def test_of_widgets(kind: str) -> None:
    told = Recorder()
    left = (
        ('value',) if kind in ('button', 'button_group', 'upload') else ()
    )  # the script's own: nobody sees it
    check_live(WIDGETS[kind](told.gui), lambda: len(told.messages), left)


def test_pictures_may_be_files() -> None:
    told, file = Published(), io.BytesIO()
    handle = told.scene.add_image('/x', PICTURE, 1.0, 1.0)
    Image.fromarray(PICTURE).save(file, 'PNG')
    handle.image = file.getvalue()
    assert told.part('/x', 'buffers') is not None
