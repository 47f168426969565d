# SPDX-License-Identifier: Apache-2.0
"""Figures to Markdown tables with ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
import os
from pathlib import Path
import platform
from statistics import median

from contest import Run


@dataclass(frozen=True)
class Row:
    """Medians of the rounds of one system under one load."""

    p50: float
    p99: float
    cpu_ms: float
    peak_mb: float
    grown_mb: float
    kilobytes: float
    """Of each message."""
    lost: float
    """Percent of the messages that a client did not get, as a newer one came first."""

    def __str__(self) -> str:
        """Return it in a line."""
        return ', '.join(f'{f.name} {getattr(self, f.name):.2f}' for f in fields(self))


def median_row(runs: Sequence[Run]) -> Row:
    """Return the medians of several rounds."""
    return Row(
        p50=median(percentile(run.ages, 50) for run in runs),
        p99=median(percentile(run.ages, 99) for run in runs),
        cpu_ms=median(run.cpu_ms for run in runs),
        peak_mb=max(run.peak_mb for run in runs),
        grown_mb=max(run.grown_mb for run in runs),
        kilobytes=median(run.nbytes for run in runs) / 1e3,
        lost=median(100 * (1 - run.messages / run.published) for run in runs),
    )


def percentile(values: Sequence[float], percent: float) -> float:
    """Return a percentile (nearest rank), nan of nothing."""
    if not values:
        return float('nan')
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def table(title: str, command: str, rows: dict[str, Row], *, base: str = 'ours') -> str:
    """Return a Markdown table; ratios are ours over each system (below 1: ours is less)."""
    own = rows[base]
    head = (
        '| system | age p50 ms | age p99 ms | CPU ms per message | peak MB | kB per message '
        f'| not sent % | {base} / it: p50 | {base} / it: CPU |'
    )
    lines = [f'## {title}', '', f'`{command}`', '', head, '|' + '---|' * 9]
    for name, row in rows.items():
        lines.append(
            f'| {name} | {row.p50:.1f} | {row.p99:.1f} | {row.cpu_ms:.2f} | {row.peak_mb:.0f} '
            f'| {row.kilobytes:.0f} | {row.lost:.0f} | {own.p50 / row.p50:.2f} '
            f'| {own.cpu_ms / row.cpu_ms:.2f} |'
        )
    # No age where a message carries no time of publishing.
    return '\n'.join([*lines, '']).replace(' nan |', ' - |')


def machine(versions: dict[str, str]) -> str:
    """Return a line about the machine and the versions."""
    model = 'unknown processor'
    for line in Path('/proc/cpuinfo').read_text().splitlines():
        if line.startswith('model name'):
            model = line.partition(':')[2].strip()
            break
    parts = ', '.join(f'{name} {version}' for name, version in versions.items())
    system = f'{os.cpu_count()} cores of {model}, {platform.system()} {platform.release()}'
    return f'{system}, Python {platform.python_version()}; {parts}'
