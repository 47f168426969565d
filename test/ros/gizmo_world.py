# SPDX-License-Identifier: Apache-2.0
"""A bridge with gizmos, a viewer who drags them, and frames that others tell of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
import time
from typing import Any

from geometry_msgs.msg import TransformStamped
from support.world import running_bridge, Viewer
from tf2_msgs.msg import TFMessage

from ros_viz_bridge.wire.pointer import GizmoDragged

LAYOUT = """
gizmos:
  - {gizmo: Target, topic: target, frame: base, pose: [1, 0, 0, 0, 0, 0, 1], latched: true}
  - {gizmo: Lamp, transform: lamp, frame: base, group: '', rate: 100}
  - {gizmo: Camera, transform: camera, frame: base, group: '', latched: true}
  - {gizmo: Marker, transform: marker, frame: base, group: '', latched: true}
"""


@contextmanager
def bridge_with_gizmos(folder: Path) -> Iterator[Any]:
    """Run the node with these gizmos, whatever else may be published."""
    path = folder / 'layout.yaml'
    path.write_text(LAYOUT)
    with running_bridge(f'layout_file:={path}', 'publish.allow:=[nothing]') as node:
        yield node


def drag(page: Viewer, name: str, *phases: str, x: float, age: float = 0.0) -> None:
    """Say these phases of a drag to ``x``, which came about ``age`` seconds ago."""
    for phase in phases:
        now = time.monotonic() * 1e3 - age * 1e3
        page.send(GizmoDragged(f'/gizmos/{name}', phase, (x, 2.0, 3.0), (0.0, 0.0, 0.6, 0.8), now))


def place(bridge: Any, name: str) -> list[float]:
    """Return where viewers see a gizmo."""
    return bridge.gizmos._gizmos[f'/gizmos/{name}']._controls.position.tolist()


def frame(child: str, x: float, parent: str = 'base') -> TFMessage:
    """Return a frame that lies ``x`` metres ahead in its parent."""
    link = TransformStamped(child_frame_id=child)
    link.header.frame_id = parent
    link.transform.translation.x, link.transform.rotation.w = x, 1.0
    return TFMessage(transforms=[link])
