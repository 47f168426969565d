# SPDX-License-Identifier: Apache-2.0
"""The command: it says where the page is, what is wrong, and ends cleanly."""

from __future__ import annotations

from collections.abc import Mapping
import gc
import os
from pathlib import Path
import re
import signal
import socket
import subprocess
import sys
from types import MappingProxyType, SimpleNamespace
import urllib.request

import pytest

from ros_viz_bridge.ros import main as command
from ros_viz_bridge.ros import node

pytestmark = pytest.mark.ros
COMMAND = [sys.executable, '-m', 'ros_viz_bridge.ros.main']
ROOT = Path(__file__).parents[2]


def start(*arguments: str, env: Mapping[str, str] = MappingProxyType({})) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, 'PYTHONPATH': str(ROOT), **env},
    )


def refusal(*arguments: str) -> str:
    """Return the last line of a command that does not start, which must be no traceback."""
    process = start(*arguments)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1, (out, err)
    assert 'Traceback' not in err
    assert out == ''
    return err.strip().splitlines()[-1]


@pytest.mark.parametrize('number', [signal.SIGINT, signal.SIGTERM])
def test_prints_its_url_and_ends_with_zero(number):
    """Launch files and people end it as any node."""
    process = start('--ros-args', '-p', 'port:=0')
    try:
        line = process.stdout.readline()
        found = re.fullmatch(r'ros_viz_bridge: open (http://127\.0\.0\.1:\d+/)\n', line)
        assert found, line
        with urllib.request.urlopen(found[1], timeout=30) as answer:
            assert answer.status == 200
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, out, err) == (0, '', '')


@pytest.mark.parametrize('number', [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize('module', ['rclpy', 'numpy', 'ros_viz_bridge.ros.node'])
def test_ends_cleanly_while_it_starts(module, number):
    """Whoever presses Ctrl+C at once sees no traceback either."""
    process = start('--ros-args', '-p', 'port:=0', env={'PYTHONPROFILEIMPORTTIME': '1'})
    try:
        for line in process.stderr:
            if line.split('|')[-1].strip() == module:
                break
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0
    assert 'Traceback' not in err


@pytest.mark.parametrize(
    ('argument', 'said'),
    [
        ('port:=70000', 'Parameter port is 70000, but must be a whole number from 0 to 65535'),
        ('prot:=1', 'Parameter prot does not exist: did you mean port?'),
        ('auth.viewer_tokn:=very secret', 'Parameter auth.viewer_tokn does not exist'),
        ("host:='0.0.0.0'", 'auth.operator_token'),
        ('layout_file:=/nowhere.yaml', '/nowhere.yaml: the layout file cannot be read'),
        ('use_sim_time:=maybe', 'use_sim_time'),
        ('tls.cert:=/nowhere.pem', 'tls.cert and tls.key'),
        ('relay.url:=relay.example', "relay must be such as 'https://relay.example'"),
    ],
)
def test_bad_parameter_is_a_sentence(argument, said):
    """Whoever mistypes a parameter reads which one, and what is allowed."""
    assert said in refusal('--ros-args', '-p', 'port:=0', '-p', argument)


def test_port_in_use_is_a_sentence():
    """Two bridges on one machine: the second says so, and what to do."""
    with socket.socket() as taken:
        taken.bind(('127.0.0.1', 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refusal('--ros-args', '-p', f'port:={port}')
    assert f'127.0.0.1:{port} is in use' in said


def test_bad_layout_names_file_line_and_key(tmp_path):
    """A layout's mistake is found at start, where it stands."""
    path = tmp_path / 'layout.yaml'
    path.write_text('displays:\n  - topic: /points\n    sice: 3\n')
    said = refusal('--ros-args', '-p', f'layout_file:={path}')
    assert f'{path}, line 3: displays[0].sice' in said
    assert 'did you mean size?' in said


def test_bad_arguments_are_a_sentence():
    """No traceback for what a shell history can do."""
    assert '--bogus' in refusal('--bogus')
    assert 'nowhere.yaml' in refusal('--ros-args', '--params-file', 'nowhere.yaml')


def test_what_python_is_told_holds_while_it_runs_and_no_longer(monkeypatch):
    """An operator's hands wait neither for a cloud nor for garbage; a caller has all as before."""

    def told():
        return gc.get_freeze_count() > 0, sys.getswitchinterval()

    class Idle:
        server = SimpleNamespace(url='', network_url='')
        seen = []

        def __init__(self, context):
            pass

        def spin(self):
            self.seen.append(told())

        def close(self):
            pass

    monkeypatch.setattr(node, 'Bridge', Idle)
    before = told()
    assert command.main([]) == 0
    assert Idle.seen == [(True, pytest.approx(0.0005))]
    assert told() == before


def test_config_file_starts_it(tmp_path):
    """The file with all defaults is one that the node takes."""
    config = (ROOT / 'config' / 'bridge.yaml').read_text().replace('port: 8080', 'port: 0')
    path = tmp_path / 'bridge.yaml'
    path.write_text(config)
    process = start('--ros-args', '--params-file', str(path))
    try:
        assert 'open http://127.0.0.1:' in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.communicate()
