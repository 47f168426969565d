# SPDX-License-Identifier: Apache-2.0
"""Whose ROS is used: mixing wheels with an installed ROS would break both."""

from __future__ import annotations

from pathlib import Path

import pytest

from dev.origin import find_origin, Origin
from dev.steps import SetupError


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    (tmp_path / 'ros' / 'lib' / 'python3.12' / 'site-packages' / 'rclpy').mkdir(parents=True)
    return tmp_path / 'ros'


def test_without_ros_the_wheels_are_kilted() -> None:
    assert find_origin({}) == Origin('kilted', sourced=False, venv_name='.venv')


def test_a_sourced_ros_is_used(installed: Path) -> None:
    env = {'ROS_DISTRO': 'jazzy', 'AMENT_PREFIX_PATH': f'/nowhere:{installed}'}
    assert find_origin(env) == Origin('jazzy', sourced=True, venv_name='.venv')


def test_a_workspace_without_rclpy_is_no_ros(tmp_path: Path) -> None:
    assert not find_origin({'AMENT_PREFIX_PATH': str(tmp_path)}).sourced


def test_our_own_environment_is_no_installed_ros(installed: Path) -> None:
    assert not find_origin({'AMENT_PREFIX_PATH': str(installed)}, venv=installed).sourced


def test_wheels_asked_for_win_and_have_an_environment_of_their_own(installed: Path) -> None:
    env = {'ROS_WHEELS': 'jazzy', 'AMENT_PREFIX_PATH': str(installed)}
    assert find_origin(env) == Origin('jazzy', sourced=False, venv_name='.venv-jazzy')


def test_wheels_that_do_not_exist_are_refused() -> None:
    with pytest.raises(SetupError, match="ROS_WHEELS is 'noetic'.*kilted and jazzy"):
        find_origin({'ROS_WHEELS': 'noetic'})


def test_the_oldest_libraries_have_an_environment_of_their_own() -> None:
    found = find_origin({'LIBRARIES': 'oldest'})
    assert (found.venv_name, found.oldest) == ('.venv-oldest', True)


def test_the_oldest_libraries_are_those_that_the_package_asks_for() -> None:
    """No requirement is newer than what is tried as the oldest, and of each library one is."""
    folder = Path(__file__).parents[2] / 'dev'
    lines = (folder / 'requirements-oldest.txt').read_text().splitlines()
    oldest = dict(line.split('==') for line in lines if '==' in line)
    for line in (folder / 'requirements-run.txt').read_text().splitlines():
        name, _, least = line.partition('>=')
        if least and name != 'simplejpeg':  # Ubuntu has none; it is optional
            assert numbers(oldest[name]) >= numbers(least), name


def numbers(version: str) -> list[int]:
    return [int(each) for each in version.split('.')]
