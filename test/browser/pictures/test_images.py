# SPDX-License-Identifier: Apache-2.0
"""Images come on the canvas as they were taken: files decoded, numbers coloured."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image
import pytest
from support.pictures import base64_of, Studio

pytestmark = pytest.mark.browser


def message(encoding: str, data: bytes | np.ndarray, width: int, height: int) -> dict[str, Any]:
    """Return an image as the page takes it."""
    return {
        't': 'Image',
        'display': 'camera',
        'key': 'camera',
        'frame': '',
        'stamp': 0,
        'encoding': encoding,
        'width': width,
        'height': height,
        'ros_encoding': '',
        'data': base64_of(data),
    }


def quarters() -> np.ndarray:
    """Return an 8 x 4 picture: red, green over blue, white."""
    picture = np.zeros((4, 8, 3), 'u1')
    picture[:2, :4] = (255, 0, 0)
    picture[:2, 4:] = (0, 255, 0)
    picture[2:, :4] = (0, 0, 255)
    picture[2:, 4:] = 255
    return picture


@pytest.mark.parametrize('encoding', ['png', 'webp', 'jpeg'])
def test_files_are_decoded(studio: Studio, encoding: str) -> None:
    buffer = io.BytesIO()
    large = quarters().repeat(16, axis=0).repeat(16, axis=1)
    Image.fromarray(large).save(buffer, encoding, quality=95)
    assert studio.call('image', message(encoding, buffer.getvalue(), 0, 0)) == ''
    pixels = studio.image(f'image_{encoding}')
    assert pixels.shape == (64, 128, 4)
    for row, column in [(16, 32), (16, 96), (48, 32), (48, 96)]:
        assert pixels[row, column, :3] == pytest.approx(large[row, column], abs=12)


@pytest.mark.parametrize(
    ('flip', 'expected'),
    [
        ('none', quarters()),
        ('horizontal', quarters()[:, ::-1]),
        ('vertical', quarters()[::-1]),
        ('both', quarters()[::-1, ::-1]),
    ],
)
def test_mirrored_as_set(studio: Studio, flip: str, expected: np.ndarray) -> None:
    buffer = io.BytesIO()
    Image.fromarray(quarters()).save(buffer, 'png')
    studio.call('image', message('png', buffer.getvalue(), 8, 4), {'flip': flip})
    assert (studio.image(f'image_flip_{flip}')[..., :3] == expected).all()


@pytest.mark.parametrize('rotation', ['0', '90', '180', '270'])
@pytest.mark.parametrize('flip', ['none', 'horizontal'])
@pytest.mark.parametrize('encoding', ['png', 'u1'])
def test_turned_as_set_and_read_as_sent(
    studio: Studio, encoding: str, flip: str, rotation: str
) -> None:
    sent = np.arange(8, dtype='u1').reshape(2, 4) * 30
    options = {'flip': flip, 'rotation': rotation}
    buffer = io.BytesIO()
    Image.fromarray(sent).convert('RGB').save(buffer, 'png')
    data: bytes | np.ndarray = sent if encoding == 'u1' else buffer.getvalue()
    studio.call('image', message(encoding, data, 4, 2), options)
    mirrored = sent if flip == 'none' else sent[:, ::-1]
    expected = np.rot90(mirrored, -int(rotation) // 90)
    assert (studio.image('image_turned')[..., 0] == expected).all()
    found = studio.call('pixelAt', 0, 1)
    value = found['value'] if encoding == 'u1' else found['rgb'][0]
    assert value == expected[1, 0] == sent[found['v'], found['u']]


@pytest.mark.parametrize(('encoding', 'kind'), [('u1', 'u1'), ('u2', '<u2'), ('f4', '<f4')])
def test_numbers_are_coloured_from_least_to_greatest(
    studio: Studio, encoding: str, kind: str
) -> None:
    numbers = np.array([[0, 51, 255], [102, 153, 204]], kind)
    assert studio.call('image', message(encoding, numbers, 3, 2)) == ''
    pixels = studio.image(f'image_{encoding}')
    assert pixels[..., 0] == pytest.approx(numbers, abs=1)
    assert (pixels[..., 3] == 255).all()
    assert studio.call('pixelAt', 2, 0) == {'u': 2, 'v': 0, 'value': 255, 'rgb': None}
    assert studio.call('pixelAt', 0.9, 1.9)['value'] == 102
    assert studio.call('pixelAt', 3, 0) is None


def test_settings_colour_the_same_numbers_anew(studio: Studio) -> None:
    numbers = np.array([[0, 1, np.nan], [2, np.inf, 4]], '<f4')
    options = {'map': 'turbo', 'range': 'fixed', 'min': 0, 'max': 4}
    studio.call('image', message('f4', numbers, 3, 2), options)
    before = studio.image('image_depth')
    assert before[0, 2, 3] == 0, 'what is not a number is transparent'
    assert (before[1, 1] == before[1, 2]).all(), 'infinity has the colour of the end'
    studio.call('imageOptions', {**options, 'max': 2, 'flip': 'horizontal'})
    studio.page.wait_for_function(
        'expected => document.querySelector("#image").getContext("2d")'
        '.getImageData(2, 1, 1, 1).data[0] === expected',
        arg=int(before[1, 2, 0]),
    )
    assert studio.call('pixelAt', 2, 1) == {'u': 0, 'v': 1, 'value': 2, 'rgb': None}


def test_what_cannot_be_decoded_says_so(studio: Studio) -> None:
    assert 'cannot decode this jpeg' in studio.call('image', message('jpeg', b'no jpeg', 4, 4))
    too_few = message('f4', np.zeros(3, '<f4'), 4, 4)
    assert studio.call('image', too_few) != ''
