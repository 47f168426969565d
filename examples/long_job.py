# SPDX-License-Identifier: Apache-2.0
"""Something that takes a while: its progress, how to stop it, and a word when it is done."""

from __future__ import annotations

import threading
from typing import Any

from ros_viz_bridge import Server


def main() -> None:
    server = Server(label='jobs')
    start = server.gui.add_button('Calibrate', icon='player-play', color='green')
    cancel = server.gui.add_button('Cancel', icon='x', disabled=True)
    bar = server.gui.add_progress_bar(0.0, animated=True)
    cancelled = threading.Event()
    cancel.on_click(lambda event: cancelled.set())

    @start.on_click
    def _(event: Any) -> None:  # a thread of its own: it may take as long as it likes
        card = event.client.add_notification(
            'Calibrating', 'Hold the board still.', loading=True, with_close_button=False
        )
        start.disabled, cancel.disabled = True, False
        cancelled.clear()
        try:
            for done in range(0, 101, 2):
                if cancelled.wait(0.1):
                    card.title, card.color = 'Cancelled', 'orange'
                    return
                bar.value = done
                card.body = f'{done} % of the pictures are taken.'
            card.title, card.color = 'Calibrated', 'green'
            card.body = 'Off by 0.3 pixels on average.'
        finally:
            card.loading, card.with_close_button, card.auto_close_seconds = False, True, 5.0
            start.disabled, cancel.disabled = False, True

    print(f'Open {server.url}', flush=True)
    server.sleep_forever()


if __name__ == '__main__':
    main()
