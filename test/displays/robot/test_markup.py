# SPDX-License-Identifier: Apache-2.0
"""XML that is broken or hostile is refused with its line; nothing is expanded or fetched."""

from __future__ import annotations

import tracemalloc

from displays.robot.urdf_texts import ARM, BOMB, SPY
from hypothesis import given
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.robot.markup import DEEPEST, Element, MOST_CHARACTERS, read_markup


def test_elements_know_their_lines_and_attributes() -> None:
    root = read_markup(ARM)
    assert (root.tag, root.line) == ('robot', 2)
    assert [link.attributes['name'] for link in root.all('link')] == ['base', 'upper', 'finger']
    link = root.first('link')
    assert link is not None and link.line == 4
    assert root.first('gazebo') is None


def test_empty_lines_before_the_declaration_are_forgiven_and_counted() -> None:
    assert read_markup('\n\n<?xml version="1.0"?>\n<robot/>').line == 4
    with pytest.raises(DisplayError, match='line 4'):
        read_markup('\n\n<robot>\n<robot/')


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('', 'empty'),
        (' \n ', 'empty'),
        ('robot', 'line 1'),
        (
            '<robot>\n<link name="a">\n</robot>',
            'line 3, column 3, inside <link>: .*mismatched tag',
        ),
        ('<robot>\n<link name=a/></robot>', 'line 2'),
        ('<robot>&nbsp;</robot>', 'undefined entity'),
        ('<robot/>\n<robot/>', 'line 2'),
        ('<robot name="\ud800"/>', 'no Unicode'),
        (BOMB, "line 3: the entity 'a' is declared"),
        (SPY, "the entity 'secret' is declared"),
        ('<!DOCTYPE r [<!ENTITY % p SYSTEM "http://x/e.dtd"> %p;]><r/>', "entity 'p' is declared"),
    ],
)
def test_what_is_no_xml_says_where(text: str, said: str) -> None:
    with pytest.raises(DisplayError, match=said):
        read_markup(text)


def test_a_bomb_is_never_expanded() -> None:
    """Three gigabytes of text, had it been."""
    tracemalloc.start()
    try:
        with pytest.raises(DisplayError):
            read_markup(BOMB)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_sizes_are_limited() -> None:
    with pytest.raises(DisplayError, match='characters'):
        read_markup(' ' * (MOST_CHARACTERS + 1))
    with pytest.raises(DisplayError, match='nested more than'):
        read_markup('<a>' * (DEEPEST + 1))
    with pytest.raises(DisplayError, match='elements are not read'):
        read_markup(f'<a>{"<b/>" * 200_001}</a>')


def test_a_document_type_without_entities_is_read() -> None:
    assert read_markup('<!DOCTYPE robot SYSTEM "robot.dtd"><robot/>').tag == 'robot'


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert isinstance(read_markup(text), Element)
    except DisplayError as error:
        assert str(error)
