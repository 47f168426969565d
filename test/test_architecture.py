# SPDX-License-Identifier: Apache-2.0
"""The rules of ARCHITECTURE.md, checked against the source itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
import re
import statistics
import subprocess

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / 'ros_viz_bridge'
CLIENT = ROOT / 'client'
SPDX = 'SPDX-License-Identifier: Apache-2.0'
LONGEST, MEDIAN = 400, 160

EVERY = {
    'viser',
    'vuer',
    'cdr',
    'wire',
    'core',
    'displays',
    'inputs',
    'watch',
    'layout',
    'runtime',
    'api',
    'topics',
    'widgets',
    'recordings',
    'relay',
    'replay',
    'teleop',
    'driving',
    'ros',
    'demo',
}
MAY_IMPORT = {
    'cdr': set(),
    'wire': set(),
    'core': {'wire'},
    'displays': {'cdr', 'wire'},
    'inputs': {'cdr', 'wire', 'teleop', 'driving'},
    'teleop': {'wire'},
    'driving': {'wire'},
    'watch': {'cdr', 'wire'},
    'layout': {'wire', 'displays'},
    'runtime': {'core', 'wire'},
    'api': {'core', 'wire', 'runtime', 'layout', 'displays'},
    'widgets': {'cdr', 'wire', 'watch', 'layout'},
    'recordings': set(),
    'topics': {'cdr', 'wire', 'displays', 'layout'},
    'replay': {
        'cdr',
        'wire',
        'core',
        'displays',
        'runtime',
        'api',
        'recordings',
        'layout',
        'topics',
    },
    'viser': {'api', 'runtime'},
    'relay': {'core', 'wire', 'runtime'},
    'vuer': {'core', 'wire', 'runtime', 'api'},
    'ros': EVERY,
    'demo': EVERY,
}
THREADS = {'threading', 'queue', '_thread', 'concurrent'}
MAY_THREAD = {'runtime', 'relay', 'replay', 'ros', 'demo'}
ROS = {'rclpy', 'ament_index_python', 'rosbag2_py', 'rosidl_runtime_py'}
MAY_ROS = {'ros', 'demo'}
OUTSIDE_CORE = THREADS | {'asyncio', 'socket', 'ssl', 'time', 'uvicorn', 'starlette', 'datetime'}
DISPLAY_NAMES = {'ROS_TYPE', 'Options', 'convert'}
MAY_DISPLAY = {'accepts', 'companions', 'elsewhere', 'session'}
INPUT_NAMES = {'ROS_TYPE', 'EVENT', 'to_ros'}


def tracked(pattern: str) -> list[Path]:
    """Return the files of the repository, those not added yet too, as far as they exist."""
    listed = subprocess.run(
        ['git', 'ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', pattern],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip('this is no git checkout')
    paths = (ROOT / name for name in sorted(set(listed.stdout.split('\0'))) if name)
    return [path for path in paths if path.is_file()]


def sources() -> list[Path]:
    return [path for path in tracked('ros_viz_bridge') if path.suffix == '.py']


def layer(path: Path) -> str:
    """Return the folder of the package that a file is in, '' for the package's own files."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ''


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the absolute name of every module that a file imports, and the line."""
    package = ('ros_viz_bridge', *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = '.'.join((*base, *((node.module or '').split('.') if node.module else ())))
            yield module, node.lineno
            for alias in node.names:
                yield f'{module}.{alias.name}', node.lineno


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize('path', sources(), ids=name)
def test_imports_follow_the_layers(path: Path) -> None:
    own = layer(path)
    for module, line in imports(path):
        parts = module.split('.')
        top, folder = parts[0], parts[1] if len(parts) > 1 else ''
        where = f'{name(path)}:{line}: {module}'
        if top == 'ros_viz_bridge' and own and folder in EVERY - {own}:
            assert folder in MAY_IMPORT[own], f'{where}: {own}/ must not import {folder}/'
        if top in ROS:
            assert own in MAY_ROS, f'{where}: only ros/ and demo/ know ROS'
        if top in THREADS:
            assert own in MAY_THREAD, f'{where}: threads are for runtime/, ros/ and demo/'
        if own == 'core':
            assert top not in OUTSIDE_CORE, f'{where}: core/ has no I/O, threads, loop or clock'


def public(path: Path) -> set[str]:
    """Return the public names that a module defines itself, not those that it imports."""
    found: set[str] = set()
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
    return {each for each in found if not each.startswith('_')}


def contracts(folder: str, marker: str) -> list[Path]:
    """Return the modules directly in a folder that define ``marker``."""
    return [path for path in sorted((PACKAGE / folder).glob('*.py')) if marker in public(path)]


def test_display_modules_define_exactly_their_contract() -> None:
    """
    ``companions``, ``session``: other topics or a service feed it; ``accepts``: not all of them.

    ``elsewhere``: a file or a parameter does, instead of the topic.
    """
    found = contracts('displays', 'ROS_TYPE')
    assert found
    assert {name(path): public(path) - MAY_DISPLAY for path in found} == {
        name(path): DISPLAY_NAMES for path in found
    }


def test_input_modules_define_exactly_their_contract() -> None:
    """
    ``from_ros`` is there where the way back exists: a topic that a widget or camera follows.

    What only comes in has that alone.
    """
    for path in contracts('inputs', 'ROS_TYPE'):
        found = public(path)
        assert found - {'from_ros'} == INPUT_NAMES or found == {'ROS_TYPE', 'from_ros'}, name(path)


def has_code(path: Path) -> bool:
    """Tell whether a module does anything: declarations alone are tested where they are used."""
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )
    return any(
        not all(
            isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) for line in f.body
        )
        for f in functions
    )


@pytest.mark.parametrize(
    'path', [p for p in sources() if p.name not in ('__init__.py', '__main__.py')], ids=name
)
def test_every_module_has_its_tests(path: Path) -> None:
    if not has_code(path):
        return
    relative = path.relative_to(PACKAGE)
    test = ROOT / 'test' / relative.parent / f'test_{relative.name}'
    assert test.is_file(), f'{name(path)} needs {name(test)}'


def client_sources() -> list[Path]:
    return [
        path
        for path in tracked('client/src')
        if path.suffix in ('.ts', '.tsx') and '.test.' not in path.name
    ]


IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*['"](\.{1,2}/[^'"]+)['"]""")


