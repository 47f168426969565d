# SPDX-License-Identifier: Apache-2.0
"""What is removed takes along all below it, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ros_viz_bridge.runtime.name_tree import above, NameTree

names = st.lists(st.sampled_from('abc'), min_size=1, max_size=4).map(lambda p: '/' + '/'.join(p))


def test_the_parent_of_a_name() -> None:
    assert [above(name) for name in ('/a', '/a/b', '/a/b/c')] == ['/', '/a', '/a/b']


def test_a_name_takes_all_below_it_along() -> None:
    tree: NameTree[int] = NameTree()
    for value, name in enumerate(('/a/b', '/ab', '/a', '/a/b/c/d')):
        assert tree.put(name, value) is None
    assert tree.put('/a', 9) == 2
    assert tree.values() == [0, 1, 9, 3]
    assert tree.take('/a') == [('/a', 9), ('/a/b', 0), ('/a/b/c/d', 3)]
    assert (tree.get('/ab'), tree.get('/a/b')) == (1, None)
    assert tree.take('/a') == []


@given(st.lists(st.tuples(names, st.booleans())))
def test_it_is_a_dict_of_names_by_prefix(steps: list[tuple[str, bool]]) -> None:
    tree: NameTree[str] = NameTree()
    known: dict[str, str] = {}
    for name, put in steps:
        if put:
            assert tree.put(name, name) == known.get(name)
            known[name] = name
        else:
            gone = {each for each in known if each == name or each.startswith(f'{name}/')}
            assert {each for each, _ in tree.take(name)} == gone
            known = {each: each for each in known if each not in gone}
        assert tree.values() == list(known)
    for name in known:
        tree.take(name)
    assert tree._below == {}, 'names of what is gone stay behind'
