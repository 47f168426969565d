# SPDX-License-Identifier: Apache-2.0
"""docs/gallery/README.md, and the local page that sets our pictures beside RViz's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
import html
import json
from pathlib import Path

from .scene import Scene

COLUMNS = 3
NAMES = {
    'String': 'std_msgs/String: robot model',
    'InteractiveMarkerUpdate': 'InteractiveMarkers',
}
INTRODUCTION = """# Gallery

Made by `make gallery`: each scene is published on real topics by a ROS node and drawn by the page
in a real browser, in software. Under each picture are the settings of the display that are not the
usual ones, as the [layout file](../layout.md) has them.
"""
BESIDE = """## Beside RViz

These scenes have the messages, settings and camera of the tests of RViz's default plugins
(rviz_default_plugins/test in [ros2/rviz](https://github.com/ros2/rviz), its pictures in
test/reference_images); `make gallery RVIZ_REFERENCE=that/folder` sets both side by side. The same
in all: shapes, places, sizes, orientation and hues. Other in all: the background; red, green and
blue of axes are those of the page, legible on light and dark; a lamp goes with the camera, and the
sky lights from above, so no side is black as under the one light of RViz; round things are shaded
smoothly, not by facets. What else differs is said at each.
"""


def gallery_page(scenes: Sequence[Scene]) -> str:
    """Return the page in Markdown: a section for each type, one more for RViz's own scenes."""
    parts = [INTRODUCTION]
    ours = [scene for scene in scenes if not scene.rviz]
    for display in dict.fromkeys(scene.display for scene in ours):
        parts.append(f'## {NAMES.get(display, display)}\n')
        parts.append(table(cell(scene) for scene in ours if scene.display == display))
    theirs = [scene for scene in scenes if scene.rviz]
    if theirs:
        parts += [BESIDE, table(cell(scene) for scene in theirs)]
    return '\n'.join(parts)


def cell(scene: Scene) -> str:
    """Return a picture and what is said of it."""
    lines = [f'![{scene.display}: {scene.says}]({scene.name}.png)', scene.says]
    if scene.options:
        lines.insert(1, f'`{settings(scene)}`')
    if scene.rviz:
        lines.insert(1, f'**{NAMES.get(scene.display, scene.display)}**, `{scene.rviz}`')
        lines.append(f'*{scene.differs or "Nothing else differs."}*')
    return '<br>'.join(lines).replace('|', '\\|')


def settings(scene: Scene) -> str:
    """Return the settings of a scene as YAML."""
    return ', '.join(
        f'{name}: {value if isinstance(value, str) and value[:1] != "#" else json.dumps(value)}'
        for name, value in scene.options.items()
    ).replace('"', "'")


def table(cells: Iterable[str]) -> str:
    """Return cells as rows of a table."""
    waiting = list(cells)
    columns = min(COLUMNS, len(waiting))
    lines = ['| ' + ' | '.join([''] * columns) + ' |', '|' + '---|' * columns]
    for row in range(0, len(waiting), columns):
        found = waiting[row : row + columns]
        lines.append('| ' + ' | '.join([*found, *[''] * (columns - len(found))]) + ' |')
    return '\n'.join(lines) + '\n'


def comparison(scenes: Sequence[Scene], ours: Path, theirs: Path) -> str:
    """Return a page of HTML with our pictures in one folder beside RViz's in another."""
    rows = [
        f'<tr><td><img src="{ours.resolve() / scene.name}.png" height="320"><td>'
        f'<img src="{found.resolve()}" height="320"><td><b>{html.escape(scene.display)}</b> '
        f'<code>{html.escape(scene.rviz)}</code><p>{html.escape(scene.says)}'
        f'<p><i>{html.escape(scene.differs)}</i></tr>'
        for scene in scenes
        if scene.rviz and (found := reference(theirs, scene.rviz))
    ]
    return (
        '<!doctype html><meta charset="utf-8"><title>Ours, RViz</title>'
        '<style>body{font:14px sans-serif;background:#222;color:#ddd}td{vertical-align:top;'
        'padding:4px}td:last-child{max-width:30em}</style>'
        '<table><tr><th>ours<th>RViz<th>' + '\n'.join(rows) + '</table>\n'
    )


def reference(folder: Path, name: str) -> Path | None:
    """Return RViz's picture of that name; in its repository they end in _ref."""
    for path in (folder / f'{name}.png', folder / f'{name}_ref.png'):
        if path.is_file():
            return path
    return None
