# SPDX-License-Identifier: Apache-2.0
"""Every kind of widget, in tabs. Values are in step between all pages that look."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge import Icon, Server


def main() -> None:
    server = Server(label='widgets')
    gui = server.gui
    tabs = gui.add_tab_group()

    with tabs.add_tab('Values', Icon.ADJUSTMENTS):
        widgets: list[Any] = [
            gui.add_checkbox('Checkbox', True, hint='Hints are shown when the pointer rests'),
            gui.add_number('Number', 42, min=0, max=100, step=1),
            gui.add_slider('Slider', min=0.0, max=2.0, step=0.1, initial_value=0.5, unit='m/s'),
            gui.add_multi_slider('Range', min=0, max=10, step=1, initial_value=(2, 7)),
            gui.add_vector3('Vector', (1.0, 2.0, 3.0), step=0.1),
            gui.add_dropdown('Gripper', ['open', 'closed', 'holding']),
            gui.add_text('Text', 'a line'),
            gui.add_rgba('Colour', (80, 160, 255, 200)),
        ]

    with tabs.add_tab('Actions', Icon.HAND_CLICK):
        press = gui.add_button('Press me', color='green', icon=Icon.PLAYER_PLAY)
        hold = gui.add_button('Hold me', color='orange')
        mode = gui.add_button_group('Mode', ('slow', 'normal', 'fast'))
        with gui.add_form('Goal') as goal:  # sent together, by its button or Enter
            x, y = gui.add_number('x', 0.0, step=0.1), gui.add_number('y', 0.0, step=0.1)

    with tabs.add_tab('Shows', Icon.CHART_LINE):
        log = gui.add_markdown('**Nothing** happened yet.')
        progress = gui.add_progress_bar(25.0, animated=True)

    def say(what: str) -> None:
        log.content = what
        progress.value = (progress.value + 5.0) % 100.0

    for widget in widgets:
        widget.on_update(lambda event: say(f'{event.target.label} is `{event.target.value}`'))
    press.on_click(lambda event: say(f'pressed by {event.client_id}'))
    hold.on_hold(lambda event: say('held'), callback_hz=10)
    mode.on_click(lambda event: say(f'mode **{mode.value}**'))
    goal.on_submit(lambda event: say(f'goal {x.value}, {y.value}'))

    @press.on_click
    def _(event: Any) -> None:  # a window that has to be answered
        with gui.add_modal('Are you sure?') as modal:
            gui.add_markdown('Stop stays in reach meanwhile.')
            gui.add_button('Yes').on_click(lambda event: modal.close())

    gui.add_command('Say hello', hotkey='h', modifier='alt').on_trigger(lambda event: say('hello'))
    print(f'Open {server.url}', flush=True)
    server.sleep_forever()


if __name__ == '__main__':
    main()
