# SPDX-License-Identifier: Apache-2.0
"""Pictures of guides stay small, and say what they said."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from dev.pictures import fewer_colours, IMAGES, LARGEST


def test_pictures_keep_the_repository_small() -> None:
    large = [path.name for path in IMAGES.iterdir() if path.stat().st_size > LARGEST]
    assert not large, 'make pictures takes them anew'


def test_fewer_colours_are_hardly_others() -> None:
    slope = np.linspace(0, 255, 256)
    colours = np.stack([*np.meshgrid(slope, slope), np.full((256, 256), 90.0)], axis=2)
    picture = io.BytesIO()
    Image.fromarray(colours.astype(np.uint8)).save(picture, 'PNG')
    found = Image.open(io.BytesIO(fewer_colours(picture.getvalue()))).convert('RGB')
    assert found.size == (256, 256)
    assert np.abs(np.asarray(found) - colours).mean() < 6.0
