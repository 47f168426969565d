# SPDX-License-Identifier: Apache-2.0
"""docs/complaints.md names tests and figures that are there."""

from __future__ import annotations

from pathlib import Path
import re

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / 'docs' / 'complaints.md').read_text()


def test_every_test_that_is_named_exists() -> None:
    named = re.findall(r'`((?:test|client)/[\w./]+)?(::\w+)?`', TEXT)
    file = ''
    assert named
    for path, function in named:
        file = path or file
        assert (ROOT / file).exists(), file
        if function:
            assert f'def {function[2:]}(' in (ROOT / file).read_text(), (file, function)


def test_every_row_of_the_results_that_is_named_exists() -> None:
    results = (ROOT / 'bench' / 'RESULTS.md').read_text().lower()
    for row in re.findall(r'"([^"]+)"', ''.join(re.findall(r'bench: .*', TEXT))):
        assert row.lower() in results, row
