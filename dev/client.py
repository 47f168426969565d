# SPDX-License-Identifier: Apache-2.0
"""Builds the web client with npm into the package, when its sources changed."""

from __future__ import annotations

from pathlib import Path

from dev.progress import OfNpm
from dev.stamp import fingerprint, Stamp
from dev.steps import run, say, SetupError
from dev.tools import check_node

_SOURCES = (
    'src',
    'public',
    'index.html',
    'connect.html',
    'fleet.html',
    'standalone.html',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
)


def build_client(root: Path) -> None:
    """Build client/ into ros_viz_bridge/static where that is not what its sources say.

    Without Node.js or npm a client that was built before is kept, with a notice; where there is
    none, SetupError is raised.
    """
    client = root / 'client'
    static = root / 'ros_viz_bridge' / 'static'
    built = (static / 'index.html').exists()
    if not (client / 'package.json').exists():
        if built:
            return  # a release: it ships what was built and need not ship the sources
        raise SetupError(
            f'There is no built web client in {static} and no source for it in {client}: '
            'get the complete source tree or a release.'
        )
    stamp = Stamp(static / 'build_stamp.json')
    inputs = _fingerprint(client, root=root)
    if built and stamp.is_done('client', inputs):
        return
    try:
        check_node()
    except SetupError as error:
        if not built:
            raise SetupError(f'{error} There is no web client built before to use.') from error
        say(f'Notice: {error} The web client built before, from other sources, is used.')
        return
    install_modules(root)
    say('Building the web client (half a minute to some minutes) ...')
    run(['npm', 'run', 'build'], what='Building it', cwd=client)
    if not (static / 'index.html').exists():
        raise SetupError(f"'npm run build' succeeded but left no index.html in {static}.")
    stamp.mark_done('client', inputs)


def install_modules(root: Path) -> None:
    """Install the npm packages of the lock file where they are not what it says."""
    client = root / 'client'
    modules = Stamp(client / 'node_modules' / '.ros_viz_bridge_stamp.json')
    locked = [client / 'package.json', client / 'package-lock.json']
    inputs = fingerprint(locked, root=root)
    if modules.is_done('modules', inputs):
        return
    check_node()
    say("Installing the web client's npm packages (up to some minutes) ...")
    # Not `npm ci`: it refuses a lock file made where other platforms' optional packages were out
    # of reach, while this takes the locked versions of all that is in it.
    command = ['npm', 'install', '--no-save', '--no-audit', '--no-fund', '--loglevel=http']
    run(command, what='Installing them', cwd=client, doing=OfNpm())
    modules.mark_done('modules', inputs)


def _fingerprint(client: Path, *, root: Path) -> str:
    configs = sorted(client.glob('vite.*config.*'))
    return fingerprint([*(client / name for name in _SOURCES), *configs], root=root)
