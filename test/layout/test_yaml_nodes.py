# SPDX-License-Identifier: Apache-2.0
"""YAML values know where they stand, and bad files are sentences."""

from __future__ import annotations

import time
import tracemalloc

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest
import yaml

from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml, Value


def plain(value: Value):
    if isinstance(value.data, dict):
        return {key: plain(one) for key, one in value.data.items()}
    if isinstance(value.data, list):
        return [plain(one) for one in value.data]
    return value.data


def test_place_of_every_value():
    """Errors lead to the line."""
    root = read_yaml('a:\n  - x: 1\n\n    y: &n [2]\nb: *n\n', file='f')
    item = root.data['a'].data[0].data['y']
    assert (item.line, item.path) == (4, 'a[0].y')
    assert str(item.error('bad')) == 'f, line 4: a[0].y: bad'
    assert root.data['b'].line == 5


def is_word(text: str) -> bool:
    """Tell whether a text is no number to anybody: '1e6' is none to PyYAML, but to us."""
    try:
        float(text)
    except ValueError:
        return True
    return False


TEXTS = st.text().filter(is_word)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(deadline=None)
@given(st.dictionaries(st.text(), JSON))
def test_data_is_that_of_pyyaml(data):
    """Nothing is lost or changed by knowing where it stands."""
    text = yaml.safe_dump(data, allow_unicode=True)
    assert plain(read_yaml(text, file='f')) == yaml.safe_load(text)


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('1e6', 1e6),
        ('-2E-3', -2e-3),
        ('1.5e+3', 1.5e3),
        ('1.e3', 1e3),
        ('.5e3', 500.0),
        ('1_000e3', 1e6),
        ("'1e6'", '1e6'),
        ('1e6 m', '1e6 m'),
        ('e6', 'e6'),
        ('1e', '1e'),
        ('_1e6', '_1e6'),
    ],
)
def test_a_number_with_an_exponent_is_one(text, meant):
    """To YAML 1.1 those without a point and a sign are texts, to those who write them not."""
    assert read_yaml(f'a: {text}', file='f').data['a'].data == meant


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('a: [', 'f, line 1: '),
        ('a: 1\na: 2', 'f, line 2: a: this key is there twice'),
        ('a: *b', 'undefined alias'),
        ('a: &b [*b]', 'f, line 1: a[0]: this contains itself'),
        ('? [x]\n: 1', 'a key must be a text'),
        ('a: 2020-13-45', 'month'),
        ('a: !!python/object:os.system {}', 'f, line 1'),
        ('a: !!int ""', 'f, line 1'),
        ('a: !!float ""', 'f, line 1'),
        ('a: !!bool maybe', 'f, line 1'),
        ('a: !!timestamp soon', 'f, line 1'),
        (f'a: 1{"0" * 120}\nb:\n  - 1{"0" * 400}', 'f, line 3: '),
        (f'a: 1{"1" * 310}', 'f, line 1'),
        ('? ' + 'k' * 600 + '\n: 1', 'at most 512 characters'),
        ('[' * 50_000, 'f, line 1: this contains itself, or too much'),
        (f'a: {"[" * 100}{"]" * 100}', 'f, line 1: this contains itself, or too much'),
        ('a: [' + '0,' * 60_000 + ']', 'too much'),
        ('#' * 300_000, 'longer than'),
        ('\x00', 'f'),
    ],
)
def test_what_is_no_yaml_is_a_sentence(text, said):
    """Never a traceback, always the line."""
    with pytest.raises(LayoutError) as error:
        read_yaml(text, file='f').mapping()
        raise LayoutError(str(read_yaml(text, file='f').data['a'].text()))
    assert said in str(error.value)


def test_aliases_cannot_make_a_small_file_endless():
    """A billion laughs are one error."""
    lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    lines += [f'a{i}: &a{i} [{", ".join([f"*a{i - 1}"] * 10)}]' for i in range(1, 10)]
    with pytest.raises(LayoutError, match='too much'):
        read_yaml('\n'.join(lines), file='f')


def test_numbers_are_those_of_python_or_refused():
    """One that is too large for a float would be an OverflowError wherever it is used."""
    assert read_yaml(f'1{"0" * 100}', file='f').number() == 1e100
    with pytest.raises(LayoutError, match='f, line 2: '):
        read_yaml(f'# large\n- !!int "1{":1" * 200}"', file='f')


def test_what_values_know_of_their_place_takes_little_room():
    """Long keys around many values are not said again with each of them."""
    key = 'k' * 200
    text = f'{key}:\n  {key}:\n    {key}: [{"0," * 15_000}]\n'
    tracemalloc.start()
    value = read_yaml(text, file='f')
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40e6
    last = value.data[key].data[key].data[key].data[-1]
    assert last.path == f'{key}.{key}.{key}[14999]'


def test_values_are_made_quickly():
    """As many as are allowed: a second would be felt by all who wait for theirs."""
    text = '\n'.join(f'- {{a: {i}, b: 0.5, c: x, d: true}}' for i in range(3_900))
    begin = time.thread_time()
    assert len(read_yaml(text, file='f').items()) == 3_900
    assert time.thread_time() - begin < 2.0


@given(st.text())
def test_any_text_is_read_or_refused(text):
    """No other exception comes out."""
    try:
        read_yaml(text, file='f')
    except LayoutError:
        pass


def test_empty_file_is_an_empty_mapping():
    """A layout without a word is the default one."""
    assert read_yaml('# nothing\n', file='f').mapping() == {}


def test_a_choice_may_be_written_as_a_number():
    """`rotation: 90` is what people write."""
    root = read_yaml('a: 90\nb: true\nc: 1.5\n', file='f').data
    assert root['a'].choice(['0', '90']) == '90'
    for name in 'bc':
        with pytest.raises(LayoutError, match='must be one of 0, 90'):
            root[name].choice(['0', '90'])
    assert root['b'].flag() is True
    with pytest.raises(LayoutError, match='must be true or false'):
        root['a'].flag()
