# SPDX-License-Identifier: Apache-2.0
"""A recording in the browser, without ROS: its timeline is moved by hand, the scene follows."""

from __future__ import annotations

from pathlib import Path
import re
from typing import Any

import pytest
from support.film import START, write_film
from support.program import Program

pytestmark = pytest.mark.browser


@pytest.fixture(scope='module')
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a recording of 30 s."""
    return write_film(tmp_path_factory.mktemp('replay') / 'film.mcap')


@pytest.fixture(scope='module')
def url(lab: Any, film: Path) -> str:
    """Show the recording, paused at its start."""
    program: Program = lab.program('replay.main', str(film), '--port', '0', '--paused')
    found = lab.wait(lambda: re.search(r'open (http\S+)', program.output()), 'it serves')
    return str(found[1])


def base(page: Any) -> float | None:
    """Return x of base_link in map: the seconds since the start."""
    found = page.ask('lookup', 'map', 'base_link', 0)
    return round(found['position'][0], 3) if found['ok'] else None


def test_the_timeline_moves_the_scene(lab: Any, open_page: Any, url: str) -> None:
    page = open_page(url)
    lab.wait(lambda: base(page) == 0.0, 'the start is shown')
    lab.wait(lambda: page.elements('/map_points') == 1, 'what is latched is there')
    bar = page.page.get_by_role('region', name='Recording')
    assert '0:30.0' in bar.inner_text()
    box = bar.get_by_role('slider').locator('..').bounding_box()
    page.page.mouse.click(box['x'] + box['width'] / 2, box['y'] + box['height'] / 2)
    lab.wait(lambda: abs((base(page) or 0) - 15) < 1, 'half of it is shown')
    lab.wait(lambda: page.elements('/points') in range(27, 35), 'the cloud of that time is shown')
    assert page.elements('/map_points') == 1
    page.shot('replay_paused')
    stood = base(page)
    bar.get_by_label('Speed').select_option('5')
    bar.get_by_role('button', name='Play', exact=True).click()
    lab.wait(lambda: (base(page) or 0) > stood + 2, 'it goes on')
    bar.get_by_role('button', name='Pause').click()
    bar.get_by_role('slider').focus()
    page.page.keyboard.press('Home')
    lab.wait(lambda: base(page) == 0.0, 'back at the start')
    lab.wait(lambda: page.elements('/points') == 1, 'with its cloud')
    status = page.ask('status')
    assert status['simulatedTime']
    assert START <= status['rosTime'] < START + 2


DROP = """([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    const options = { bubbles: true, cancelable: true, dataTransfer: files };
    document.body.dispatchEvent(new DragEvent(kind, options));
  }
}"""


def test_a_recording_is_dropped_on_an_empty_page(lab: Any, open_page: Any, film: Path) -> None:
    """It is sent and shown; what is none is refused in words; another takes its place."""
    program: Program = lab.program('replay.main', '--port', '0', '--paused')
    found = lab.wait(lambda: re.search(r'open (http\S+)', program.output()), 'it serves')
    page = open_page(found[1], color_scheme='dark', reduced_motion='reduce')
    page.page.get_by_text('Drop a recording here').wait_for()
    page.shot('replay_empty_dark')
    page.page.evaluate(DROP, ['wrong.mcap', 'nonsense'])
    page.page.get_by_text('wrong.mcap is no MCAP file').first.wait_for()
    # The browser says itself that the server refused it.
    lab.wait(lambda: page.complaints, 'the browser has said so')
    page.complaints[:] = [one for one in page.complaints if 'status of 422' not in one]
    page.page.evaluate(DROP, ['photo.png', 'nonsense'])
    page.page.get_by_text('photo.png was not opened').first.wait_for()
    page.page.get_by_role('button', name='Open a recording').click()
    page.choose(film)
    lab.wait(lambda: base(page) == 0.0, 'its start is shown')
    assert page.page.get_by_text('Drop a recording here').count() == 0
    slider = page.page.get_by_role('region', name='Recording').get_by_role('slider')
    slider.focus()
    page.page.keyboard.press('End')
    lab.wait(lambda: base(page) == 30.0, 'its end is shown')
    page.shot('replay_opened_dark')
    other = film.with_name('other.mcap')
    write_film(other)
    page.page.get_by_role('button', name='Open another recording').click()
    page.choose(other)
    page.page.get_by_text('other.mcap').first.wait_for()
    lab.wait(lambda: base(page) == 0.0, 'the other one is shown from its start')
    layout = 'fixed_frame: base_link'
    page.page.evaluate(DROP, ['mine.yaml', layout])
    lab.wait(lambda: page.ask('status')['fixedFrame'] == 'base_link', 'the layout is shown')


def test_two_pages_see_one_time(lab: Any, open_page: Any, url: str) -> None:
    one, other = open_page(url), open_page(url)
    for page in (one, other):
        lab.wait(lambda page=page: base(page) is not None, 'the recording is shown')
    slider = one.page.get_by_role('region', name='Recording').get_by_role('slider')
    slider.focus()
    one.page.keyboard.press('End')
    lab.wait(lambda: base(one) == base(other) == 30.0, 'both are at the end')


def test_phone(lab: Any, open_page: Any, url: str) -> None:
    page = open_page(url, viewport={'width': 390, 'height': 844})
    lab.wait(lambda: base(page) is not None, 'the recording is shown')
    bar = page.page.get_by_role('region', name='Recording').bounding_box()
    assert bar['width'] <= 390
    page.shot('replay_phone')
