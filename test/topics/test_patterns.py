# SPDX-License-Identifier: Apache-2.0
"""Allow-lists let through what they should, and nothing by half a match."""

from __future__ import annotations

from ros_viz_bridge.topics.patterns import pattern_problem, Patterns


def test_whole_names_are_compared():
    """'/camera' allows no '/camera/secret'."""
    rules = Patterns(['/camera', '/points/.*'])
    assert '/camera' in rules
    assert '/points/front' in rules
    assert '/camera/secret' not in rules
    assert '/a/camera' not in rules


def test_deny_overrules_even_what_is_always_allowed():
    """The last word is no."""
    rules = Patterns(['.*'], deny=['/secret.*'], always=['/secret/layout', '/ok'])
    assert '/anything' in rules
    assert '/secret/layout' not in rules


def test_nothing_is_allowed_by_an_empty_list_but_what_always_is():
    """What the layout binds may be published with any list."""
    rules = Patterns([], always=['/speed'])
    assert '/speed' in rules
    assert '/other' not in rules


def test_broken_expressions_are_explained():
    """A rule that cannot work is no rule that lets everything through."""
    assert pattern_problem('/a.*') == ''
    assert 'missing )' in pattern_problem('(')
