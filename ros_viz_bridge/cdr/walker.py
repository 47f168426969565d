# SPDX-License-Identifier: Apache-2.0
"""
The walk through a message's bytes: Python code generated from the plan, for speed.

Only the starts of elements that hold strings or sequences are written down; numpy finds all the
rest from them at once (see tracks.py). The generated code consists of integers and fixed names,
nothing from outside.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from .nodes import Align, Group, SkipGroup, SkipText

Walk = Callable[[memoryview], 'tuple[list[list[int]], int]']


@lru_cache(maxsize=512)
def compile_walk(root: Group) -> Walk:
    """
    Return `walk(words) -> (starts, end)` for messages of `root`'s type.

    `words` is the message after its encapsulation header as native uint32. `starts[g]` lists, for
    each run of elements of group g, where each element starts and where the last one ends (in
    bytes); it is empty for fixed groups. `end` is where the message ends. A length that leads past
    the end of `words` raises IndexError; the caller compares `end` with the length of the message.
    """
    lines = ['def walk(w):', f' lists = [[] for _ in range({root.index + 1})]', ' p = 0']
    lines += [f' s{group.index} = lists[{group.index}].append' for group in _moving_groups(root)]
    _emit(root, lines, ' ')
    lines += [' return lists, p']
    namespace: dict[str, Walk] = {}
    exec('\n'.join(lines), namespace)
    return namespace['walk']


def _moving_groups(group: Group) -> list[Group]:
    """Return the groups inside `group` whose elements have to be walked one by one."""
    found = []
    for step in group.steps:
        if isinstance(step, SkipGroup) and not step.group.fixed:
            found += [step.group, *_moving_groups(step.group)]
    return found


def _emit(group: Group, lines: list[str], indent: str) -> None:
    """Write the code that moves `p` from the start of an element of `group` to its end."""
    skip, term = 0, ''  # what still has to be added to p: a constant, and a term in v

    def settle() -> None:
        nonlocal skip, term
        if skip or term:
            lines.append(f'{indent}p += {skip}{term}')
        skip, term = 0, ''

    for step in group.steps:
        if isinstance(step, Align):
            lines.append(
                f'{indent}p = (p + {skip + step.offset + step.to - 1}{term}) & -{step.to}'
            )
            skip, term = 0, ''
            continue
        if term:
            settle()
        skip += step.offset
        if isinstance(step, SkipGroup):
            _emit_group(step, skip, lines, indent)
            skip = 0
            continue
        lines.append(f'{indent}v = w[p + {skip} >> 2]')
        skip += 4
        unit = step.unit if isinstance(step, SkipText) else step.size
        if unit <= 4:
            term = ' + v' if unit == 1 else f' + {unit} * v'
            continue
        settle()
        lines.append(f'{indent}if v: p = (p + {unit - 1} & -{unit}) + {unit} * v')
    skip += group.tail
    settle()


def _emit_group(step: SkipGroup, skip: int, lines: list[str], indent: str) -> None:
    group = step.group
    count = f'n{group.index}'
    if step.count is None:
        lines.append(f'{indent}{count} = w[p + {skip} >> 2]')
        skip += 4
    else:
        lines.append(f'{indent}{count} = {step.count}')
    lines.append(f'{indent}p += {skip}')
    if group.fixed:
        lines.append(f'{indent}if {count}:')
        _emit(group, lines, indent + ' ')
        lines.append(f'{indent} p += ({count} - 1) * {group.stride}')
        return
    lines.append(f'{indent}for _ in range({count}):')
    lines.append(f'{indent} s{group.index}(p)')
    _emit(group, lines, indent + ' ')
    lines.append(f'{indent}s{group.index}(p)')
