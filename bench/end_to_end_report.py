# SPDX-License-Identifier: Apache-2.0
"""All end-to-end comparisons as Markdown; with names of parts (``clouds tf``) only those."""

from __future__ import annotations

from collections.abc import Iterator
import os
import sys

from contest import Contestant, Load
from end_to_end import compare, DEFAULTS, isolate, SYSTEMS
from peers import versions
from report import machine, Row, table

ROUNDS = int(os.environ.get('BENCH_ROUNDS', '5'))
RUN = 'python bench/end_to_end.py'
COARSE = 'layout_file:=' + os.path.join(os.path.dirname(__file__), 'coarse_layout.yaml')
THIN = 'layout_file:=' + os.path.join(os.path.dirname(__file__), 'thin_layout.yaml')


def clouds() -> Iterator[str]:
    """Compare clouds of three sizes, one client."""
    for count, systems, rate in (
        (300_000, SYSTEMS, 10.0),
        (30_000, SYSTEMS[:3], 10.0),
        (2_000_000, SYSTEMS[:3], 10.0),
    ):
        rows = _compare(systems, Load('cloud', count, rate))
        title = f'{count:,}-point cloud at {rate:g} Hz, one client'
        command = f'{RUN} --count {count} --systems {",".join(systems)}'
        yield table(title, command, rows)


def crowd() -> Iterator[str]:
    """Compare a cloud for eight clients."""
    rows = _compare(SYSTEMS[:3], DEFAULTS['cloud'], clients=8)
    command = f'{RUN} --clients 8 --systems {",".join(SYSTEMS[:3])}'
    yield table('300,000-point cloud at 10 Hz, eight clients', command, rows)


def stalled() -> Iterator[str]:
    """Tell what two stalled clients of four cost the other two."""
    rows = compare(
        [
            Contestant('4 reading, 0 stalled', 'ours', 4),
            Contestant('2 reading, 2 stalled', 'ours', 4, 2),
            Contestant('2 reading', 'ours', 2),
        ],
        DEFAULTS['cloud'],
        rounds=ROUNDS,
    )
    yield '\n'.join(
        [
            '## 300,000-point cloud at 10 Hz, four clients, of which two never read (ours)',
            '',
            "`python bench 'end_to_end_report.py stalled'`",
            '',
            '| clients | age p50 ms | not sent % | memory grown MB |',
            '|---|---|---|---|',
            *(
                f'| {name} | {row.p50:.1f} | {row.lost:.0f} | {row.grown_mb:.0f} |'
                for name, row in rows.items()
            ),
            '',
        ]
    )


def coarse() -> Iterator[str]:
    """Compare a scanner's cloud as it is with the same packed, and with a third of its points."""
    rows = compare(
        [
            Contestant('floor', 'floor'),
            Contestant('ours', 'ours'),
            Contestant('ours, max_error 1.5 mm', 'ours', options=(COARSE,)),
            Contestant('ours, max_points 100,000', 'ours', options=(THIN,)),
        ],
        DEFAULTS['lidar'],
        rounds=ROUNDS,
    )
    title = "A scanner's cloud of 300,032 points at 10 Hz, with max_error and max_points"
    yield table(title, "python bench 'end_to_end_report.py coarse'", rows)


def images() -> Iterator[str]:
    """Compare pictures: raw, which we encode, and compressed ones, which we pass on."""
    for load, count, title, rate in (
        ('image', 1080, 'Raw 1920 x 1080 pictures', 30.0),
        ('camera', 1080, 'JPEG 1920 x 1080 pictures', 30.0),
        ('camera', 2160, 'JPEG 3840 x 2160 pictures', 30.0),
    ):
        many = [Contestant('ours, 8 clients', 'ours', 8)] if load == 'image' else []
        rows = compare(
            [*(Contestant(name, name) for name in SYSTEMS[:3]), *many],
            Load(load, count, rate),
            rounds=ROUNDS,
            seconds=2.0,
        )
        command = (
            f'{RUN} --load {load} --count {count} --rate {rate:g} --systems floor,ours,foxglove'
        )
        yield table(f'{title} at {rate:g} Hz', command, rows)


def tf() -> Iterator[str]:
    """Compare transforms for eight clients; and columns with message objects."""
    systems = ('floor', 'ours', 'foxglove')
    rows = _compare(systems, DEFAULTS['tf'], clients=8, seconds=2.0)
    title = '/tf of 500 frames at 100 Hz, eight clients'
    yield table(title, f'{RUN} --load tf --clients 8 --systems {",".join(systems)}', rows)
    rows = _compare(('ours', 'objects'), Load('tf', 200, 100.0), seconds=2.0)
    title = '/tf of 200 frames at 100 Hz: columns over raw CDR beside rclpy message objects'
    yield table(title, f'{RUN} --load tf --count 200 --systems ours,objects', rows)


def markers() -> Iterator[str]:
    """Compare 10,000 markers."""
    systems = ('floor', 'ours', 'foxglove', 'objects')
    rows = _compare(systems, DEFAULTS['markers'])
    command = f'{RUN} --load markers --systems {",".join(systems)}'
    yield table('10,000 markers at 10 Hz', command, rows)


PARTS = {each.__name__: each for each in (clouds, tf, markers, images, coarse, crowd, stalled)}


def _compare(
    systems: tuple[str, ...], load: Load, *, clients: int = 1, seconds: float = 3.0
) -> dict[str, Row]:
    contestants = [Contestant(name, name, clients) for name in systems]
    return compare(contestants, load, rounds=ROUNDS, seconds=seconds)


def main(names: list[str]) -> None:
    """Run and print."""
    isolate()
    say, sys.stdout = sys.stdout, sys.stderr  # progress is no part of the report
    texts = [] if names else [machine(versions()), '']
    for name in names or PARTS:
        texts += PARTS[name]()
    print('\n'.join(texts), file=say)


if __name__ == '__main__':
    main(sys.argv[1:])
