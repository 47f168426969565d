# SPDX-License-Identifier: Apache-2.0
"""Curves that go on, and a picture that is computed: what is large is sent when it changes."""

from __future__ import annotations

import time

import numpy as np

from ros_viz_bridge import Server, uplot

KEPT = 300


def main() -> None:
    server = Server(label='plots')
    times, speed, wanted = np.zeros(KEPT), np.zeros(KEPT), np.zeros(KEPT)
    goal = server.gui.add_slider(
        'Speed', min=0.0, max=2.0, step=0.1, initial_value=1.0, unit='m/s'
    )
    chart = server.gui.add_uplot(
        (times, speed, wanted),
        (
            uplot.Series(label='time'),
            uplot.Series(label='speed', stroke='#3b82f6', width=2),
            uplot.Series(label='wanted', stroke='#f59e0b', dash=[4, 4]),
        ),
        title='Speed, m/s',
        aspect=1.6,
    )
    heat = server.gui.add_image(np.zeros((48, 64)), label='Field', format='png')

    print(f'Open {server.url}', flush=True)
    start, now = time.monotonic(), 0.0
    y, x = np.mgrid[0:48, 0:64]
    while True:
        before, now = now, time.monotonic() - start
        moved = speed[-1] + (goal.value - speed[-1]) * (now - before) * 2.0
        for column, value in ((times, now), (speed, moved), (wanted, goal.value)):
            column[:-1] = column[1:]
            column[-1] = value
        chart.data = (times, speed, wanted)
        heat.image = 0.5 + 0.5 * np.sin(x / 6 + now) * np.cos(y / 9)  # floats 0..1 are grey
        time.sleep(0.1)


if __name__ == '__main__':
    main()
