# SPDX-License-Identifier: Apache-2.0
"""
Up to 100,000 viewers of one robot, simulated: ``python bench/scale_bench.py``.

What a viewer costs is measured here first, with some hundreds (``edge_bench``). It goes on
in steps of 50 ms: viewers come and stay for ten minutes in the mean; in the middle an edge is
lost, and its viewers come back to the others of their region, as pages do. Robot and edges are
queues of one core each: who is greeted waits for what came before.
"""

from __future__ import annotations

from dataclasses import dataclass
import os
import sys

from edge_bench import measured, Point
import numpy as np

STEP = 0.05
SECONDS, LOST = 240.0, 120.0
STAY = 600.0
"""Seconds that a viewer stays, in the mean."""
REGIONS = 5
BUSY = 0.7
"""Of a core: edges are as many as this asks for, with one of each region lost."""
PATIENCE = 10.0
"""Seconds after which a viewer who was not greeted tries again."""
MOST_EDGES, MOST_CLIENTS = 64, 4096
"""Of one robot (runtime/robot_end.py); the node's largest max_clients."""


@dataclass(frozen=True)
class Costs:
    """Seconds of a core, and bytes a second."""

    robot: float
    robot_viewer: float
    robot_arrival: float
    edge: float
    edge_viewer: float
    edge_arrival: float
    uplink: float
    viewer_down: float

    @classmethod
    def of(cls, points: list[Point]) -> Costs:
        """Fit what each viewer adds."""
        count = np.array([each.viewers for each in points], float)

        def line(values: list[float], over: np.ndarray) -> tuple[float, float]:
            slope, base = np.polyfit(over, values, 1)
            return max(0.0, float(base)), max(0.0, float(slope))

        most = points[-1]
        return cls(
            *line([each.robot for each in points], count),
            most.robot_arrival / most.viewers,
            *line([each.edge for each in points], count / 3),
            most.edges_arrival / most.viewers,
            most.uplink,
            most.down / most.viewers,
        )


@dataclass
class Outcome:
    """What a simulation found."""

    edges: int
    robot: float
    """Of its core, in the second half of the quiet time."""
    edge: float
    greeted: float
    """Seconds until a viewer is greeted, 99 of 100."""
    back: float
    """Seconds until all viewers of the lost edge are greeted again; infinite: not in the end."""


def edges_for(viewers: int, costs: Costs) -> int:
    """Return how many edges in each region, one of which may be lost."""
    each = viewers / REGIONS
    coming = costs.edge_arrival / STAY
    room = (BUSY - costs.edge) / (costs.edge_viewer + coming)
    return 1 + int(np.ceil(each / room))


def simulate(viewers: int, costs: Costs, rng: np.random.Generator) -> Outcome:
    """Let time pass."""
    many = REGIONS * edges_for(viewers, costs)
    region = np.arange(many) % REGIONS
    there = rng.multinomial(viewers, np.full(many, 1 / many)).astype(float)
    alive = np.ones(many, bool)
    waits_edge, waits_robot = np.zeros(many), 0.0
    steps = int(SECONDS / STEP)
    due: dict[int, np.ndarray] = {}
    """Who comes back, at which edges, by step."""
    used_robot, used_edge, waited = [], [], []
    away, last_back = 0, 0.0
    for step in range(steps):
        now = step * STEP
        quiet = LOST / 2 < now < LOST
        if step == int(LOST / STEP):
            lost, alive[0] = int(there[0]), False
            there[0] = waits_edge[0] = 0.0
            others = np.flatnonzero(alive & (region == region[0]))
            # A page tries again after half a second to a second.
            at = step + ((0.5 + 0.5 * rng.random(lost)) / STEP).astype(int)
            for i in range(lost):
                due.setdefault(int(at[i]), np.zeros(many))[others[i % len(others)]] += 1
            away = lost
        new = np.where(alive, rng.poisson(viewers / STAY * STEP / alive.sum(), many), 0)
        left = rng.binomial(there.astype(int), -np.expm1(-STEP / STAY))
        back = due.pop(step, np.zeros(many))
        coming = new + back
        work = there.sum() * costs.robot_viewer * STEP + costs.robot * STEP
        waits_robot += work + coming.sum() * costs.robot_arrival
        waits_edge += (
            costs.edge * STEP + there * costs.edge_viewer * STEP + coming * costs.edge_arrival
        )
        waits = waits_robot + waits_edge
        patient = waits <= PATIENCE
        there += np.where(patient, coming, 0) - left
        waited += [(each, int(n)) for each, n in zip(waits, new, strict=True) if n]
        if back.any():
            if not patient[back > 0].all():  # they try again
                later = step + int((PATIENCE + 1.0) / STEP)
                due[later] = due.get(later, np.zeros(many)) + np.where(patient, 0, back)
            stay = back * patient
            away -= int(stay.sum())
            if stay.any():
                last_back = max(last_back, now - LOST + float(waits[stay > 0].max()))
        if quiet:
            used_robot.append(min(STEP, waits_robot))
            used_edge.append(np.minimum(STEP, waits_edge)[alive].mean())
        waits_robot = max(0.0, waits_robot - STEP)
        waits_edge = np.where(alive, np.maximum(0.0, waits_edge - STEP), 0.0)
    values = np.repeat([w for w, _ in waited], [n for _, n in waited])
    return Outcome(
        many,
        float(np.mean(used_robot)) / STEP,
        float(np.mean(used_edge)) / STEP,
        float(np.percentile(values, 99)) if len(values) else 0.0,
        last_back if not away else float('inf'),
    )


