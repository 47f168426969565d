# SPDX-License-Identifier: Apache-2.0
"""Files of viewers are pictures, or an error that names them."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any

from PIL import Image
import pytest

from ros_viz_bridge.vuer.uploaded import value_of


def told(value: Any) -> Any:
    return SimpleNamespace(target=SimpleNamespace(value=value))


def test_values() -> None:
    assert value_of('SET', told(3.0)) == 3.0 and value_of('INPUT', told('hi')) == 'hi'
    assert value_of('CLICK', told(True)) == {}


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