def client_imports(path: Path) -> set[Path]:
    """Return the files of the client that a file imports."""
    found = set()
    for target in IMPORT.findall(path.read_text()):
        base = (path.parent / target).resolve()
        ends = ('.ts', '.tsx', '/index.ts')
        found |= {each for end in ends if (each := Path(f'{base}{end}')).is_file()}
    return found


def test_every_module_of_the_client_is_tested() -> None:
    """
    A test reaches it, by itself or through what it serves.

    Left to the tests in the browser: components, and what draws with WebGL.
    """
    reached: set[Path] = set()
    waiting = [path for path in tracked('client') if '.test.' in path.name]
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            waiting += client_imports(path)
    in_browser = (
        'client/src/main.ts',
        'client/src/net/worker.ts',
        'client/src/panels/',
        'client/src/render/',
    )
    missing = [
        name(path)
        for path in client_sources()
        if path not in reached and not name(path).startswith(in_browser)
    ]
    assert not missing, 'no test reaches: ' + ', '.join(missing)


def written() -> list[Path]:
    """Return all files that people write: Python and TypeScript, tests too."""
    generated = CLIENT / 'src' / 'wire' / 'messages.ts'
    return [
        path
        for path in tracked('.')
        if path.suffix in ('.py', '.ts', '.tsx') and path != generated
    ]


def test_files_are_short() -> None:
    lengths = {name(path): len(path.read_text().splitlines()) for path in written()}
    assert not {each: n for each, n in lengths.items() if n > LONGEST}
    assert statistics.median(lengths.values()) <= MEDIAN


def test_every_file_names_its_licence() -> None:
    missing = [name(p) for p in written() if SPDX not in '\n'.join(p.read_text().split('\n')[:2])]
    assert not missing


def test_every_module_says_what_it_is() -> None:
    for path in sources():
        assert ast.get_docstring(ast.parse(path.read_text())), name(path)


def test_the_table_of_layers_is_the_one_in_the_document() -> None:
    text = (ROOT / 'ARCHITECTURE.md').read_text()
    folders = {path.name for path in PACKAGE.iterdir() if any(path.glob('*.py'))}
    assert folders <= EVERY
    for folder in EVERY:
        assert f'| `{folder}/` |' in text
