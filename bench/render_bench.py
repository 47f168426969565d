# SPDX-License-Identifier: Apache-2.0
"""Pictures without a viewer: how long a script waits for one; how soon a view shows a change."""

from __future__ import annotations

from pathlib import Path
import sys
import time
import urllib.request

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]

from ros_viz_bridge import Server  # noqa: E402

SIZES = ((480, 640), (1080, 1920))
PICTURES, CHANGES = 10, 40


def show(server: Server) -> None:
    """Show a cloud and some boxes."""
    random = np.random.default_rng(0)
    points = random.normal(size=(20_000, 3)).astype(np.float32)
    server.scene.add_point_cloud('/cloud', points, (0, 120, 255), point_size=0.01)
    for i in range(20):
        server.scene.add_box(f'/box/{i}', dimensions=(0.2, 0.2, 0.2), position=(i / 5, 2.0, 0.0))


def rendering() -> list[str]:
    """Return a row for each size; the first picture is that of a new server."""
    rows = []
    for height, width in SIZES:
        with Server(port=0) as server:
            show(server)
            taken = []
            for _ in range(1 + PICTURES):
                begun = time.perf_counter()
                server.get_render(height, width, timeout=120)
                taken.append((time.perf_counter() - begun) * 1e3)
        p50, p95 = np.percentile(taken[1:], (50, 95))
        rows.append(f'| {width} x {height} | {taken[0]:.0f} | {p50:.0f} | {p95:.0f} |')
    return rows


def streaming() -> list[str]:
    """Return a row for each size: from a change until its picture has come."""
    rows = []
    for height, width in SIZES:
        with Server(port=0) as server:
            show(server)
            box = server.scene.add_box('/moved', dimensions=(1.0, 1.0, 1.0))
            address = f'{server.url}view.mjpeg?width={width}&height={height}&fps=60'
            taken = []
            with urllib.request.urlopen(address) as answer:
                for i in range(CHANGES):
                    begun = time.perf_counter()
                    box.position = (0.0, 0.0, 0.1 + 0.1 * (i % 9))
                    while not (line := answer.readline()).lower().startswith(b'content-length'):
                        pass
                    answer.readline()
                    answer.read(int(line.split(b':')[1]))
                    taken.append((time.perf_counter() - begun) * 1e3)
        p50, p95 = np.percentile(taken[10:], (50, 95))
        rows.append(f'| {width} x {height} | {taken[0]:.0f} | {p50:.0f} | {p95:.0f} |')
    return rows


def main() -> None:
    """Print the tables."""
    print('## Pictures without a viewer')
    print()
    print(
        'A scene of 20,000 points and 20 boxes, software GPU; milliseconds that'
        ' `server.get_render` takes: the first with the start of the browser.'
    )
    print()
    print('| size | first | p50 | p95 |')
    print('|---|---|---|---|')
    print('\n'.join(rendering()), flush=True)
    print()
    print(
        'The same as a stream (`view.mjpeg`): milliseconds from a change of one node until the'
        ' next picture has come.'
    )
    print()
    print('| size | first | p50 | p95 |')
    print('|---|---|---|---|')
    print('\n'.join(streaming()), flush=True)


if __name__ == '__main__':
    main()
