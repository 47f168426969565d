# SPDX-License-Identifier: Apache-2.0
"""docs/ros.md against the displays, topics, services and types that the code has."""

from __future__ import annotations

from pathlib import Path
import re

import pytest

from ros_viz_bridge.displays.registry import builtin
from ros_viz_bridge.inputs import interactive_feedback

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / 'docs' / 'ros.md').read_text()


def sources() -> str:
    """Return the code of the node and of what it publishes: the inputs that it imports."""
    package = ROOT / 'ros_viz_bridge'
    node = '\n'.join(path.read_text() for path in (package / 'ros').glob('*.py'))
    inputs = [path for path in (package / 'inputs').glob('*.py') if f'{path.stem}.' in node]
    return '\n'.join([node, *(path.read_text() for path in inputs)])


def test_every_type_with_a_display_is_listed_and_no_other() -> None:
    table = TEXT[TEXT.index('| package | types |') :].split('\n\n')[0]
    rows = [[cell.strip() for cell in line.strip('|').split('|')] for line in table.splitlines()]
    listed = [f'{package}/msg/{name}' for package, names in rows[2:] for name in names.split(', ')]
    assert listed == sorted(builtin())


def test_every_topic_and_service_of_the_node_is_told() -> None:
    found = set(re.findall(r"'(~/[^']+)'", sources())) - {'~/ros_viz_bridge_recordings'}
    names = {re.sub(r'\{[^}]*\}', '<id>', name) for name in found}
    assert {'~/stop', '~/record', '~/clients/<id>/camera/set_pose'} <= names
    assert [name for name in sorted(names) if f'`{name}' not in TEXT] == []
    assert '`<ns>/feedback`' in TEXT and '/diagnostics' in TEXT


def test_every_type_that_is_published_or_served_is_told() -> None:
    found = set(re.findall(r"'(\w+)/(?:msg|srv)/(\w+)'", sources()))
    found |= {tuple(interactive_feedback.ROS_TYPE.split('/msg/'))}
    widgets = {name for package, name in found if package == 'std_msgs'}
    known = {tuple(one.split('/msg/')) for one in builtin()}
    missing = [f'{p}/{n}' for p, n in sorted(found - known) if f'{p}/{n}' not in TEXT]
    assert [one for one in missing if one.split('/')[1] not in widgets] == []


LINK = re.compile(r'\]\(([^)\s]+)\)|src="([^"]+)"')
WRITTEN = [ROOT / 'README.md', ROOT / 'ARCHITECTURE.md', *(ROOT / 'bench').glob('*.md')]
WRITTEN += [*(ROOT / 'examples').glob('*.md'), *(ROOT / 'docs').rglob('*.md')]


@pytest.mark.parametrize('file', sorted(WRITTEN), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(file: Path) -> None:
    """Those within the repository: to a file, and to a heading of it."""
    text = re.sub(r'```.*?```|`[^`\n]*`', '', file.read_text(), flags=re.DOTALL)
    for address in (found or other for found, other in LINK.findall(text)):
        path, _, heading = address.partition('#')
        if re.match(r'\w+:', address):
            continue
        target = (file.parent / path) if path else file
        assert target.exists(), address
        if heading:
            assert heading in headings(target), address


def headings(file: Path) -> set[str]:
    """Return what links call the headings of a file."""
    lines = re.findall(r'^#+ (.*)$', file.read_text(), re.MULTILINE)
    kept = (re.sub(r'[^\w\- ]', '', line.lower()) for line in lines)
    return {line.replace(' ', '-') for line in kept}


def test_every_fault_names_tests_that_there_are() -> None:
    text = (ROOT / 'docs' / 'faults.md').read_text()
    named = set(re.findall(r'`(test_\w+)`', text))
    defined = set[str]()
    for file in (ROOT / 'test').rglob('test_*.py'):
        defined |= set(re.findall(r'def (test_\w+)', file.read_text()))
    assert len(named) > 20 and named <= defined, named - defined
