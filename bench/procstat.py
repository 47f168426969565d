# SPDX-License-Identifier: Apache-2.0
"""CPU time and peak memory of a process, from /proc."""

from __future__ import annotations

import os
from pathlib import Path
import time

TICK = os.sysconf('SC_CLK_TCK')


def cpu_seconds(pid: int) -> float:
    """Return user plus system time of a process with all its threads."""
    fields = Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def cpu_time(pid: int) -> float:
    """Return the same to the nanosecond, by the process's own clock (clock_getcpuclockid)."""
    return time.clock_gettime(~pid << 3 | 2)


def memory_mb(pid: int, *, peak: bool) -> float:
    """Return the resident memory of a process now, or its peak, in MB."""
    wanted = 'VmHWM:' if peak else 'VmRSS:'
    for line in Path(f'/proc/{pid}/status').read_text().splitlines():
        if line.startswith(wanted):
            return int(line.split()[1]) / 1024
    return 0.0
