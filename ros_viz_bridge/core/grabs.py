# SPDX-License-Identifier: Apache-2.0
"""Who holds which interactive marker, and what may be said of it: a drag moves the robot."""

from __future__ import annotations

from dataclasses import dataclass

from ..wire.client import InteractiveFeedback
from ..wire.interactive_markers import InteractiveControl, InteractiveMarker, InteractiveMarkers
from .entry import Identity
from .folds.interactive_markers import InteractiveMarkersFold
from .lease import Leases
from .scene_log import Folded, SceneLog

MOVES = (
    'move_axis',
    'move_plane',
    'rotate_axis',
    'move_rotate',
    'move_3d',
    'rotate_3d',
    'move_rotate_3d',
)
"""The modes of controls that move their marker."""


@dataclass(frozen=True)
class Grab:
    """A drag, from the press to the release."""

    display: str
    marker: str
    control: str


class Grabs:
    """
    One drag per client, under the lease of ``group``.

    A press takes the lease where nobody has it; the release gives back what the press took. A
    click or a choice from a menu needs only that nobody else has it. A stop ends every drag: what
    was held before does not move on when the stop is lifted.
    """

    def __init__(self, leases: Leases, log: SceneLog, *, group: str) -> None:
        self._leases = leases
        self._log = log
        self._group = group
        self._held: dict[str, Grab] = {}
        self._borrowed: set[str] = set()

    def refusal(
        self, client: str, event: InteractiveFeedback, now: float, *, stopped: str = ''
    ) -> str:
        """
        Return why an event must not be acted on, '' if it may; keeps account of drags.

        ``stopped`` is why nothing may go out at all.
        """
        grab = Grab(event.display, event.marker, event.control)
        held = self._held.get(client)
        reason = stopped or self._misfit(event) or self._leases.barred(self._group, client)
        if event.event == 'mouse_up':
            reason = reason or self._not_held(client, held, grab)
            self._let_go(client, now)
        elif event.event in ('pose_update', 'keep_alive'):
            reason = reason or self._not_held(client, held, grab)
        elif event.event == 'mouse_down' and not reason:
            if not self._leases.held_by(client) & {self._group}:
                self._leases.take(self._group, client, now)
                self._borrowed.add(client)
            self._held[client] = grab
        return reason

    def void(self) -> None:
        """End every drag; the leases go back with the releases that still come."""
        self._held.clear()

    def keep(self, client: str, group: str) -> None:
        """A client took the lease by itself: the release of what it drags gives nothing back."""
        if group == self._group:
            self._borrowed.discard(client)

    def forget(self, client: str) -> None:
        """A client left; its leases are free anyway."""
        self._held.pop(client, None)
        self._borrowed.discard(client)

    def _let_go(self, client: str, now: float) -> None:
        self._held.pop(client, None)
        if client in self._borrowed:
            self._borrowed.discard(client)
            self._leases.release(self._group, client, now)

    def _not_held(self, client: str, held: Grab | None, grab: Grab) -> str:
        if held != grab:
            return f'interactive marker {grab.marker!r} is not held: take hold of it again'
        if self._group not in self._leases.held_by(client):
            return f'the control of {self._group!r} was given up meanwhile'
        return ''

    def _misfit(self, event: InteractiveFeedback) -> str:
        """Return what is wrong with an event, as the marker is now."""
        marker = self._marker(event)
        if marker is None:
            return f'there is no interactive marker {event.marker!r}'
        control = next((one for one in marker.controls if one.name == event.control), None)
        return (
            _misfit_frame(event, marker)
            or _misfit_control(event, control)
            or _misfit_menu(event, marker)
        )

    def _marker(self, event: InteractiveFeedback) -> InteractiveMarker | None:
        identity = Identity('', event.display, event.display, InteractiveMarkers.SLOT)
        kept = self._log.get(identity)
        fold = kept.fold if isinstance(kept, Folded) else None
        return fold.marker(event.marker) if isinstance(fold, InteractiveMarkersFold) else None


def _misfit_frame(event: InteractiveFeedback, marker: InteractiveMarker) -> str:
    locked = marker.stamp == 0.0
    if event.locked != locked or not event.frame or (locked and event.frame != marker.frame):
        return f'interactive marker {marker.name!r} is in frame {marker.frame!r} by now'
    return ''


def _misfit_control(event: InteractiveFeedback, control: InteractiveControl | None) -> str:
    if event.event == 'menu_select' and event.control == '':
        return ''  # chosen by keyboard, at no control
    if control is None:
        return f'interactive marker {event.marker!r} has no control {event.control!r}'
    mode = control.interaction_mode
    if event.event == 'button_click' and mode != 'button':
        return f'control {control.name!r} is no button'
    if event.event == 'pose_update' and mode not in MOVES:
        return f'control {control.name!r} moves nothing'
    return ''


def _misfit_menu(event: InteractiveFeedback, marker: InteractiveMarker) -> str:
    number = event.menu_entry
    if event.event != 'menu_select':
        return '' if number == 0 else f'a menu entry does not belong to {event.event}'
    entry = next((one for one in marker.menu if one.id == number), None)
    if entry is None:
        return f'interactive marker {marker.name!r} has no menu entry {number}'
    if any(one.parent == number for one in marker.menu):
        return f'menu entry {number} opens a menu'
    if entry.command_type != 'feedback':
        return f'menu entry {number} runs a command: a browser does not'
    return ''
