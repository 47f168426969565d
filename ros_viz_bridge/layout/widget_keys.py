# SPDX-License-Identifier: Apache-2.0
"""Which kinds of widgets a layout has, what each can be bound to, and by which keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args, Literal

Kind = Literal[
    'slider',
    'multi_slider',
    'number',
    'checkbox',
    'dropdown',
    'text',
    'button',
    'button_group',
    'color',
    'vector',
    'joystick',
    'indicator',
    'gauge',
    'plot',
]
KINDS: tuple[Kind, ...] = get_args(Kind)
Target = Literal['topic', 'service', 'action', 'parameter']
TARGETS: tuple[Target, ...] = get_args(Target)


@dataclass(frozen=True)
class KindRule:
    """What a kind of widget is made of."""

    doc: str
    type: str
    """The usual type of its topic."""
    keys: tuple[str, ...] = ()
    """Beside those of its target, and of all widgets."""
    targets: tuple[Target, ...] = ('topic', 'parameter')
    sets: bool = True
    """Whether viewers set it; else it only shows."""


SETTABLE: tuple[Target, ...] = ('topic', 'service', 'parameter')
RANGE = ('min', 'max', 'step')
RULES: dict[Kind, KindRule] = {
    'slider': KindRule(
        'A number between `min` and `max`.', 'Float64', (*RANGE, 'unit', 'value'), SETTABLE
    ),
    'multi_slider': KindRule(
        'Ascending numbers between `min` and `max`, as many as `value` has.',
        'Float64MultiArray',
        (*RANGE, 'value'),
    ),
    'number': KindRule('A number that is typed.', 'Float64', (*RANGE, 'unit', 'value'), SETTABLE),
    'checkbox': KindRule('On or off.', 'Bool', ('value', 'confirm'), SETTABLE),
    'dropdown': KindRule('One of `choices`.', 'String', ('choices', 'value', 'confirm')),
    'text': KindRule('A text that is typed.', 'String', ('value',)),
    'button': KindRule(
        'Publishes the template (a Bool: true), calls a service or sends a goal.',
        'Empty',
        ('confirm', 'color'),
        ('topic', 'service', 'action'),
    ),
    'button_group': KindRule(
        'A row of buttons; each press publishes its text.', 'String', ('choices', 'confirm')
    ),
    'color': KindRule(
        'A colour: `value: [red, green, blue, alpha]`, each 0 to 255.',
        'ColorRGBA',
        ('value',),
        ('topic',),
    ),
    'vector': KindRule(
        'Two or three numbers; two `fields` that are numbers, or one that has them.',
        'geometry_msgs/msg/Vector3',
        (*RANGE, 'value'),
    ),
    'joystick': KindRule(
        'A stick that springs back: forwards and to the left, `max` of each at its end. It is 0 '
        'as soon as its viewer lets go, leaves or stalls, and while outputs are stopped.',
        'geometry_msgs/msg/Twist',
        ('max',),
        ('topic',),
    ),
    'indicator': KindRule(
        'A lamp with a text; `states` says what values look like.',
        'Bool',
        ('states', 'unit'),
        sets=False,
    ),
    'gauge': KindRule(
        'A number on a dial; `states` has its colours, by where they begin.',
        'Float64',
        ('min', 'max', 'unit', 'states'),
        sets=False,
    ),
    'plot': KindRule(
        'Numbers over time: `topic` is one, or a list, such as /odom.twist.twist.linear.x.',
        '',
        ('min', 'max', 'seconds'),
        ('topic',),
        sets=False,
    ),
}
COMMON = {
    'hint': 'Shown when the pointer rests on it; else what it is bound to.',
    'group': 'Control group whose holder alone may set it (`robot`); else any operator may. A '
    "joystick is of `robot` unless it says `group: ''`.",
}
TARGET_KEYS: dict[Target, dict[str, str]] = {
    'topic': {
        'type': 'ROS type of the topic; the usual one is in the table above.',
        'field': 'What of the message it is, `linear.x` or `data[2]`; a list for several numbers. '
        '`topic: /cmd_vel.linear.x` says it at once. Not needed where there is one field only.',
        'template': 'The message as it is before anybody sets a field; what it leaves out is zero.'
        ' What is not set stays as it was published last, by whomever. A header gets the time. '
        'Widgets of one topic have one between them, buttons one each.',
        'rate': 'At most so many messages a second go out, the last one always; else each step.',
        'latched': '`true`: who comes late gets the last message (transient local).',
    },
    'service': {
        'type': 'ROS type of the service; else std_srvs/srv/Trigger, of a checkbox '
        'std_srvs/srv/SetBool.',
        'request': 'What the request is before anybody fills it in.',
        'form': 'Of a button a list of the fields that viewers fill in, `[]` for none; else all '
        'that `request` does not say.',
        'field': 'Of other kinds what of the request it sets, `speed.x`. Not needed where there '
        'is one field only.',
        'timeout': 'Seconds after which the call is given up; 10 is usual.',
    },
    'action': {
        'type': 'ROS type of the action.',
        'goal': 'What the goal is before anybody fills it in.',
        'form': 'A list of the fields that viewers fill in, `[]` for none; else all that `goal` '
        'does not say.',
        'progress': 'A number of the feedback that a bar shows: its name (0 to 100), or `{field, '
        'from, to}`; `from: first` is what the feedback said first.',
        'on_leave': '`keep` (usual): the goal goes on when who sent it leaves; `cancel`.',
    },
    'parameter': {},
}
KEY_DOCS = {
    'min': 'The least; of a parameter else what its descriptor says.',
    'max': 'The greatest; likewise. Of a joystick a number, or one for each way.',
    'step': 'By so much it goes on; else any number can be set.',
    'unit': 'Shown behind the number.',
    'value': 'What is shown, and never published, until somebody sets it.',
    'choices': 'The texts, or numbers.',
    'confirm': '`true`, or the question that is asked first.',
    'color': "A name of Mantine's palette (`red`), or `'#rrggbb'`.",
    'states': 'Value to colour, or to `{color, text}`: `{true: green, false: red}`; of numbers '
    'where each begins: `{0: red, 20: yellow, 50: green}`.',
    'seconds': 'So much time is shown; 30 is usual.',
}
ALL_KEYS = frozenset(
    (*KINDS, *TARGETS, *COMMON, *KEY_DOCS, *(key for keys in TARGET_KEYS.values() for key in keys))
)
"""Whatever a widget of some kind says."""
