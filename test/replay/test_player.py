# SPDX-License-Identifier: Apache-2.0
"""A recording goes as its viewers move it, and every page sees what was true at its time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
import time
from typing import Any

import pytest
from support.film import CLOUD, CLOUD_TEXT, START
from support.film import cloud as make_cloud
from support.page import Page
from support.recordings import LATCHED, write_mcap
from support.served import in_loop, soon

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.recordings.recording import Joined, Message, open_recording, Recording, Topic
from ros_viz_bridge.replay.asset_folders import AssetFolders
from ros_viz_bridge.replay.contents import Contents
from ros_viz_bridge.replay.shown import Shown
from ros_viz_bridge.replay.stage import Stage
from ros_viz_bridge.wire.display import Display, Topics
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.robot import Robot
from ros_viz_bridge.wire.session import Clock, Notice, TimeJumped
from ros_viz_bridge.wire.tf import Transforms
from ros_viz_bridge.wire.timeline import Playback, SeekTo, Timeline

PLAY = Playback(True, 1.0, False)
PAUSE = Playback(False, 1.0, False)


class SlowDisk(Joined):
    """A recording of which every look for what was true takes its time."""

    looks = 0
    seconds = 0.0

    def last(self, name: str, *, until: int) -> Message | None:
        type(self).looks += 1
        time.sleep(self.seconds)
        return super().last(name, until=until)


def slow_disk(film: Path, seconds: float) -> SlowDisk:
    SlowDisk.looks, SlowDisk.seconds = 0, seconds
    return SlowDisk((open_recording(film),))


@contextmanager
def playing(
    film: Path | Recording, folders: AssetFolders | None = None, **server: Any
) -> Iterator[str]:
    recording = open_recording(film) if isinstance(film, Path) else film
    stage = Stage(playing=False, folders=folders)
    with Server(port=0, now=stage.now, **server) as served:
        stage.attach(served)
        stage.show(Contents(recording), name='film.mcap')
        try:
            yield served.url
        finally:
            stage.close()


def cloud(at: float) -> Any:
    """Return a test for the cloud of a time: it has as many points as half seconds passed."""
    return lambda m: isinstance(m, PointCloud) and abs(m.stamp - START - at) < 1e-3


def passed(cloud: PointCloud, at: float) -> bool:
    """Tell whether a cloud is of a time or later: played fast, a page gets the newest."""
    return cloud.stamp - START - at > -1e-3


def base_at(x: float) -> Any:
    """Return a test for transforms in which base_link is at x at last."""
    return lambda m: (
        isinstance(m, Transforms)
        and 'base_link' in m.names
        and m.pose[m.child == m.names.index('base_link'), 0][-1:] == pytest.approx(x)
    )


@in_loop
async def test_a_page_sees_the_start_and_what_there_is(film: Path) -> None:
    with playing(film) as url:
        async with Page(url, interest=('/tf', '/points', '/map_points')) as page:
            timeline = await page.wait_for(Timeline)
            assert (timeline.name, timeline.start, timeline.end) == (
                'film.mcap',
                START,
                START + 30,
            )
            assert not timeline.playing
            topics = {info.topic: info for info in (await page.wait_for(Topics)).topics}
            assert 'does not describe' in topics['/odd'].note
            assert topics['/tf_static'].display == '/tf'
            await page.wait_for(base_at(0.0))
            await page.wait_for(lambda m: isinstance(m, PointCloud) and m.display == '/points')
            await page.wait_for(lambda m: isinstance(m, PointCloud) and m.display == '/map_points')
            clock = await page.wait_for(Clock)
            assert (clock.time, clock.simulated) == (START, True)


@in_loop
async def test_moved_it_shows_what_was_true_there(film: Path) -> None:
    with playing(film) as url:
        async with Page(url, interest=('/tf', '/points', '/map_points')) as page:
            await page.wait_for(cloud(0.0))
            for to in (20.2, 5.2):
                await page.send(SeekTo(START + to))
                jump = await page.wait_for(TimeJumped)
                assert jump.time == pytest.approx(START + to, abs=1e-3)
                await page.wait_for(base_at(to))
                found = await page.wait_for(cloud(int(to)))
                assert found.count == 2 * int(to) + 1
                again = await page.wait_for(
                    lambda m: isinstance(m, PointCloud) and m.display == '/map_points'
                )
                assert again.count == 1


@in_loop
async def test_played_it_goes_on_and_paused_it_stands(film: Path) -> None:
    with playing(film) as url:
        async with Page(url, interest=('/tf', '/points')) as page:
            await page.send(SeekTo(START + 10.0))
            await page.wait_for(cloud(10.0))
            await page.send(Playback(True, 10.0, False))
            for at in (10.5, 11.0, 12.0):
                await page.wait_for(lambda m, at=at: isinstance(m, PointCloud) and passed(m, at))
            await page.send(PAUSE)
            stood = await page.wait_for(
                lambda m: isinstance(m, Timeline) and not m.playing and m.time > START + 11
            )
            assert START + 12 <= stood.time < START + 30
            times = [
                (await page.wait_for(lambda m: isinstance(m, Clock) and m.time >= stood.time)).time
                for _ in range(3)
            ]
            assert times == [pytest.approx(stood.time, abs=1e-3)] * 3


@in_loop
async def test_its_end_stops_it_or_starts_it_again(film: Path) -> None:
    with playing(film) as url:
        async with Page(url, interest=('/tf',)) as page:
            await page.send(SeekTo(START + 29.8))
            await page.send(PLAY)
            ended = await page.wait_for(
                lambda m: isinstance(m, Timeline) and not m.playing and m.time == START + 30
            )
            assert ended.time == ended.end
            await page.send(Playback(True, 1.0, True))
            await page.wait_for(
                lambda m: isinstance(m, Timeline) and m.loop and m.time < START + 1
            )
            await page.send(SeekTo(START + 29.9))
            await page.wait_for(lambda m: isinstance(m, TimeJumped) and m.time == START)


@in_loop
async def test_who_looks_later_sees_what_is_true_now(film: Path) -> None:
    with playing(film) as url:
        async with Page(url, interest=('/tf',)) as page:
            await page.send(SeekTo(START + 7.1))
            await page.wait_for(base_at(7.1))
            await page.look_at('/tf', '/points')
            assert (await page.wait_for(cloud(7.0))).count == 15


@in_loop
async def test_viewers_cannot_move_it(film: Path) -> None:
    from ros_viz_bridge.core.access import Access

    access = Access(operator_token='drive-it', viewer_token='watch-it')
    with playing(film, access=access) as url:
        async with Page(url, token='watch-it', interest=('/tf',)) as page:
            await page.wait_for(Timeline)
            await page.send(SeekTo(START + 5))
            assert 'operator' in (await page.wait_for(Notice)).text


def base_xs(page: Page) -> list[float]:
    """Return where base_link was, of all transforms that came and were not taken; then take them.

    It is at a tenth more with every message of /tf.
    """
    found = [m for m in page.messages if isinstance(m, Transforms) and 'base_link' in m.names]
    return [
        round(float(x), 1) for m in found for x in m.pose[m.child == m.names.index('base_link'), 0]
    ]


def steps(first: float, last: float) -> list[float]:
    return [i / 10 for i in range(round(first * 10), round(last * 10) + 1)]


@in_loop
async def test_nothing_is_lost_while_what_was_true_is_read(film: Path) -> None:
    with playing(slow_disk(film, 0.3)) as url:
        async with Page(url, interest=('/tf',)) as page:
            await page.send(PLAY)
            await page.wait_for(Timeline)
            await page.send(SeekTo(START + 20.05))
            await page.wait_for(TimeJumped)
            page.messages.clear()
            await soon(lambda: any(x >= 21.0 for x in base_xs(page)))
            found = {x for x in base_xs(page) if 20.0 <= x <= 21.0}
            assert sorted(found) == steps(20.0, 21.0)


@in_loop
async def test_nothing_is_lost_when_another_display_is_looked_at(film: Path) -> None:
    with playing(slow_disk(film, 0.3)) as url:
        async with Page(url, interest=('/tf',)) as page:
            await page.send(SeekTo(START + 10.05))
            await page.wait_for(base_at(10.0))
            await page.send(PLAY)
            await page.wait_for(base_at(10.2))
            page.messages.clear()
            for displays in (('/points',), (), ('/points',)):
                await page.look_at('/tf', *displays)
                await asyncio.sleep(0.1)
            await soon(lambda: any(x >= 11.5 for x in base_xs(page)))
            # What was before may come once more, with the first page that looks at it.
            found = {x for x in base_xs(page) if 10.3 <= x <= 11.5}
            assert sorted(found) == steps(10.3, 11.5)
            stamps = [m.stamp for m in page.messages if isinstance(m, PointCloud)]
            assert START + 11.0 in stamps


@in_loop
async def test_the_end_is_shown_though_the_work_takes_longer_than_the_recording(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = Shown.show
    monkeypatch.setattr(Shown, 'show', lambda *args: (time.sleep(0.03), show(*args)))
    with playing(film) as url:
        async with Page(url, interest=('/tf',)) as page:
            await page.send(SeekTo(START + 25.05))
            await page.wait_for(base_at(25.0))
            await page.send(Playback(True, 5.0, False))
            await page.wait_for(
                lambda m: isinstance(m, Timeline) and not m.playing and m.time == START + 30
            )
            assert base_xs(page)[-1] == 30.0


@in_loop
async def test_of_many_moves_at_once_only_the_last_counts(film: Path) -> None:
    with playing(slow_disk(film, 0.3)) as url:
        async with Page(url, interest=('/tf', '/points')) as page:
            await page.wait_for(cloud(0.0))
            before = SlowDisk.looks
            for i in range(20):
                await page.send(SeekTo(START + i / 4))
                await asyncio.sleep(0.03)
            await page.send(SeekTo(START + 20.2))
            await page.wait_for(base_at(20.2))
            await page.wait_for(cloud(20.0))
            assert SlowDisk.looks - before < 20


@in_loop
async def test_a_robot_of_a_file_is_there_at_every_time(film: Path, tmp_path: Path) -> None:
    """The recording has no robot; the file that the layout names is shown, moved or not."""
    (tmp_path / 'arm.urdf').write_text('<robot name="arm"><link name="base"/></robot>')
    layout = tmp_path / 'layout.yaml'
    layout.write_text(f'displays: [{{type: robot, file: "file://{tmp_path}/arm.urdf"}}]')
    folders = AssetFolders([tmp_path])
    with playing(film, folders=folders, layout_file=str(layout)) as url:
        async with Page(url, interest=('/robot_description',)) as page:
            await page.wait_for(Robot)
            page.messages.clear()
            await page.send(SeekTo(START + 20.0))
            await page.wait_for(TimeJumped)
            await page.wait_for(Robot)


@in_loop
async def test_what_tells_of_viewers_of_then_is_offered_not_shown(tmp_path: Path) -> None:
    names = ('/map_points', '/ros_viz_bridge/camera/pose')
    topics = [Topic(name, CLOUD, LATCHED, 1, CLOUD_TEXT) for name in names]
    messages = [Message(START, name, make_cloud(0, 'map', 1)) for name in names]
    with playing(write_mcap(tmp_path / 'old.mcap', topics, messages)) as url:
        async with Page(url) as page:
            said = [await page.wait_for(Display) for _ in names]
            assert {one.topic: one.visible for one in said} == {names[0]: True, names[1]: False}
