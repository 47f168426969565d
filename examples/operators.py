# SPDX-License-Identifier: Apache-2.0
"""Several people at one arm: one at a time has it, all others see who; one shows the others."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge import Server
from ros_viz_bridge.viser.transforms import SO3


def main() -> None:
    server = Server(label='operators', groups=('arm',))
    arm = server.scene.add_frame('/arm', axes_length=0.3)
    link = server.scene.add_box('/arm/link', (90, 130, 220), dimensions=(1.0, 0.15, 0.15))
    link.position = (0.5, 0.0, 0.0)
    holder = server.gui.add_markdown('Nobody has the arm.')

    with server.gui.add_folder('Arm') as folder:
        angle = server.gui.add_slider('Angle', min=-3.0, max=3.0, step=0.01, initial_value=0.0)
    folder.group = 'arm'  # only who has the arm may set what is in it
    angle.on_update(lambda event: setattr(arm, 'wxyz', SO3.from_z_radians(angle.value).wxyz))

    take = server.gui.add_button('Take the arm', icon='hand-grab')
    free = server.gui.add_button('Release it', icon='hand-off')
    present = server.gui.add_button('Show the others what I see', icon='presentation')
    stop = server.gui.add_button('Let all look around', icon='eye')

    # Here whoever asks gets it; a program may ask the holder first, or look at `client.role`.
    take.on_click(lambda event: server.give_control(event.client, 'arm'))
    free.on_click(lambda event: server.release_control('arm'))
    present.on_click(lambda event: event.client.present())
    stop.on_click(lambda event: server.stop_presenting())

    @server.on_control_change
    def _(event: Any) -> None:
        who = event.client.name or event.holder if event.client else 'Nobody'
        holder.content = f'**{who}** has the arm ({event.why}).'

    @server.on_client_connect
    def _(client: Any) -> None:
        name = client.gui.add_text('My name', '')
        name.on_update(lambda event: setattr(client, 'name', name.value))

    print(f'Open {server.url} in two windows', flush=True)
    server.sleep_forever()


if __name__ == '__main__':
    main()
