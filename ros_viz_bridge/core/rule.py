# SPDX-License-Identifier: Apache-2.0
"""Who rules: roles, leases, the stop and who presents, as pages and the program decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wire.client import CameraMoved
from ..wire.pointer import GizmoDragged
from ..wire.presenting import PresenterCamera
from ..wire.scene import Remove
from ..wire.session import Control, ControlGroup, Notice, Role, RoleChanged
from .entry import Entry
from .lease import Handover, PROGRAM, Why
from .listener import Listener
from .session import Session

if TYPE_CHECKING:
    from .hub import Hub

PRESENTER = 'presenter'


class Rule:
    """
    Carries out what may be done, and tells all pages and the listener of every change.

    Whether a page may do it, the gate has said before.
    """

    def __init__(self, hub: Hub, listener: Listener) -> None:
        self._hub = hub
        self._listener = listener
        self.presenter = ''
        """The client whose view others follow; '' for nobody."""

    def publish(self) -> None:
        """Send everybody who is here, who holds what, who presents, and whether all is stopped."""
        self._hub.publish(Entry(self.control()))

    def control(self) -> Control:
        """Return what every page shows of it."""
        here = list(self._hub.admission.listed())
        leases = self._hub.gate.leases
        return Control(
            display='',
            key='control',
            groups=[
                ControlGroup(name, who, leases.waiting(name))
                for name, who in leases.holders().items()
            ],
            operators=[each.client_id for each in here if each.role == 'operator'],
            viewers=sum(each.role == 'viewer' for each in here),
            stopped_by=self._hub.gate.stopped_by,
            names={each.client_id: each.name for each in here if each.name},
            presenter=self.presenter,
            stops=self._hub.gate.stops,
        )

    # The stop.

    def stop(self, by: str, reason: str) -> None:
        """
        Refuse every output to the robot until it is lifted; ``by`` is shown.

        Nobody's name is the program's: to listeners, '' lifts a stop.
        """
        by = by.strip() or 'the server'
        gate = self._hub.gate
        gate.stopped_by = by
        gate.stops += 1
        gate.grabs.void()
        self._listener.stopped(by, reason)
        gate.node_grabs.end_all()
        self.publish()

    def reset(self, by: str) -> None:
        """Lift a stop; ``by`` is told to listeners."""
        if self._hub.gate.stopped_by:
            self._hub.gate.stopped_by = ''
            self._listener.stopped('', f'reset by {by}')
            self.publish()
            self._hub.publish(Entry(Notice('info', f'{by} released the stop', 'stop')), but=by)

    # Leases.

    def handed_over(self, handover: Handover | None) -> None:
        """A group has another holder, or others wait for it: who had it lets go of controls."""
        if handover is not None:
            gate, client = self._hub.gate, handover.previous
            held = gate.node_grabs.held(client)
            if isinstance(held, GizmoDragged):
                if gate.gizmos.group(client, held.node) == handover.group:
                    gate.node_grabs.end(client)
            self._listener.handed_over(handover)
        self.publish()

    def give(self, group: str, client_id: str, now: float) -> None:
        """Make an operator who is here the holder of a group, or the program itself."""
        if client_id == PROGRAM or self._hub.admission.role(client_id) == 'operator':
            self._hub.gate.grabs.keep(client_id, group)
            self._hub.gate.leases.give(group, client_id, now)

    def release(self, group: str, now: float) -> None:
        """Take a group from its holder: whoever waits longest is the next."""
        leases = self._hub.gate.leases
        leases.release(group, leases.holders()[group], now, why='given')

    # Clients.

    def name(self, client_id: str, name: str) -> None:
        """Call a client by a name that all pages show."""
        session = self._hub.admission.known(client_id)
        if session is not None and session.name != name:
            session.name = name
            self.publish()

    def appoint(self, client_id: str, role: Role, now: float) -> None:
        """Let a client have a role, also when it comes back; what it may not any more ends."""
        session = self._hub.admission.known(client_id)
        if session is None:
            return
        session.appointed = role
        if session.role == role:
            return
        session.role = role
        if role == 'viewer':
            self.lay_down(session, now, 'demoted')
            session.headset = ''
        if session.left is None:
            self._hub.say(session, RoleChanged(**self._hub.grants(session)))
            self._listener.role_changed(self._hub.info(session))
            self.publish()

    def lay_down(self, session: Session, now: float, why: Why) -> None:
        """A client holds nothing any more: no node, no lease, and nobody follows it."""
        gate = self._hub.gate
        gate.node_grabs.end(session.client_id)
        gate.gizmos.forget(session.client_id)
        gate.grabs.forget(session.client_id)
        gate.leases.free(session.client_id, now, why)
        if self.presenter == session.client_id:
            self.present('')

    # The view of one for all.

    def present(self, client_id: str) -> None:
        """Let the others follow the view of a client who is here; '' ends that."""
        session = self._hub.admission.get(client_id)
        presenter = session.client_id if session is not None else ''
        if presenter == self.presenter:
            return
        if self.presenter:
            self._hub.publish(Entry(Remove('', PRESENTER)))
        self.presenter = presenter
        self.publish()
        if session is not None:
            self.camera_moved(session)

    def camera_moved(self, session: Session) -> None:
        """The camera of a client is another: who presents is followed."""
        camera: CameraMoved | None = session.camera
        if camera is None or session.client_id != self.presenter:
            return
        shown = PresenterCamera(
            '',
            PRESENTER,
            camera.frame,
            camera.position,
            camera.orientation,
            camera.distance,
            camera.up,
        )
        self._hub.publish(Entry(shown), but=session.client_id)
