# SPDX-License-Identifier: Apache-2.0
"""Image windows with real topics: the pixel that is pointed at is the one that is read."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
import pytest
from sensor_msgs.msg import Image
from support.viewer_page import ViewerPage

pytestmark = [pytest.mark.browser, pytest.mark.ros]

WIDTH, HEIGHT = 8, 6
SIZE = {'width': 1280, 'height': 800}
LAYOUT = """
version: 1
fixed_frame: map
discover: offer
displays:
  - topic: /depth
  - {topic: /metres, rotation: 90}
  - topic: /color
"""


def picture(encoding: str, pixels: NDArray[Any]) -> Image:
    """Return pixels (height, width) or (height, width, 3) as a message."""
    height, width = pixels.shape[:2]
    step = pixels.nbytes // height
    message = Image(height=height, width=width, encoding=encoding, step=step)
    message.data = pixels.tobytes()
    return message


@pytest.fixture(scope='module')
def url(lab: Any) -> str:
    """Three pictures, whose pixels are all different."""
    count = np.arange(WIDTH * HEIGHT).reshape(HEIGHT, WIDTH)
    lab.robot.latch('/depth', picture('16UC1', (count * 100).astype('<u2')))
    lab.robot.latch('/metres', picture('32FC1', (count / 10).astype('<f4')))
    red = np.zeros((HEIGHT, WIDTH, 3), 'u1')
    red[..., 0] = 200
    lab.robot.latch('/color', picture('rgb8', red))
    return lab.bridge(LAYOUT).url


def canvas(page: ViewerPage, topic: str) -> Any:
    return page.page.get_by_role('img', name=f'Picture of {topic}')


def read_at(
    lab: Any, page: ViewerPage, spot: tuple[str, int, int], shape: tuple[int, int], pixel: str
) -> str:
    """
    Point at (topic, column, row) of a picture of (width, height) as shown.

    Return what its card says, once that is of this pixel.
    """
    topic, column, row = spot
    box = canvas(page, topic).bounding_box()
    scale = min(box['width'] / shape[0], box['height'] / shape[1])
    left = box['x'] + (box['width'] - shape[0] * scale) / 2
    top = box['y'] + (box['height'] - shape[1] * scale) / 2
    page.page.mouse.move(left + (column + 0.5) * scale, top + (row + 0.5) * scale)
    window = page.page.get_by_role('region', name=f'Image {topic}')
    card = window.get_by_label('Pixel under the pointer')

    def said() -> str:
        text = ' '.join(card.inner_text().split())
        return text if text.startswith(f'{pixel} ') else ''

    return str(lab.wait(said, f'{pixel} of {topic} is read'))


def colours(page: ViewerPage, topic: str) -> Any:
    """Return the size of a picture and the colour of its first pixel, as shown."""
    return canvas(page, topic).evaluate(
        'it => [it.width, it.height, ...it.getContext("2d").getImageData(0, 0, 1, 1).data]'
    )


def test_pixels_are_read_with_their_units(lab: Any, url: str, open_page: Any) -> None:
    page = open_page(url, viewport=SIZE)
    for topic in ('/depth', '/metres', '/color'):
        lab.wait(lambda topic=topic: canvas(page, topic).count(), f'{topic} has a window')
    lab.wait(lambda: colours(page, '/metres')[:2] == [HEIGHT, WIDTH], 'it is turned as laid out')
    lab.wait(lambda: colours(page, '/color')[:2] == [WIDTH, HEIGHT], 'the colours are decoded')
    shape = (WIDTH, HEIGHT)
    turned = (HEIGHT, WIDTH)
    for spot, size, pixel, said in (
        (('/depth', 3, 2), shape, 'u 3 v 2', '1900 mm = 1.900 m'),
        (('/depth', 0, 0), shape, 'u 0 v 0', 'not measured (0)'),
        (('/metres', 5, 0), turned, 'u 0 v 0', '0 m'),
        (('/metres', 3, 2), turned, 'u 2 v 2', '1.8 m'),
    ):
        assert read_at(lab, page, spot, size, pixel) == f'{pixel} {said}'
    red = read_at(lab, page, ('/color', 3, 2), shape, 'u 3 v 2')
    assert red.startswith('u 3 v 2 ≈ rgb ')
    assert abs(int(red.split()[6]) - 200) < 8
    page.shot('image_windows')


def test_turned_and_coloured_in_the_window(lab: Any, url: str, open_page: Any) -> None:
    page = open_page(url, viewport=SIZE, color_scheme='dark')
    lab.wait(lambda: canvas(page, '/depth').count(), 'there is a window')
    lab.wait(lambda: colours(page, '/depth') == [WIDTH, HEIGHT, 0, 0, 0, 255], 'it is drawn')
    canvas(page, '/depth').hover()
    page.page.get_by_role('button', name='Turn /depth').click()
    lab.wait(lambda: colours(page, '/depth')[:2] == [HEIGHT, WIDTH], 'it lies on its side')
    views = {view['topic']: view['options'] for view in page.ask('layout')['views']}
    assert views['/depth'] == {'rotation': '90'}, 'it is part of the layout'
    corner = read_at(lab, page, ('/depth', HEIGHT - 1, 3), (HEIGHT, WIDTH), 'u 3 v 0')
    assert corner == 'u 3 v 0 300 mm = 0.300 m'
    page.page.get_by_role('button', name='Look of /depth').click()
    look = page.page.get_by_role('dialog', name='Look of /depth')
    look.get_by_label('Map').select_option('viridis')
    lab.wait(lambda: colours(page, '/depth')[2:] != [0, 0, 0, 255], 'it has other colours')
    before = colours(page, '/depth')
    look.get_by_text('fixed', exact=True).click()
    look.get_by_label('Max').fill('100')
    look.get_by_label('Max').press('Enter')
    lab.wait(lambda: colours(page, '/depth') != before, 'the range acts')
    page.shot('image_look_dark')
