# SPDX-License-Identifier: Apache-2.0
"""A recording to show."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.film import write_film


@pytest.fixture(scope='session')
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a recording of 30 s."""
    return write_film(tmp_path_factory.mktemp('film') / 'film.mcap')
