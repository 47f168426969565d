# SPDX-License-Identifier: Apache-2.0
"""What the demo starts, and that it can meet nobody's robot."""

from __future__ import annotations

from pathlib import Path
import socket
import sys

import pytest

from ros_viz_bridge.demo import run
from ros_viz_bridge.demo.children import Child


def planned(*words: str) -> list[Child]:
    return run.plan(run._parse(['--port', '0', *words]))


def test_by_default_the_bridge_and_the_robot() -> None:
    bridge, robot = planned()
    assert bridge.command[:3] == (sys.executable, '-m', 'ros_viz_bridge.ros.main')
    assert 'host:=127.0.0.1' in bridge.command and 'use_sim_time:=false' in bridge.command
    assert any(word.endswith('demo_layout.yaml') for word in bridge.command)
    assert robot.command[-1] == 'ros_viz_bridge.demo.node' and not robot.may_end


def test_a_recording_brings_its_own_time_and_may_end(tmp_path: Path) -> None:
    (tmp_path / 'a.mcap').touch()
    bridge, player = planned('--bag', str(tmp_path / 'a.mcap'), '--rate', '2', '--loop')
    assert 'use_sim_time:=true' in bridge.command
    assert {'--clock', '--loop', '2.0'} <= set(player.command)
    assert player.may_end


def test_a_cloud(tmp_path: Path) -> None:
    (tmp_path / 'a.ply').touch()
    _, publisher = planned('--cloud', str(tmp_path / 'a.ply'))
    assert publisher.command[-2:] == ('ros_viz_bridge.demo.publish_cloud', str(tmp_path / 'a.ply'))


def test_an_arm_for_a_headset() -> None:
    bridge, arm = planned('--teleop')
    assert any(word.endswith('teleop_demo.yaml') for word in bridge.command)
    assert arm.command[-1] == 'ros_viz_bridge.demo.arm_node' and not arm.may_end


def test_the_domain_is_the_demos_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('ROS_DOMAIN_ID', '0')
    monkeypatch.setenv('ROS_AUTOMATIC_DISCOVERY_RANGE', 'SUBNET')
    monkeypatch.delenv(run.DOMAIN_VARIABLE, raising=False)
    monkeypatch.setenv('ROS_STATIC_PEERS', '192.0.2.1')
    monkeypatch.setenv('ROS_DISCOVERY_SERVER', '192.0.2.1:11811')
    env = run.environment()
    assert (env['ROS_DOMAIN_ID'], env['ROS_AUTOMATIC_DISCOVERY_RANGE']) == ('77', 'LOCALHOST')
    assert not {'ROS_STATIC_PEERS', 'ROS_DISCOVERY_SERVER'} & env.keys()
    monkeypatch.setenv(run.DOMAIN_VARIABLE, '78')
    assert run.environment()['ROS_DOMAIN_ID'] == '78'


def test_files_that_are_not_there_and_ports_in_use_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        planned('--bag', 'none.mcap')
    assert 'there is no file none.mcap' in capsys.readouterr().err
    with socket.create_server(('127.0.0.1', 0)) as taken:
        with pytest.raises(SystemExit):
            run._parse(['--port', str(taken.getsockname()[1])])
    assert 'is in use: choose another' in capsys.readouterr().err


def test_config_files_are_found_in_the_source_tree_or_named() -> None:
    assert run.config_file('demo_layout.yaml').exists()
    with pytest.raises(FileNotFoundError, match=r'none.yaml is not in'):
        run.config_file('none.yaml')
