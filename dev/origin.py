# SPDX-License-Identifier: Apache-2.0
"""Decides where ROS 2 comes from: the installation that was sourced, or wheels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dev.steps import SetupError

WHEEL_DISTROS = ('kilted', 'jazzy')


@dataclass(frozen=True)
class Origin:
    """Where rclpy and the messages come from, and the virtual environment that goes with it."""

    distro: str
    sourced: bool
    venv_name: str
    oldest: bool = False
    """Whether the libraries are the oldest that the package is for."""


def find_origin(env: Mapping[str, str], *, venv: Path | None = None) -> Origin:
    """Return the sourced ROS installation, else wheels of the distribution in ROS_WHEELS.

    An AMENT_PREFIX_PATH that names only our own virtual environment is no installation.
    With LIBRARIES=oldest the environment is another, with the oldest libraries. Raises SetupError
    for a ROS_WHEELS that no wheels exist for.
    """
    asked = env.get('ROS_WHEELS', '')
    if asked and asked not in WHEEL_DISTROS:
        raise SetupError(
            f"ROS_WHEELS is '{asked}', but wheels exist for {' and '.join(WHEEL_DISTROS)} only."
        )
    prefixes = [Path(p) for p in env.get('AMENT_PREFIX_PATH', '').split(':') if p]
    sourced = any(
        p != venv and any(p.glob('lib/python3*/*-packages/rclpy')) for p in prefixes if p.is_dir()
    )
    if sourced and not asked:
        return Origin(env.get('ROS_DISTRO', 'unknown'), sourced=True, venv_name='.venv')
    distro = asked or WHEEL_DISTROS[0]
    suffix = '' if distro == WHEEL_DISTROS[0] else f'-{distro}'
    oldest = env.get('LIBRARIES') == 'oldest'
    suffix += '-oldest' if oldest else ''
    return Origin(distro, sourced=False, venv_name=f'.venv{suffix}', oldest=oldest)
