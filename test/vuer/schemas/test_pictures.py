# SPDX-License-Identifier: Apache-2.0
"""Pictures of everything that is one."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image as PillowImage
import pytest

from ros_viz_bridge.vuer.schemas import Image, Img
from ros_viz_bridge.vuer.schemas.pictures import pixels

RED = np.full((2, 4, 3), (255, 0, 0), np.uint8)


def test_pictures_of_all_kinds(tmp_path: Path) -> None:
    file = tmp_path / 'red.png'
    PillowImage.fromarray(RED).save(file)
    given: list[Any] = [RED, RED / 255.0, file, str(file), file.read_bytes(),
                        PillowImage.open(io.BytesIO(file.read_bytes()))]  # fmt: skip
    for each in given:
        assert (Image(each)._pixels() == RED).all()
    assert pixels(np.zeros((2, 4), np.uint8), 'x').shape == (2, 4, 3)


def test_elements() -> None:
    plan = Image(RED, format='jpeg', quality=80)._plan()
    assert (plan.values['render_width'], plan.values['render_height']) == (2.0, 1.0)
    assert (plan.values['format'], plan.values['jpeg_quality']) == ('jpeg', 80)
    img = Img(src=RED, label='front')._plan()
    assert img.where == 'gui' and img.values['label'] == 'front'


@pytest.mark.parametrize(
    ('given', 'named'), [(None, 'no picture'), (np.zeros((2, 2, 7), np.uint8), r'\(2, 2, 7\)')]
)
def test_what_is_no_picture_is_named(given: Any, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Img(given, key='i')._plan()
    with pytest.raises(ValueError, match='format'):
        Img(RED, format='bmp')._plan()
