# SPDX-License-Identifier: Apache-2.0
"""Type names become classes, or a sentence about what to install."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from std_msgs.msg import String

from ros_viz_bridge.topics import message_types
from ros_viz_bridge.topics.message_types import interface_class, message_class, missing_note


def test_installed_types_are_found():
    """Every display of an installed package works."""
    assert message_class('std_msgs/msg/String') is String
    assert missing_note('std_msgs/msg/String') == ''


@pytest.mark.parametrize(
    'name', ['', 'a', 'a/b', 'a/b/c/d', 'os/path/join', '../msg/X', 'std_msgs/msg/Nix', '/msg/X']
)
def test_what_is_no_type_is_none(name):
    """Names from the graph are hostile until proven harmless."""
    assert message_class(name) is None


def test_names_from_the_graph_import_nothing(tmp_path, monkeypatch):
    """Whoever invents a type cannot have a module of his choice run."""
    (tmp_path / 'harmful_module.py').write_text('raise SystemExit("was run")')
    (tmp_path / 'harmful_package').mkdir()
    (tmp_path / 'harmful_package' / '__init__.py').write_text('raise SystemExit("was run")')
    monkeypatch.syspath_prepend(tmp_path)
    for name in ('harmful_module/msg/X', 'harmful_package/msg/X', 'harmful_package/__init__/X'):
        assert message_class(name) is None
    assert message_class('__main__/msg/X') is None


def test_broken_package_counts_as_none(tmp_path, monkeypatch, caplog):
    """One whose libraries are gone does not take the other displays with it."""
    (tmp_path / 'broken_msgs' / 'msg').mkdir(parents=True)
    (tmp_path / 'broken_msgs' / '__init__.py').touch()
    (tmp_path / 'broken_msgs' / 'msg' / '__init__.py').write_text('raise RuntimeError("library")')
    monkeypatch.syspath_prepend(tmp_path)
    assert message_class('broken_msgs/msg/X') is None
    assert 'the messages of broken_msgs cannot be imported' in caplog.text


@pytest.mark.parametrize(
    ('name', 'meant'),
    [
        ('std_msgs/msg/Flaot64', 'has no msg Flaot64; did you mean Float64?'),
        ('std_srvs/srv/SetBol', 'has no srv SetBol; did you mean SetBool?'),
        ('std_msg/msg/Float64', '; did you mean std_msgs?'),
    ],
)
def test_a_misspelt_type_is_asked_what_it_meant(name, meant):
    """The layout's author sees the typo without looking the type up."""
    with pytest.raises(LookupError) as error:
        interface_class(name)
    assert str(error.value).endswith(meant)


@pytest.mark.parametrize(
    ('package', 'meant'),
    [
        ('moveit_msgs', ''),
        ('px4_msgs', ''),
        ('can_msgs', ''),
        ('nav2_msgs', ''),
        ('apriltag_msgs', ''),
        ('foo_interfaces', ''),
        ('geomtry_msgs', 'geometry_msgs'),
        ('geometry_msg', 'geometry_msgs'),
        ('trajectorymsgs', 'trajectory_msgs'),
        ('rcl_interface', 'rcl_interfaces'),
        ('std_srvs', 'std_msgs'),
    ],
)
def test_a_package_that_is_not_installed_is_no_misspelt_other_one(
    tmp_path, monkeypatch, package, meant
):
    """Nearly all end alike: that alone makes none of them near."""
    for one in ('vision', 'shape', 'nav', 'map', 'tf2', 'geometry', 'trajectory', 'std', 'sensor'):
        (tmp_path / f'{one}_msgs' / 'msg').mkdir(parents=True)
        (tmp_path / f'{one}_msgs' / 'msg' / '__init__.py').touch()
    (tmp_path / 'rcl_interfaces' / 'msg').mkdir(parents=True)
    (tmp_path / 'rcl_interfaces' / 'msg' / '__init__.py').touch()
    monkeypatch.setattr(message_types.sys, 'path', [str(tmp_path)])
    with pytest.raises(LookupError) as error:
        interface_class(f'{package}/msg/X')
    _, _, asked = str(error.value).partition('; did you mean ')
    assert asked == (meant and f'{meant}?')


def test_missing_package_is_named_as_apt_has_it(monkeypatch):
    """The user can copy the name."""
    monkeypatch.setenv('ROS_DISTRO', 'jazzy')
    assert 'ros-jazzy-foo-bar-msgs' in missing_note('foo_bar_msgs/msg/X')
    assert missing_note('foo_bar_msgs/action/Go_FeedbackMessage') == ''


def test_a_package_that_is_installed_later_is_found(tmp_path, monkeypatch):
    """Nobody restarts a bridge because a colleague ran apt."""
    now = [100.0]
    monkeypatch.setattr(message_types.time, 'monotonic', lambda: now[0])
    monkeypatch.syspath_prepend(tmp_path)
    assert message_class('late_msgs/msg/X') is None
    (tmp_path / 'late_msgs' / 'msg').mkdir(parents=True)
    (tmp_path / 'late_msgs' / '__init__.py').touch()
    (tmp_path / 'late_msgs' / 'msg' / '__init__.py').write_text('class X: pass')
    assert message_class('late_msgs/msg/X') is None
    now[0] += 11.0
    assert message_class('late_msgs/msg/X').__name__ == 'X'
    assert missing_note('late_msgs/msg/X') == ''


def test_invented_names_are_not_kept_without_end():
    """Somebody may put new types into the graph all day."""
    for i in range(3 * message_types.MOST_MISSING):
        assert message_class(f'no/such/type{i}') is None
    assert len(message_types._missing) <= message_types.MOST_MISSING


def test_two_threads_that_look_at_once_both_find_it(tmp_path, monkeypatch):
    """The first import of a package takes a while; nobody is told meanwhile that it is missing."""
    (tmp_path / 'slow_msgs' / 'msg').mkdir(parents=True)
    (tmp_path / 'slow_msgs' / '__init__.py').touch()
    (tmp_path / 'slow_msgs' / 'msg' / '__init__.py').write_text(
        'import time\ntime.sleep(0.3)\nclass X: pass\n'
    )
    monkeypatch.syspath_prepend(tmp_path)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(message_class, ['slow_msgs/msg/X'] * 4))
    assert [one.__name__ for one in found] == ['X'] * 4
