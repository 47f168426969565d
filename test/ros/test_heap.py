# SPDX-License-Identifier: Apache-2.0
"""Memory that is freed and asked for again is not mapped anew."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.ros

PROGRAM = """
import ctypes, resource
from ros_viz_bridge.ros.heap import keep_freed_memory
if not hasattr(ctypes.CDLL(None), 'mallopt'):
    raise SystemExit('no glibc')
def faults():
    blocks = [bytes([1]) * 5_000_000 for _ in range(4)]
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
def grown():
    faults()
    before = faults()
    for _ in range(10):
        after = faults()
    return after - before
print(grown())
keep_freed_memory()
print(grown())
"""


def test_buffers_of_clouds_are_not_mapped_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ('MALLOC_TRIM_THRESHOLD_', 'MALLOC_MMAP_THRESHOLD_'):
        monkeypatch.delenv(name, raising=False)
    done = subprocess.run([sys.executable, '-c', PROGRAM], capture_output=True, text=True)
    if 'no glibc' in done.stderr:
        pytest.skip('the C library is not glibc')
    left_alone, kept = map(int, done.stdout.split())
    assert kept < left_alone / 10, (kept, left_alone)
