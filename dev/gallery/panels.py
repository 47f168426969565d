# SPDX-License-Identifier: Apache-2.0
"""What is read rather than seen: diagnostics and the log, in their panels."""

from __future__ import annotations

from builtin_interfaces.msg import Time
from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus, KeyValue
from rcl_interfaces.msg import Log

from .scene import Scene

PANEL = '[role="tabpanel"]'
BUTTON = 'nav[aria-label="Panels"] button:has-text("{}")'


def scenes() -> list[Scene]:
    """Return the pictures."""
    first, *later = lines()
    return [
        Scene(
            'diagnostics',
            'Every part with its level and words; an opened one shows its values.',
            diagnostics(),
            topic='/gallery/diagnostics',
            later=[diagnostics()],
            part=PANEL,
            clicks=(BUTTON.format('Diagnostics'), '[role="treeitem"]:has-text("elbow") >> nth=-1'),
        ),
        Scene(
            'log',
            'What nodes say, by level; it can be searched.',
            first,
            topic='/gallery/rosout',
            later=later,
            part=PANEL,
            clicks=(BUTTON.format('Log'),),
        ),
    ]


def diagnostics() -> DiagnosticArray:
    """Return how the parts of a robot fare."""
    hot: list[KeyValue] = [
        KeyValue(key='Temperature', value='81 °C'),
        KeyValue(key='Current', value='3.2 A'),
    ]
    made: tuple[tuple[bytes, str, str, list[KeyValue]], ...] = (
        (b'\x01', '/Robot/Arm/elbow', 'hot', hot),
        (b'\x00', '/Robot/Arm/wrist', 'fine', []),
        (b'\x00', '/Robot/Base', 'fine', []),
        (b'\x02', '/Robot/Lidar', 'no data for 3 s', []),
    )
    return DiagnosticArray(
        status=[
            DiagnosticStatus(level=level, name=name, message=text, values=values)
            for level, name, text, values in made
        ]
    )


def lines() -> list[Log]:
    """Return some lines of a log."""
    made = (
        (Log.INFO, 'planner', 'A path of 12.4 m was found.'),
        (Log.WARN, 'controller', 'The goal is behind the robot.'),
        (Log.DEBUG, 'localisation', '500 particles.'),
        (Log.ERROR, 'gripper', 'It does not answer.'),
        (Log.INFO, 'controller', 'The goal was reached.'),
    )
    return [
        Log(
            level=int.from_bytes(level, 'little') if isinstance(level, bytes) else level,
            name=name,
            msg=text,
            stamp=Time(sec=100 + number),
        )
        for number, (level, name, text) in enumerate(made)
    ]
