# SPDX-License-Identifier: Apache-2.0
"""The error says what is wrong, in which field, at which byte."""

from __future__ import annotations

from ros_viz_bridge.cdr import CdrError


def test_sentence_names_field_and_byte() -> None:
    """These sentences are what a user sees in the panel."""
    error = CdrError('the string does not end in NUL', path='markers[3].ns', offset=40)
    assert str(error) == 'markers[3].ns (byte 40): the string does not end in NUL'
    assert isinstance(error, ValueError)
    assert str(CdrError('too short', offset=0)) == 'message (byte 0): too short'
    assert str(CdrError('too short')) == 'too short'


def test_inside_puts_the_outer_path_first() -> None:
    """Errors found deep in a message are completed on the way out."""
    error = CdrError('wrong', path='x', offset=8).inside('poses[1]')
    assert (error.path, error.offset, error.problem) == ('poses[1].x', 8, 'wrong')
    assert CdrError('wrong').inside('a').path == 'a'
    assert CdrError('wrong', path='a').inside('').path == 'a'
