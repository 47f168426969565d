# SPDX-License-Identifier: Apache-2.0
"""Strings of many elements, decoded together."""

from __future__ import annotations

from cdr.helpers import values_of
from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.cdr import MessageType, Reader, Strings, view_from_dict, Writer

_WORDS = MessageType.from_text(
    'pkg/msg/Words',
    'string[] words\nwstring[] wide\nItem[] items\n===\nMSG: pkg/Item\nstring name',
)
_TEXTS = st.lists(st.text(st.characters(exclude_categories=['Cs'], exclude_characters='\0')))


def _strings(words: list[str]) -> Strings:
    found: Strings = view_from_dict(_WORDS, {'words': words}).words
    return found


@settings(max_examples=100, deadline=None)
@given(words=_TEXTS)
def test_behaves_as_the_list_of_strings(words: list[str]) -> None:
    """Names in any language, of any length, any number of them."""
    strings = _strings(words)
    assert strings.list() == list(strings) == words
    assert len(strings) == len(words)
    assert [strings[i] for i in range(len(words))] == words
    assert strings[1:].list() == words[1:]
    names, codes = strings.unique()
    assert names == list(dict.fromkeys(words))
    assert [names[code] for code in codes] == words


@settings(max_examples=30, deadline=None)
@given(values=values_of(_WORDS, most=6))
def test_wide_strings_and_fields_of_elements(values: dict[str, list[str]]) -> None:
    """The same for wstring, and for a string field of messages."""
    view = view_from_dict(_WORDS, values)
    assert view.wide.list() == values['wide']
    names, codes = view.wide.unique()
    assert [names[code] for code in codes] == values['wide']
    assert view.items.name.list() == [item['name'] for item in values['items']]


def test_unique_is_not_fooled_by_the_message_before() -> None:
    """The answer is kept with the layout, which messages with other strings share."""
    reader, writer = Reader(_WORDS), Writer(_WORDS)
    for words in (['a', 'b', 'a'], ['a', 'b', 'a'], ['x', 'y', 'z'], ['b', 'b', 'b']):
        names, codes = reader.read(writer.write({'words': words})).words.unique()
        names.append('a caller may do what it likes with the list')
        assert [names[code] for code in codes] == words
        assert codes.dtype == 'int32'
        assert not codes.flags.writeable


@pytest.mark.parametrize('count', [3, 20])
def test_the_same_strings_are_the_same_object(count: int) -> None:
    """What follows from them is kept under it: other strings must be another one."""
    reader, writer = Reader(_WORDS), Writer(_WORDS)
    words = [f'{"long" * (i % 3)}{i}' for i in range(count)]

    def read(words: list[str]) -> Strings:
        found: Strings = reader.read(writer.write({'words': words})).words
        return found

    first = read(words).distinct()
    assert read(words).distinct() is first
    others = [word[::-1] for word in words]
    assert read(others).distinct() is not first
    assert read(others).distinct().strings == tuple(dict.fromkeys(others))
    assert read(words)[1:].distinct().strings == tuple(words[1:])


def test_nul_inside_and_empty_length_words() -> None:
    """Others write an empty string as length 0; a NUL inside must not split a string."""
    data = Writer(_WORDS).write({'words': ['abc', 'de', 'fg']})
    damaged = bytearray(data)
    damaged[data.index(b'abc') + 1] = 0
    assert Reader(_WORDS).read(damaged).words.list() == ['a\0c', 'de', 'fg']
    empty = b'\0\1\0\0' + b'\2\0\0\0' + b'\0\0\0\0' + b'\2\0\0\0a\0\0\0' + bytes(8)
    words = Reader(_WORDS).read(empty).words
    assert words.list() == ['', 'a']
    assert words.unique()[0] == ['', 'a']


def test_index_out_of_range() -> None:
    """As a list does."""
    with pytest.raises(IndexError):
        _ = _strings(['a'])[1]
    assert _strings(['a', 'b'])[-1] == 'b'
    assert repr(_strings(['a'])) == "Strings(['a'])"


def test_an_index_of_long_strings_is_not_kept() -> None:
    """It would take eight times the memory of the message, for each layout remembered."""
    strings = _strings(['x' * 10_000 + str(i) * (i + 1) for i in range(10)])
    assert [len(word) for word in strings.list()] == [10_001 + i for i in range(10)]
    assert strings.unique()[1].tolist() == list(range(10))
    kinds = {key[0] for key in strings._source.layout.memo}
    assert kinds == {'spans', 'unique'}
