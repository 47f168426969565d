# SPDX-License-Identifier: Apache-2.0
"""A script for viser finds its names, also those of its modules."""

from __future__ import annotations

import importlib

import pytest

from ros_viz_bridge import theme, uplot, viser


def test_all_names_are_there() -> None:
    assert all(hasattr(viser, name) for name in viser.__all__)


@pytest.mark.parametrize('name', ['extras', 'theme', 'transforms', 'uplot'])
def test_modules_are_imported_by_their_names(name: str) -> None:
    assert importlib.import_module(f'ros_viz_bridge.viser.{name}') is getattr(viser, name)


def test_types_are_those_of_the_library() -> None:
    assert viser.theme.TitlebarConfig is theme.TitlebarConfig
    assert viser.uplot.Series is uplot.Series
