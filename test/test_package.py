# SPDX-License-Identifier: Apache-2.0
"""What ROS reads of the package: manifest, metadata, commands, config and launch files."""

from __future__ import annotations

import importlib
import importlib.metadata
from pathlib import Path
import re
import runpy
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree

import pytest
import setuptools
import yaml

from ros_viz_bridge.layout.migrations import VERSION

ROOT = Path(__file__).resolve().parents[1]
NAME = 'ros_viz_bridge'
ROSDEP_KEYS = {
    'nodejs',
    'npm',
    'python3-cryptography',
    'python3-fastapi',
    'python3-numpy',
    'python3-orjson',
    'python3-pil',
    'python3-psutil',
    'python3-pytest',
    'python3-transforms3d',
    'python3-uvicorn',
    'python3-websockets',
    'python3-yaml',
}
"""Keys of rosdep that were looked up; every other dependency is a ROS package."""


@pytest.fixture(scope='module')
def manifest() -> ElementTree.Element:
    return ElementTree.parse(ROOT / 'package.xml').getroot()


def handed(*words: str) -> dict[str, Any]:
    """Return what setup.py, run with these words, hands to setuptools."""
    given: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setuptools, 'setup', lambda **words: given.update(words))
        patch.setattr(sys, 'argv', ['setup.py', *words])
        runpy.run_path(str(ROOT / 'setup.py'))
    return given


@pytest.fixture(scope='module')
def metadata() -> dict[str, Any]:
    return handed('bdist_wheel')


def dependencies(manifest: ElementTree.Element) -> set[str]:
    return {str(tag.text) for tag in manifest if tag.tag.endswith('depend')}


def test_the_manifest_is_format_3_and_ament_python(manifest: ElementTree.Element) -> None:
    assert manifest.attrib['format'] == '3'
    assert manifest.findtext('export/build_type') == 'ament_python'
    assert manifest.findtext('name') == NAME
    assert (ROOT / 'resource' / NAME).exists()


def test_every_dependency_is_a_known_key_or_a_ros_package(manifest: ElementTree.Element) -> None:
    others = dependencies(manifest) - ROSDEP_KEYS
    assert all(re.fullmatch(r'[a-z][a-z0-9_]+', key) for key in others), others


def test_every_message_package_that_is_imported_is_a_dependency(
    manifest: ElementTree.Element,
) -> None:
    pattern = re.compile(
        r'^\s*(?:from|import) (\w+_msgs|\w+_interfaces|std_srvs|rclpy|ament_index_python)\b',
        re.MULTILINE,
    )
    used = {
        name for file in (ROOT / NAME).rglob('*.py') for name in pattern.findall(file.read_text())
    }
    assert 'rclpy' in used
    assert used <= dependencies(manifest)


def test_setup_agrees_with_the_manifest(
    manifest: ElementTree.Element, metadata: dict[str, Any]
) -> None:
    assert metadata['name'] == NAME
    assert metadata['version'] == manifest.findtext('version')
    assert metadata['license'] == manifest.findtext('license') == 'Apache-2.0'
    assert metadata['version'] == importlib.import_module(NAME).__version__


def test_the_changelog_speaks_of_this_version(manifest: ElementTree.Element) -> None:
    text = (ROOT / 'CHANGELOG.rst').read_text()
    newest = re.search(r'^(\d+\.\d+\.\d+) \(.+\)\n-+$', text, re.MULTILINE)
    assert newest is not None and newest.group(1) == manifest.findtext('version')


def test_everything_ros_looks_up_is_installed(metadata: dict[str, Any]) -> None:
    data_files = metadata['data_files']
    installed = {Path(folder) / Path(file).name for folder, files in data_files for file in files}
    share = Path('share') / NAME
    wanted = {Path('share/ament_index/resource_index/packages') / NAME, share / 'package.xml'}
    for folder in ('launch', 'config'):
        wanted |= {share / folder / p.name for p in (ROOT / folder).iterdir() if p.is_file()}
    wanted |= {share / 'meshes' / p.name for p in (ROOT / NAME / 'demo' / 'meshes').iterdir()}
    assert installed == wanted
    assert all((ROOT / file).exists() for _, files in data_files for file in files)


