# SPDX-License-Identifier: Apache-2.0
"""What viewers look at is recorded as it was published, and can be played and shown again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
import re

from geometry_msgs.msg import PoseStamped
import pytest
from rclpy.serialization import deserialize_message
from sensor_msgs.msg import PointCloud2
from std_srvs.srv import SetBool
from support.robot_messages import cloud, link, marker
from support.world import Robot, running_bridge, say, until
from visualization_msgs.msg import MarkerArray

from ros_viz_bridge.recordings.offered_qos import qos_of
from ros_viz_bridge.recordings.recording import open_recording
from ros_viz_bridge.replay.contents import Contents
from ros_viz_bridge.ros.recorder import Recorder
from ros_viz_bridge.wire.recording import Recording, SetRecording
from ros_viz_bridge.wire.session import Notice

NODE = '/ros_viz_bridge'


@pytest.fixture
def folder(tmp_path):
    return tmp_path / 'recorded'


@pytest.fixture
def recording_bridge(folder):
    with running_bridge(f'recordings.folder:={folder}') as node:
        yield node


def state(page, test):
    return page.wait_for(lambda m: isinstance(m, Recording) and test(m))


def test_what_is_shown_is_in_the_file_and_what_is_not_is_not(
    recording_bridge, robot, open_page, folder: Path
) -> None:
    robot.latch('/tf_static', link('map', 'lidar'))
    robot.latch('/walls', MarkerArray(markers=[marker(1)]))
    robot.latch('/unseen', MarkerArray(markers=[marker(1)]))
    shown = robot.publisher(PointCloud2, '/shown')
    other = robot.publisher(PointCloud2, '/other')
    camera = f'{NODE}/camera/pose'
    robot.publisher(PoseStamped, camera)
    page = open_page(recording_bridge, '/tf', '/walls', '/shown', camera)
    for name in (camera, '/unseen'):
        page.display(name)
    say(shown, cloud(count=1))
    page.status('/shown', lambda one: one.count == 1)
    page.send(SetRecording(True))
    state(page, lambda one: one.on)
    until(lambda: shown.get_subscription_count() == 2, 'the recorder listens, too')
    clouds = [cloud(count=n) for n in range(2, 6)]
    for one in clouds:
        shown.publish(one)
        other.publish(one)
    state(page, lambda one: one.on and one.messages >= 6)
    page.send(SetRecording(False))
    done = state(page, lambda one: not one.on and one.file)
    assert (done.problem, done.lost) == ('', 0)
    (file,) = folder.iterdir()
    assert done.file == str(file)
    recording = open_recording(file)
    topics = {topic.name: topic for topic in recording.topics}
    assert topics.keys() == {'/tf_static', '/walls', '/shown'}
    assert qos_of(topics['/tf_static']).latched
    assert not qos_of(topics['/shown']).latched
    found = recording.messages(['/shown'], since=0, until=2**62)
    # The last bytes are padding, of which every serialiser makes what it likes.
    assert [deserialize_message(m.data, PointCloud2) for m in found] == clouds
    (walls,) = recording.messages(['/walls'], since=0, until=2**62)
    said = deserialize_message(walls.data, MarkerArray)
    assert said == MarkerArray(markers=[marker(1)]), 'latched before it began'
    contents = Contents(recording)
    assert not contents.notes, 'it describes its types'


def test_ros_begins_and_ends_it_too(recording_bridge, robot, folder: Path) -> None:
    robot.latch('/tf_static', link('map', 'lidar'))
    client = robot.node.create_client(SetBool, f'{NODE}/record')
    until(client.service_is_ready, 'the service is there')
    for on in (True, False):
        future = client.call_async(SetBool.Request(data=on))
        until(future.done, 'the service answers')
        answer = future.result()
        assert answer.success
        assert Path(answer.message).parent == folder


def test_a_folder_that_cannot_be_written_is_said(tmp_path, robot, open_page) -> None:
    (tmp_path / 'file').write_text('')
    with running_bridge(f'recordings.folder:={tmp_path / "file"}') as bridge:
        page = open_page(bridge)
        page.send(SetRecording(True))
        said = state(page, lambda one: one.problem)
        assert 'cannot be written' in said.problem
        assert not said.on


def test_a_node_that_ends_completes_its_file(robot, open_page, folder: Path) -> None:
    robot.latch('/tf_static', link('map', 'lidar'))
    with running_bridge(f'recordings.folder:={folder}') as bridge:
        page = open_page(bridge, '/tf')
        page.display('/tf')
        page.send(SetRecording(True))
        state(page, lambda one: one.messages >= 1)
    (file,) = folder.iterdir()
    assert '/tf_static' in {topic.name for topic in open_recording(file).topics}


def test_it_begins_before_anything_is_shown(recording_bridge, robot, open_page) -> None:
    """Who records first and looks then has what was looked at."""
    page = open_page(recording_bridge)
    page.send(SetRecording(True))
    state(page, lambda one: one.on)
    page.send(SetRecording(True))
    publisher = robot.publisher(PointCloud2, '/shown')
    page.look_at('/shown')
    until(lambda: publisher.get_subscription_count() == 2, 'the recorder listens, too')
    publisher.publish(cloud())
    found = state(page, lambda one: one.messages or one.problem)
    assert (found.on, found.problem) == (True, '')


def test_a_topic_that_cannot_be_recorded_is_named_and_harms_no_other(
    robot, open_page, folder: Path, tmp_path: Path
) -> None:
    """The bridge publishes a topic of its own with another type than somebody else does."""
    layout = tmp_path / 'layout.yaml'
    layout.write_text('widgets: [{slider: Speed, topic: /shared, min: 0, max: 1}]')
    with running_bridge(f'layout_file:={layout}', f'recordings.folder:={folder}') as bridge:
        robot.latch('/walls', MarkerArray(markers=[marker(1)]))
        until(lambda: robot.node.count_publishers('/shared'))
        other = Robot('other')
        try:
            other.publisher(PointCloud2, '/shared')
            page = open_page(bridge, '/shared', '/walls')
            page.display('/shared')
            page.send(SetRecording(True))
            notice = page.wait_for(lambda m: isinstance(m, Notice) and 'not recorded' in m.text)
            assert notice.text.startswith('/shared is not recorded: ')
            state(page, lambda one: one.on and one.messages >= 1)
        finally:
            other.close()


def test_the_log_tells_of_a_recording_that_no_page_looks_at(
    recording_bridge, robot, open_page, folder: Path, capfd
) -> None:
    robot.latch('/walls', MarkerArray(markers=[marker(1)]))
    page = open_page(recording_bridge, '/walls')
    page.display('/walls')
    page.send(SetRecording(True))
    state(page, lambda one: one.messages >= 1)
    page.send(SetRecording(False))
    state(page, lambda one: not one.on and one.file)
    (file,) = folder.iterdir()
    who = f'operator {page.client_id}'
    log = ''

    def complete():
        nonlocal log
        log += capfd.readouterr().err
        return re.search(rf'{file}: {file.stat().st_size} bytes, \d+\.\d s; ended by {who}\n', log)

    until(complete, 'its end is told')
    assert f'recording to {file}, as {who} asked' in log


def test_a_recording_that_failed_does_not_harm_the_next(
    recording_bridge, robot, open_page, capfd
) -> None:
    robot.latch('/walls', MarkerArray(markers=[marker(1)]))
    page = open_page(recording_bridge, '/walls')
    page.display('/walls')
    page.send(SetRecording(True))
    state(page, lambda one: one.messages >= 1)

    def fail(*args, **named):
        raise OSError(28, 'No space left on device')

    recording_bridge.recorder._writing._writer.add = fail
    robot.latch('/walls', MarkerArray(markers=[marker(1)]))
    failed = state(page, lambda one: not one.on and one.problem)
    assert re.search(rf'{failed.file}: \d+ bytes.*No space left', capfd.readouterr().err)
    # A file is named after the second when it began.
    until(lambda: f'{datetime.now():%H-%M-%S}' not in failed.file)
    page.send(SetRecording(True))
    again = state(page, lambda one: one.messages >= 1 or one.file == failed.file and one.problem)
    assert again.on and again.file != failed.file


class Nothing:
    """A node and a server that do nothing."""

    def get_logger(self):
        return self

    def __getattr__(self, name):
        return lambda *words, **named: ''


def test_whatever_goes_wrong_the_service_answers(tmp_path: Path) -> None:
    """An exception would end the executor, and with it the node."""

    def sources():
        raise RuntimeError('no graph')

    recorder = Recorder(
        Nothing(), Nothing(), folder=lambda: tmp_path, sources=sources, ros_time=lambda: 0.0
    )
    answer = recorder._called(SetBool.Request(data=True), SetBool.Response())
    assert (answer.success, answer.message) == (False, 'RuntimeError: no graph')
    recorder.close()
