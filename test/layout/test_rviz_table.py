# SPDX-License-Identifier: Apache-2.0
"""The table of RViz's properties keeps step with the settings of the displays."""

from __future__ import annotations

import pytest

from ros_viz_bridge.displays.base import option_fields
from ros_viz_bridge.displays.registry import builtin
from ros_viz_bridge.layout.rviz_table import QUIET, RULES

TYPES = builtin()


@pytest.mark.parametrize('name', [n for n, rule in RULES.items() if rule.type in TYPES])
def test_every_mapped_property_has_its_setting(name: str) -> None:
    """A setting that is renamed without its line in the table would be lost without a word."""
    known = {field.name for field in option_fields(TYPES[RULES[name].type].Options)}
    missing = {ours for ours, _ in RULES[name].properties.values()} - known
    assert not missing, f'{RULES[name].type} has no {missing}'


def test_properties_that_need_no_word_are_no_mapped_ones() -> None:
    mapped = {path for rule in RULES.values() for path in rule.properties}
    assert not {path for path in mapped if path in QUIET}
