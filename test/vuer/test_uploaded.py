# SPDX-License-Identifier: Apache-2.0
"""Files of viewers are pictures, or an error that names them."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any

import numpy as np
from PIL import Image
import pytest

from ros_viz_bridge.vuer.uploaded import value_of as value_in

TURN = np.array([[0.0, 0.0, -1.0], [-1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])


def value_of(etype: str, told: Any) -> Any:
    return value_in(etype, told, TURN)


def told(value: Any) -> Any:
    return SimpleNamespace(target=SimpleNamespace(value=value))


def test_values() -> None:
    assert value_of('SET', told(3.0)) == 3.0 and value_of('INPUT', told('hi')) == 'hi'
    assert value_of('CLICK', told(True)) == {}
    assert value_of('TIMELINE_STEP', told(7.0)) == {'step': 7}


def test_clicks_are_in_the_axes_of_the_scene() -> None:
    click = SimpleNamespace(target=None, instance_index=3, position=(-2.0, -1.0, 5.0))
    assert value_of('ON_CLICK', click) == {'index': 3, 'position': [1.0, 5.0, 2.0]}
    assert value_of('ADD_MARKER', click) == {'position': {'x': 1.0, 'y': 5.0, 'z': 2.0}}


def test_cameras_that_viewers_move() -> None:
    node = SimpleNamespace(wxyz=(1, 0, 0, 0), position=(1, 2, 3))
    value = value_of('CAMERA_MOVE', SimpleNamespace(target=node))
    assert value['camera']['position'] == [1, 2, 3]
    assert value['matrix'][12:15] == pytest.approx([1, 2, 3])


def test_pictures() -> None:
    file = io.BytesIO()
    Image.new('RGB', (4, 2), (255, 0, 0)).save(file, 'PNG')
    given = SimpleNamespace(name='a.png', content=file.getvalue())
    picture = value_of('UPLOAD', told(given))
    assert picture.size == (4, 2) and picture.getpixel((0, 0)) == (255, 0, 0)
    with pytest.raises(ValueError, match='b.txt is no picture'):
        value_of('UPLOAD', told(SimpleNamespace(name='b.txt', content=b'text')))


def test_neither_what_takes_another_program_nor_what_is_too_large_is_decoded() -> None:
    for kind, size in (('EPS', (4, 2)), ('PNG', (8193, 8192))):
        file = io.BytesIO()
        Image.new('1' if kind == 'PNG' else 'RGB', size).save(file, kind)
        with pytest.raises(ValueError, match='c is no picture'):
            value_of('UPLOAD', told(SimpleNamespace(name='c', content=file.getvalue())))