def limits(viewers: int, found: Outcome) -> str:
    """Return what does not hold."""
    broken = []
    if viewers > MOST_CLIENTS:
        broken.append(f'max_clients ({MOST_CLIENTS:,})')
    if found.edges > MOST_EDGES:
        broken.append(f'edges of one robot ({MOST_EDGES})')
    if found.robot > BUSY:
        broken.append("the robot's core")
    return ', '.join(broken)


def main() -> None:
    """Measure, simulate, print."""
    counts = list(map(int, os.environ.get('EDGE_VIEWERS', '1,100,300').split(',')))
    points = []
    for count in counts:
        print(f'{count} viewers', file=sys.stderr, flush=True)
        points.append(measured(count, whole=False))
    costs = Costs.of(points)
    print('## Scale\n')
    print('`python bench/scale_bench.py`: measured as by `edge_bench.py`; milliseconds')
    print('of a core.\n')
    print('| | base, a second | each viewer, a second | each that comes |\n|---|---|---|---|')
    for name, *values in (
        ('robot', costs.robot, costs.robot_viewer, costs.robot_arrival),
        ('edge', costs.edge, costs.edge_viewer, costs.edge_arrival),
    ):
        print(f'| {name} |' + ''.join(f' {1e3 * each:.3g} |' for each in values))
    print(f'\nUplink {costs.uplink / 1e3:.0f} kB/s; {costs.viewer_down / 1e3:.1f} kB/s to each.\n')
    print(
        f'Simulated: {REGIONS} regions, one edge more in each than {BUSY:.0%} of a core asks for.'
    )
    print()
    print(
        '| viewers | edges of a core | robot CPU % | edge CPU % | out of edges Gbit/s'
        ' | to the edges of a region MB/s | greeted within s, p99 | an edge lost: all back, s'
        ' | beyond what is built |'
    )
    print('|---|---|---|---|---|---|---|---|---|')
    for viewers in (100, 1000, 4000, 10_000, 30_000, 100_000):
        found = simulate(viewers, costs, np.random.default_rng(viewers))
        out = viewers * costs.viewer_down * 8 / 1e9
        region = found.edges / REGIONS * costs.uplink / 1e6
        back = f'{found.back:.1f}' if np.isfinite(found.back) else 'not all'
        print(
            f'| {viewers:,} | {found.edges} | {100 * found.robot:.1f} | {100 * found.edge:.0f} |'
            f' {out:.2g} | {region:.2g} | {found.greeted:.2f} | {back} |'
            f' {limits(viewers, found)} |'
        )
    most = (BUSY - costs.robot) / (costs.robot_viewer + costs.robot_arrival / STAY)
    print(f"\nThe robot's core is {BUSY:.0%} busy with {most:,.0f} viewers.\n")


if __name__ == '__main__':
    main()
