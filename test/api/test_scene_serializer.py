# SPDX-License-Identifier: Apache-2.0
"""A script saves what it shows: as a recording, as a page."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterator
import gc
import io
from pathlib import Path
import re
import threading
from typing import Any

import pytest
from support.scene import pose

import ros_viz_bridge
from ros_viz_bridge.runtime.pages import NOT_BUILT, STATIC
from ros_viz_bridge.wire.scene_recording import read_recording, Record, RecordingWriter


@pytest.fixture
def server() -> Iterator[Any]:
    with ros_viz_bridge.Server(port=0, label='Arm <3>') as made:
        yield made


def times(data: bytes) -> list[float]:
    return [record.time for record in read_recording(io.BytesIO(data))]


def test_its_time_is_what_the_script_says(server: Any) -> None:
    server.publish(pose('k', 0.0))
    film = server.get_scene_serializer()
    for i in range(3):
        film.insert_sleep(0.5)
        server.publish(pose('k', float(i)))
    film.insert_sleep(1.0)
    assert times(film.serialize()) == [0.0, 0.0, 0.5, 1.0, 1.5, 2.5]


def test_it_ends_when_it_is_asked_for(server: Any) -> None:
    film = server.get_scene_serializer()
    once = film.serialize()
    server.publish(pose('k', 0.0))
    assert film.serialize() == once
    with pytest.raises(RuntimeError, match='has ended'):
        film.insert_sleep(1.0)


def test_two_at_once_do_not_disturb_each_other(server: Any) -> None:
    first, second = server.get_scene_serializer(), server.get_scene_serializer(wall_clock=True)
    first.insert_sleep(100.0)
    server.publish(pose('k', 0.0))
    assert times(first.serialize())[-1] == 100.0
    assert 0.0 <= times(second.serialize())[-1] < 100.0


def test_a_server_that_nobody_asked_yet_is_recorded_too() -> None:
    with ros_viz_bridge.Server(serve=False) as server:
        server.publish(pose('k', 0.0))
        assert len(times(server.get_scene_serializer().serialize())) == 3


def test_one_that_is_dropped_takes_nothing_down_any_more(server: Any) -> None:
    film = server.get_scene_serializer()
    server.publish(pose('k', 0.0))
    server.flush()
    assert len(server._hub.receivers) == 1
    del film
    gc.collect()
    server.flush()
    server.flush()
    assert not server._hub.receivers


def test_compressing_is_left_to_who_asks(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    write = RecordingWriter.write

    def noted(writer: RecordingWriter, record: Record) -> None:
        threads.append(threading.current_thread().name)
        write(writer, record)

    monkeypatch.setattr(RecordingWriter, 'write', noted)
    film = server.get_scene_serializer()
    server.publish(pose('k', 0.0))
    assert len(times(film.serialize())) == 3
    assert set(threads) == {threading.current_thread().name}


@pytest.mark.parametrize('duration', [-1.0, float('nan'), float('inf')])
def test_time_does_not_go_back(server: Any, duration: float) -> None:
    with pytest.raises(ValueError, match='duration must be seconds'):
        server.get_scene_serializer().insert_sleep(duration)


def test_it_can_be_asked_for_on_the_loop_too(server: Any) -> None:
    film = server.get_scene_serializer()
    server.publish(pose('k', 0.0))

    async def ask() -> bytes:
        return film.serialize()

    future = asyncio.run_coroutine_threadsafe(ask(), server.get_event_loop())
    assert len(times(future.result(30))) == 3


def test_a_page_has_all_in_it(server: Any, tmp_path: Path) -> None:
    if not (STATIC / 'standalone.html').exists():
        pytest.skip(NOT_BUILT)
    server.publish(pose('k', 0.0))
    film = server.get_scene_serializer()
    film.save(tmp_path / 'scene.html')
    page = (tmp_path / 'scene.html').read_text()
    assert '<title>Arm &lt;3&gt;</title>' in page
    assert not re.search(r'<(script|link)[^>]*(src|href)="(?!data:)', page)
    found = re.search(r'id="scene-recording" data-theme="">([^<]*)</script></body>', page)
    assert found is not None
    film.save(tmp_path / 'scene.rvb')
    assert base64.b64decode(found.group(1)) == (tmp_path / 'scene.rvb').read_bytes()


def test_a_notebook_is_what_show_needs(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__('sys').modules, 'IPython.display', None)
    with pytest.raises(ImportError, match='pip install ipython'):
        server.get_scene_serializer().show()
