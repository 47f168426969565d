# SPDX-License-Identifier: Apache-2.0
"""What is copied from deploy/ starts what is installed."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path
import re
import shutil
import subprocess

import pytest

ROOT = Path(__file__).resolve().parents[1]
SERVICE, CONTAINER = ROOT / 'deploy/ros_viz_bridge.service', ROOT / 'deploy/Containerfile'


@pytest.mark.parametrize('file', [SERVICE, CONTAINER], ids=lambda file: file.name)
def test_they_start_a_program_where_setup_py_installs_it(file: Path) -> None:
    setup = ConfigParser()
    setup.read(ROOT / 'setup.cfg')
    folder = setup['install']['install_scripts'].removeprefix('$base/')
    (program,) = re.findall(rf'exec \S*/{folder}/(\w+) ', file.read_text())
    assert f"f'{program} = " in (ROOT / 'setup.py').read_text()


def test_the_image_is_made_of_files_that_there_are() -> None:
    copied = re.findall(r'^COPY ((?!--from)\S+) ', CONTAINER.read_text(), re.MULTILINE)
    assert copied and all((ROOT / each).exists() for each in copied)
    health = re.search(r'http://127.0.0.1:(\d+)/', CONTAINER.read_text())
    assert health and f'port: {health[1]}\n' in (ROOT / 'config/bridge.yaml').read_text()


def test_systemd_finds_nothing_wrong_with_the_unit() -> None:
    if shutil.which('systemd-analyze') is None:
        pytest.skip('there is no systemd-analyze')
    found = subprocess.run(
        ['systemd-analyze', 'verify', str(SERVICE)], capture_output=True, text=True, timeout=60
    )
    assert found.returncode == 0 and SERVICE.name not in found.stderr, found.stderr