def test_every_package_folder_is_installed(metadata: dict[str, Any]) -> None:
    folders = {p.parent.relative_to(ROOT) for p in (ROOT / NAME).rglob('*.py')}
    assert {Path(name.replace('.', '/')) for name in metadata['packages']} == folders


@pytest.mark.parametrize(
    ('word', 'wanted'),
    [
        ('install', {'bridge', 'demo_robot', 'play', 'publish_cloud', 'replay'}),
        ('develop', {'bridge', 'demo_robot', 'play', 'publish_cloud', 'replay'}),
        ('bdist_wheel', {'ros-viz-bridge'}),
    ],
)
def test_every_command_can_be_called(word: str, wanted: set[str]) -> None:
    """What colcon installs is for ``ros2 run``; on PATH there is nothing of a general name."""
    pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')
    commands = handed(word)['entry_points']['console_scripts']
    names = {command.split(' = ')[0] for command in commands}
    assert wanted <= names
    assert word != 'bdist_wheel' or names == wanted
    for command in commands:
        module, function = command.split(' = ')[1].split(':')
        assert callable(getattr(importlib.import_module(module), function))


def test_a_script_in_the_folder_of_the_clone_finds_the_package(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    words = [sys.executable, '-c', f'import {NAME}; {NAME}.Server']
    subprocess.run(words, cwd=tmp_path, check=True, timeout=120)


def test_the_parameter_file_is_for_any_node_name() -> None:
    content = yaml.safe_load((ROOT / 'config' / 'bridge.yaml').read_text())
    (node,) = content
    assert list(content[node]) == ['ros__parameters']
    assert content[node]['ros__parameters']['host'] == '127.0.0.1'


@pytest.mark.parametrize('name', ['demo', 'recording', 'cloud'])
def test_layouts_load(name: str) -> None:
    content = yaml.safe_load((ROOT / 'config' / f'{name}_layout.yaml').read_text())
    assert content['version'] == VERSION
    topics = [display['topic'] for display in content['displays']]
    assert len(topics) == len(set(topics))


@pytest.mark.parametrize(
    'path', sorted((ROOT / 'launch').glob('*.launch.py')), ids=lambda path: path.name
)
def test_launch_files_are_right(path: Path) -> None:
    pytest.importorskip('launch_ros', reason='launch_ros is not installed: it has no wheel')
    from launch import LaunchContext
    from launch.actions import DeclareLaunchArgument

    description = runpy.run_path(str(path))['generate_launch_description']()
    names = {a.name for a in description.entities if isinstance(a, DeclareLaunchArgument)}
    assert 'port' in names
    context = LaunchContext()
    for entity in description.entities:
        if isinstance(entity, DeclareLaunchArgument):
            entity.execute(context)
            assert entity.description


@pytest.mark.parametrize(
    ('given', 'parameters', 'transports'),
    [
        ({}, {}, {}),
        ({'port': '9000', 'host': '::'}, {'port': 9000, 'host': '::'}, {}),
        ({'layout': 'a.yaml'}, {'layout_file': 'a.yaml'}, {}),
        ({'use_sim_time': 'True'}, {'use_sim_time': True}, {}),
        ({'transports': 'LARGE_DATA'}, {}, {'FASTDDS_BUILTIN_TRANSPORTS': 'LARGE_DATA'}),
    ],
)
def test_only_launch_arguments_that_are_given_reach_the_node(
    given: dict[str, str], parameters: dict[str, Any], transports: dict[str, str]
) -> None:
    pytest.importorskip('launch_ros', reason='launch_ros is not installed: it has no wheel')
    from launch import LaunchContext
    from launch.utilities import perform_substitutions
    from launch_ros.utilities import evaluate_parameters

    launch_file = runpy.run_path(str(ROOT / 'launch' / 'bridge.launch.py'))
    context = LaunchContext()
    empty = dict.fromkeys(launch_file['ARGUMENTS'], '')
    context.launch_configurations.update(empty | {'params_file': 'x.yaml'} | given)
    (node,) = launch_file['start_bridge'](context)
    assert (node.node_package, node.node_executable) == (NAME, 'bridge')
    first, *rest = evaluate_parameters(context, node._Node__parameters)
    assert first == Path('x.yaml')
    assert rest == ([parameters] if parameters else [])
    words = (
        perform_substitutions(context, pair) for both in node.additional_env or () for pair in both
    )
    assert dict(zip(*[iter(words)] * 2, strict=True)) == transports
