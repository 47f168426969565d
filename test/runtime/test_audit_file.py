# SPDX-License-Identifier: Apache-2.0
"""The audit is bounded, for its owner alone, and survives a disk that is full for a while."""

from __future__ import annotations

import json
from pathlib import Path
import subprocess
import sys

import pytest
from support.served import until

from ros_viz_bridge.runtime import audit_file
from ros_viz_bridge.runtime.audit_file import AuditFile


def lines(path: Path) -> list[dict[str, int]]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


def test_it_is_bounded_and_nobody_else_reads_it(tmp_path: Path) -> None:
    path = tmp_path / 'new' / 'audit.jsonl'
    file = AuditFile(path, size=500)
    for n in range(900):
        file.write({'n': n})
    file.close()
    found = sorted(path.parent.iterdir())
    assert len(found) == 1 + audit_file.FILES
    assert all(
        each.stat().st_size <= 500 and each.stat().st_mode & 0o777 == 0o600 for each in found
    )
    assert lines(path)[-1] == {'n': 899}


def test_where_it_cannot_be_the_server_does_not_start(tmp_path: Path) -> None:
    (tmp_path / 'file').write_text('')
    with pytest.raises(OSError, match='file'):
        AuditFile(tmp_path / 'file' / 'audit.jsonl')


FULL = """
import logging, resource, signal, sys, time
from pathlib import Path
from ros_viz_bridge.runtime.audit_file import AuditFile
logging.basicConfig()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
file = AuditFile(Path(sys.argv[1]))
done, emit = [], file._handler.emit
def counted(record):
    emit(record)
    done.append(record)
file._handler.emit = counted
def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
def written(count):
    while len(done) < count: time.sleep(0.001)
file.write({'n': 1})
written(1)
limit(12)
for n in (2, 3):
    file.write({'n': n})
written(3)
limit(resource.RLIM_INFINITY)
file.write({'n': 4})
file.close()
"""


def test_what_a_full_disk_does_not_take_is_lost_and_told_once(tmp_path: Path) -> None:
    path = tmp_path / 'audit.jsonl'
    done = subprocess.run(
        [sys.executable, '-c', FULL, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stderr.count('the audit cannot be written') == 1
    whole = [line for line in path.read_text().splitlines() if line.endswith('}')]
    assert [json.loads(line)['n'] for line in whole] == [1, 4]


def test_what_the_disk_is_too_slow_for_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_file, 'WAITING', 2)
    file = AuditFile(tmp_path / 'audit.jsonl')
    with file._handler.lock:  # type: ignore[union-attr]
        file.write({'n': 0})
        until(lambda: file._queue.empty())
        for n in range(1, 6):
            file.write({'n': n})
    until(lambda: file._queue.empty())
    file.write({'n': 6})
    file.close()
    assert lines(tmp_path / 'audit.jsonl')[-1] == {'n': 6, 'lost_before': 3}


@pytest.mark.parametrize('waiting', [1, 3])
def test_a_disk_that_hangs_does_not_keep_the_program_from_ending(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    waiting: int,
) -> None:
    monkeypatch.setattr(audit_file, 'WAITING', 2)
    monkeypatch.setattr(audit_file, 'PATIENCE', 0.05)
    file = AuditFile(tmp_path / 'audit.jsonl')
    with file._handler.lock:  # type: ignore[union-attr]
        file.write({'n': 0})
        until(lambda: file._queue.empty())
        for n in range(1, waiting):
            file.write({'n': n})
        file.close()
    assert 'the disk hangs' in caplog.text
    monkeypatch.setattr(audit_file, 'PATIENCE', 20.0)
    file.close()
