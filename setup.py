# SPDX-License-Identifier: Apache-2.0
"""Installs ros_viz_bridge as an ament_python package, with the web client built into it."""

from __future__ import annotations

import os
from pathlib import Path
import sys
from typing import Any
from xml.etree import ElementTree

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py
from setuptools.command.develop import develop
from setuptools.command.egg_info import egg_info
from setuptools.command.sdist import sdist

# Resolved, because colcon runs a symlink to this file from its build folder.
ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from dev.client import build_client  # noqa: E402
from dev.steps import SetupError  # noqa: E402

NAME = 'ros_viz_bridge'
MANIFEST = ElementTree.parse(ROOT / 'package.xml').getroot()


def manifest(tag: str) -> str:
    """Return the text of a tag of package.xml, the one place where it is written."""
    return ' '.join((MANIFEST.findtext(tag) or '').split())


def maintainer_email() -> str:
    """Return the address of package.xml's maintainer."""
    maintainer = MANIFEST.find('maintainer')
    return '' if maintainer is None else maintainer.attrib['email']


def files(folder: str) -> list[str]:
    """Return the files directly in a folder, relative to the root as setuptools wants them."""
    found = (path for path in (ROOT / folder).glob('*') if path.is_file())
    return sorted(str(path.relative_to(ROOT)) for path in found)


def client_files() -> list[str]:
    """Return the files of the built client relative to the package."""
    package = ROOT / NAME
    found = (path for path in (package / 'static').rglob('*') if path.is_file())
    return sorted(str(path.relative_to(package)) for path in found)


def with_client(command: type[Any]) -> type[Any]:
    """Return a command that builds the client first and packages what was built."""

    def run(self: Any) -> None:
        if not os.environ.get('ROS_VIZ_BRIDGE_SKIP_CLIENT'):
            try:
                build_client(ROOT)
            except SetupError as error:
                sys.exit(str(error))
        self.distribution.package_data = {NAME: ['py.typed', *client_files()]}
        command.run(self)

    return type(command.__name__, (command,), {'run': run})


def programs() -> list[str]:
    """
    Return the commands that are installed.

    colcon runs ``install`` or ``develop``: setup.cfg lays what ``ros2 run`` names into
    lib/ros_viz_bridge. pip makes a wheel, whose commands come on PATH: there is one, of our name.
    """
    if not {'install', 'develop'} & set(sys.argv):
        return [f'ros-viz-bridge = {NAME}.__main__:main']
    return [
        f'bridge = {NAME}.ros.main:main',
        f'demo = {NAME}.demo.run:main',
        f'demo_arm = {NAME}.demo.arm_node:main',
        f'demo_robot = {NAME}.demo.node:main',
        f'edge = {NAME}.relay.edge_main:main',
        f'play = {NAME}.demo.play:main',
        f'publish_cloud = {NAME}.demo.publish_cloud:main',
        f'relay = {NAME}.relay.main:main',
        f'replay = {NAME}.replay.main:main',
    ]


# `colcon build` runs build_py, `colcon build --symlink-install` runs develop, and pip starts with
# egg_info: whichever comes first builds, the others find it done.
COMMANDS = {c.__name__: with_client(c) for c in (build_py, develop, egg_info, sdist)}

setup(
    name=NAME,
    version=manifest('version'),
    description=manifest('description'),
    long_description=(ROOT / 'README.md').read_text() if (ROOT / 'README.md').exists() else '',
    long_description_content_type='text/markdown',
    license=manifest('license'),
    maintainer=manifest('maintainer'),
    maintainer_email=maintainer_email(),
    python_requires='>=3.10',
    packages=find_packages(str(ROOT), include=[NAME, f'{NAME}.*']),
    package_data={NAME: ['py.typed', *client_files()]},
    data_files=[
        ('share/ament_index/resource_index/packages', [f'resource/{NAME}']),
        (f'share/{NAME}', ['package.xml']),
        (f'share/{NAME}/launch', files('launch')),
        (f'share/{NAME}/config', files('config')),
        (f'share/{NAME}/meshes', files(f'{NAME}/demo/meshes')),
    ],
    zip_safe=False,
    install_requires=[
        'setuptools',
        'numpy>=1.26',
        'orjson>=3.9.15',
        'Pillow>=10.2',
        'PyYAML>=6.0',
        'starlette>=0.31',
        'transforms3d>=0.4.1',
        'uvicorn>=0.27',
        'websockets>=10.4',
    ],
    extras_require={
        'fast': ['simplejpeg>=1.7'],
        'meshes': ['trimesh>=4.0'],
        'metrics': ['prometheus_client>=0.19'],
        'play': ['mcap>=1.6'],
        'video': ['av>=14.0'],
        'tls': ['cryptography>=41', 'psutil>=5.9'],
        'urdf': ['yourdfpy>=0.0.56'],
        'zenoh': ['eclipse-zenoh>=1.5'],
    },
    entry_points={'console_scripts': programs()},
    cmdclass=COMMANDS,
)
