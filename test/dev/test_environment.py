# SPDX-License-Identifier: Apache-2.0
"""The virtual environment: made as asked, never mixed, and cheap the second time."""

from __future__ import annotations

from pathlib import Path
import re
import subprocess
import sys

import pytest

from dev import environment
from dev.environment import make_environment
from dev.origin import Origin, WHEEL_DISTROS
from dev.steps import SetupError

ROOT = Path(__file__).resolve().parents[2]
WHEELS = Origin('kilted', sourced=False, venv_name='.venv')


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Return a source tree whose requirements are empty, with an environment without pip."""
    (tmp_path / 'dev').mkdir()
    for name in ('run', 'test'):
        (tmp_path / 'dev' / f'requirements-{name}.txt').write_text('')
    make = [sys.executable, '-m', 'venv', '--without-pip', str(tmp_path / '.venv')]
    subprocess.run(make, check=True)
    return tmp_path


def test_an_environment_made_for_wheels_is_not_used_with_a_sourced_ros(bare: Path) -> None:
    with pytest.raises(SetupError, match="'rm -r .venv'"):
        make_environment(bare, Origin('jazzy', sourced=True, venv_name='.venv'))


def test_a_failing_installation_ends_in_a_sentence_and_is_tried_again(bare: Path) -> None:
    (bare / 'dev' / 'requirements-ros-kilted.txt').write_text('')
    for _ in range(2):
        with pytest.raises(SetupError, match='Installing them failed'):
            make_environment(bare, WHEELS)


def test_finished_steps_run_no_command(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    version = '.'.join(map(str, sys.version_info[:2]))

    def note(*_: object, what: str, **__: object) -> str:
        ran.append(what)
        return version

    monkeypatch.setattr(environment, 'run', note)
    monkeypatch.setattr(environment.generate, 'make_interfaces', lambda *_, **__: None)
    make_environment(bare, WHEELS)
    assert 'Installing them' in ran
    ran.clear()
    make_environment(bare, WHEELS)
    assert ran == []
    (bare / 'dev' / 'requirements-run.txt').write_text('numpy>=99')
    make_environment(bare, WHEELS)
    assert ran == ['Installing them']


def test_every_distribution_has_the_same_message_packages() -> None:
    names = []
    for distro in WHEEL_DISTROS:
        text = (ROOT / 'dev' / f'requirements-ros-{distro}.txt').read_text()
        names.append(set(re.findall(r'^ros-(?:rclpy|[a-z-]+-(?:msgs|srvs))', text, re.MULTILINE)))
    assert len(names[0]) > 7 and names[0] == names[1]
