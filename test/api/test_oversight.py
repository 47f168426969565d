# SPDX-License-Identifier: Apache-2.0
"""A server says how it is only through what its program was told to keep."""

from __future__ import annotations

from pathlib import Path

from support.served import serving


def test_there_is_an_audit_where_a_file_was_named(tmp_path: Path) -> None:
    with serving() as server:
        assert server.audit is None and server.health.late() == {}
    with serving(audit=tmp_path / 'audit.jsonl') as server:
        assert server.audit is not None
        server.audit.note('c1', 'sorted', 'box')
    assert '"sorted"' in (tmp_path / 'audit.jsonl').read_text()
