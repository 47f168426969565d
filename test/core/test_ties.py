# SPDX-License-Identifier: Apache-2.0
"""What goes together stays together, and nothing is remembered for ever."""

from __future__ import annotations

from ros_viz_bridge.core.entry import Identity
from ros_viz_bridge.core.ties import Ties

A, B, C, D = (Identity('', '', key, 'pose') for key in 'abcd')
GONE = Identity('', '', 'a', 'removal')


def test_what_is_not_tied_goes_alone() -> None:
    assert Ties().take(A) == [A]


def test_groups_with_one_in_common_are_one() -> None:
    ties = Ties()
    ties.tie([A, B])
    ties.tie([C, D])
    ties.tie([B, C])
    assert set(ties.take(D)) == {A, B, C, D}
    assert ties.take(A) == [A] and len(ties) == 0


def test_what_goes_with_one_is_told_without_taking_it() -> None:
    ties = Ties()
    ties.tie([A, B])
    assert set(ties.group(A)) == {A, B} and set(ties.group(C)) == {C}
    assert set(ties.take(B)) == {A, B}


def test_what_is_added_again_follows_its_removal() -> None:
    ties = Ties()
    ties.removed(GONE)
    ties.tie([GONE, B])
    ties.follow(A, A.thing)
    ties.follow(C, C.thing)
    assert set(ties.take(A)) == {GONE, B, A}
    ties.follow(A, A.thing)
    assert ties.take(A) == [A], 'the removal has gone'


def test_a_removal_that_waits_is_followed_whatever_of_its_thing_has_gone() -> None:
    ties = Ties()
    ties.tie([A, B])
    ties.removed(GONE)
    ties.tie([GONE, C])
    assert set(ties.take(B)) == {A, B}, 'A itself does not wait any more'
    ties.follow(A, A.thing)
    assert set(ties.take(A)) == {GONE, C, A}


def test_what_does_not_wait_is_forgotten() -> None:
    ties = Ties()
    ties.removed(GONE)
    ties.tie([GONE, B, C])
    ties.prune(lambda identity: identity == C)
    assert len(ties) == 1 and ties.take(C) == [C]
    ties.follow(A, A.thing)
    assert ties.take(A) == [A]


class Key(str):
    """Counts how often it is looked up."""

    looked = 0

    def __hash__(self) -> int:
        Key.looked += 1
        return super().__hash__()


def test_many_cost_no_more_each_than_few() -> None:
    count = 1000
    ties = Ties()
    many = [Identity('', '', Key(i), 'pose') for i in range(count)]
    gone = [each._replace(slot='removal') for each in many]
    for identity in gone:
        ties.removed(identity)
    ties.tie(many)
    ties.tie([*many, *gone])
    for identity in many:
        ties.follow(identity._replace(slot='look'), identity._replace(slot='look').thing)
    assert Key.looked < 50 * count
    assert len(ties.take(many[0])) == 3 * count
