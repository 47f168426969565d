# SPDX-License-Identifier: Apache-2.0
"""One recording takes the place of another, and pages see the one that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import http.client
from pathlib import Path
import shutil
import tempfile
from urllib.parse import urlsplit

import pytest
from support.film import START
from support.page import Page
from support.served import in_loop

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.core.access import Access
from ros_viz_bridge.recordings.recording import open_recording, SUFFIXES
from ros_viz_bridge.replay.contents import Contents
from ros_viz_bridge.replay.stage import Stage
from ros_viz_bridge.runtime.uploads import UploadError, Uploads
from ros_viz_bridge.wire.client import Stop
from ros_viz_bridge.wire.display import Display, Topics
from ros_viz_bridge.wire.layouts import LayoutDocument, LayoutView, WriteLayout
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import Control, TimeJumped
from ros_viz_bridge.wire.tf import Transforms
from ros_viz_bridge.wire.timeline import Playback, SeekTo, Timeline


@contextmanager
def staged(**options: object) -> Iterator[tuple[Stage, Server]]:
    stage = Stage(playing=False)
    uploads = Uploads(stage.take, SUFFIXES)
    with Server(port=0, now=stage.now, uploads=uploads, **options) as server:  # type: ignore[arg-type]
        stage.attach(server)
        try:
            yield stage, server
        finally:
            stage.close()


def send(server: Server, page: Page, path: Path, name: str) -> tuple[int, str]:
    """Send a file as a page does."""
    address = urlsplit(server.url)
    connection = http.client.HTTPConnection('127.0.0.1', address.port or 0, timeout=60.0)
    try:
        connection.request('POST', f'/{page.hello.uploads}{name}', body=path.read_bytes())
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


@in_loop
async def test_a_page_opens_a_recording_and_another_in_its_place(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, 'tempdir', str(tmp_path))
    with staged() as (stage, server):
        async with Page(server.url, interest=('/tf', '/points')) as page:
            assert send(server, page, film, 'first.mcap') == (204, '')
            first = await page.wait_for(Timeline)
            assert (first.name, first.start) == ('first.mcap', START)
            await page.wait_for(Transforms)
            await page.send(SeekTo(START + 5))
            await page.wait_for(lambda m: isinstance(m, Timeline) and m.time == START + 5)
            kept = list(tmp_path.iterdir())
            assert send(server, page, film, 'second.mcap') == (204, '')
            gone = await page.wait_for(lambda m: isinstance(m, Remove) and m.key == '/tf')
            assert gone.display == '/tf'
            await page.wait_for(lambda m: isinstance(m, TimeJumped) and 'second' in m.reason)
            second = await page.wait_for(
                lambda m: isinstance(m, Timeline) and m.name == 'second.mcap'
            )
            assert second.time == START
            await page.wait_for(Transforms)
            assert len(list(tmp_path.iterdir())) == len(kept) == 1
            assert list(tmp_path.iterdir()) != kept
    assert list(tmp_path.iterdir()) == []


@in_loop
async def test_what_is_no_recording_changes_nothing(film: Path, tmp_path: Path) -> None:
    wrong = tmp_path / 'wrong.mcap'
    wrong.write_bytes(b'nonsense' * 100)
    with staged() as (stage, server):
        async with Page(server.url, interest=('/tf',)) as page:
            assert send(server, page, film, 'first.mcap')[0] == 204
            await page.wait_for(Topics)
            status, text = send(server, page, wrong, 'drive.mcap')
            assert (status, text.startswith('drive.mcap is no MCAP file')) == (422, True)
            assert str(tmp_path) not in text
            await page.send(SeekTo(START + 5))
            await page.wait_for(lambda m: isinstance(m, Timeline) and m.time == START + 5)


@in_loop
async def test_only_operators_send(film: Path) -> None:
    access = Access(operator_token='operator', viewer_token='viewer')
    with staged(access=access) as (_, server):
        async with (
            Page(server.url, token='viewer') as viewer,
            Page(server.url, token='operator') as operator,
        ):
            assert viewer.hello.uploads == ''
            assert viewer.hello.uploads_limit > 0
            secret = operator.hello.uploads
        async with Page(server.url, token='viewer') as late:
            late.hello = operator.hello
            assert secret and send(server, late, film, 'a.mcap')[0] == 403


@in_loop
async def test_a_layout_that_is_saved_is_how_it_is_offered(film: Path, tmp_path: Path) -> None:
    file = tmp_path / 'layout.yaml'
    with staged(layout_file=file, layout_writable=True) as (stage, server):
        sent = shutil.copy(film, tmp_path / 'sent.mcap')
        stage.take(Path(sent), 'film.mcap')
        async with Page(server.url) as page:
            await page.wait_for(lambda m: isinstance(m, Display) and m.topic == '/points')
            cloud = 'sensor_msgs/msg/PointCloud2'
            views = [LayoutView('/points', cloud, 'Points', True, {'alpha': 0.5})]
            layout = LayoutDocument('map', 'orbit', '', [], False, [], views)
            await page.send(WriteLayout(1, layout, 'file'))
            changed = await page.wait_for(lambda m: isinstance(m, Display) and m.title == 'Points')
            assert changed.options['alpha'] == 0.5
    assert 'title: Points' in file.read_text()


def test_a_file_that_is_refused_is_left_to_who_sent_it(tmp_path: Path) -> None:
    path = tmp_path / 'x.db3'
    path.write_bytes(b'no database')
    with staged() as (stage, _), pytest.raises(UploadError, match='^mine.db3 is no readable'):
        stage.take(path, 'mine.db3')
    assert path.exists()


@in_loop
async def test_a_stop_lets_the_recording_stand_until_it_is_played_again(film: Path) -> None:
    """Also where a viewer says it, and while outputs are stopped already."""
    access = Access(operator_token='operates', viewer_token='looks')
    with staged(access=access) as (stage, server):
        stage.show(Contents(open_recording(film)), name='film.mcap')
        async with (
            Page(server.url, interest=('/tf',), token='operates') as operator,
            Page(server.url, interest=('/tf',), token='looks') as viewer,
        ):
            for _ in range(2):
                await operator.send(Playback(playing=True, speed=0.5, loop=True))
                await operator.wait_for(lambda m: isinstance(m, Timeline) and m.playing)
                await viewer.send(Stop(reason=''))
                stood = await operator.wait_for(
                    lambda m: isinstance(m, Timeline) and not m.playing and m.speed == 0.5
                )
                assert stood.loop
            await operator.send(Playback(playing=True, speed=0.5, loop=True))
            await operator.wait_for(lambda m: isinstance(m, Timeline) and m.playing)
            # Lifting it is no stop.
            server.reset_stop()
            await operator.wait_for(
                lambda m: isinstance(m, Control) and m.stops == 2 and m.stopped_by == ''
            )
            await operator.send(SeekTo(START + 5))
            moved = await operator.wait_for(
                lambda m: isinstance(m, Timeline) and m.time >= START + 5
            )
            assert moved.playing
