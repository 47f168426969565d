# SPDX-License-Identifier: Apache-2.0
"""Makes the virtual environment: ROS 2, the bridge's libraries, tools, and the package itself."""

from __future__ import annotations

from collections.abc import Sequence
import os
from pathlib import Path
import sys

from dev import generate
from dev.origin import Origin
from dev.progress import of_pip
from dev.stamp import fingerprint, Stamp
from dev.steps import run, say, SetupError
from dev.tools import check_python

# Found in every usual ROS installation; named here so that a bare one is told apart at once.
_SOURCED_PACKAGES = (
    'rclpy',
    'control_msgs',
    'diagnostic_msgs',
    'geometry_msgs',
    'map_msgs',
    'nav_msgs',
    'sensor_msgs',
    'std_msgs',
    'std_srvs',
    'tf2_msgs',
    'visualization_msgs',
)


def make_environment(root: Path, origin: Origin) -> Path:
    """Bring the virtual environment up to date and return its path.

    Each step runs only when its inputs changed since it last succeeded.
    """
    venv = root / origin.venv_name
    stamp = Stamp(venv / 'ros_viz_bridge_stamp.json')
    _make_venv(venv, origin=origin, stamp=stamp)
    _install(venv, root=root, origin=origin, stamp=stamp)
    if origin.sourced:
        _check_sourced(venv, root=root, origin=origin, stamp=stamp)
    else:
        generate.make_interfaces(venv, root=root, stamp=stamp)
    _install_package(venv, root=root, stamp=stamp)
    return venv


def _make_venv(venv: Path, *, origin: Origin, stamp: Stamp) -> None:
    python = venv / 'bin' / 'python'
    version = '.'.join(map(str, sys.version_info[:2]))
    inputs = fingerprint([], root=venv, extra=[version, str(origin.sourced)])
    if python.exists() and stamp.is_done('venv', inputs):
        return
    check_python()
    if not python.exists():
        say(f'Making {venv.name} with Python {version} ...')
        options = ['--system-site-packages'] if origin.sourced else []
        run([sys.executable, '-m', 'venv', *options, venv], what='Making it', cwd=venv.parent)
    found = run(
        [python, '-c', 'import sys; print("%d.%d" % sys.version_info[:2])'],
        what=f'Starting the Python of {venv.name}',
        cwd=venv.parent,
    ).strip()
    if found != version or _sees_system(venv) != origin.sourced:
        kind = 'a sourced ROS' if origin.sourced else 'ROS from wheels'
        raise SetupError(
            f'{venv.name} was made with other settings than Python {version} and {kind}: '
            f"run 'rm -r {venv.name}' and try again."
        )
    stamp.mark_done('venv', inputs)


def _sees_system(venv: Path) -> bool:
    settings = (venv / 'pyvenv.cfg').read_text().lower()
    return 'include-system-site-packages = true' in settings


def _install(venv: Path, *, root: Path, origin: Origin, stamp: Stamp) -> None:
    names = ['run', 'test', *([] if origin.sourced else [f'ros-{origin.distro}'])]
    files = [root / 'dev' / f'requirements-{name}.txt' for name in names]
    older = [root / 'dev' / 'requirements-oldest.txt'] if origin.oldest else []
    inputs = fingerprint([*files, *older], root=root)
    if stamp.is_done('requirements', inputs):
        return
    source = 'libraries and tools' if origin.sourced else f'ROS 2 {origin.distro} and libraries'
    say(f'Installing {source} into {venv.name} (one to ten minutes) ...')
    wanted: list[str | Path] = [word for file in files for word in ('-r', file)]
    pip_install(venv, wanted, root=root, what='Installing them')
    for file in older:  # whatever others want of them: tools that need newer ones are not used
        pip_install(venv, ['--no-deps', '-r', file], root=root, what='Installing older ones')
    stamp.mark_done('requirements', inputs)


def pip_install(venv: Path, words: Sequence[str | Path], *, root: Path, what: str) -> None:
    """Run pip install in the virtual environment."""
    command: list[str | Path] = [
        venv / 'bin' / 'python',
        '-m',
        'pip',
        'install',
        '--progress-bar',
        'off',
    ]
    command += ['--disable-pip-version-check', *words]
    # The client is a step of its own, with its own messages.
    env = {**os.environ, 'ROS_VIZ_BRIDGE_SKIP_CLIENT': '1'}
    run(command, what=what, cwd=root, env=env, doing=of_pip)


def _check_sourced(venv: Path, *, root: Path, origin: Origin, stamp: Stamp) -> None:
    inputs = fingerprint([], root=root, extra=[os.environ.get('AMENT_PREFIX_PATH', '')])
    if stamp.is_done('sourced', inputs):
        return
    code = (
        'import importlib.util, sys\n'
        'print(*(n for n in sys.argv[1:] if importlib.util.find_spec(n) is None))'
    )
    python = venv / 'bin' / 'python'
    what = 'Looking for the ROS packages'
    missing = run([python, '-c', code, *_SOURCED_PACKAGES], what=what, cwd=root).split()
    if missing:
        apt = ' '.join(f'ros-{origin.distro}-{name.replace("_", "-")}' for name in missing)
        raise SetupError(
            f'The sourced ROS 2 {origin.distro} lacks {", ".join(missing)}: '
            f"run 'sudo apt install {apt}' and try again."
        )
    stamp.mark_done('sourced', inputs)


def _install_package(venv: Path, *, root: Path, stamp: Stamp) -> None:
    data = ['launch', 'config', 'resource', 'ros_viz_bridge/demo/meshes', 'dev/environment.py']
    files = [root / name for name in ('setup.py', 'setup.cfg', 'package.xml', *data)]
    inputs = fingerprint(files, root=root)
    if stamp.is_done('package', inputs):
        return
    say('Installing ros_viz_bridge itself, editable ...')
    # By its path: else the clone's folder goes before it for who works in the folder of that.
    path = ['--config-settings', 'editable_mode=compat']
    words: list[str | Path] = ['--no-deps', '--no-build-isolation', *path, '-e', root]
    pip_install(venv, words, root=root, what='Installing it')
    # An editable install leaves out what ROS looks up in share/: the marker, launch files, meshes.
    run(
        [venv / 'bin' / 'python', 'setup.py', '-q', 'install_data', f'--install-dir={venv}'],
        what='Installing its share files',
        cwd=root,
    )
    stamp.mark_done('package', inputs)
