# SPDX-License-Identifier: Apache-2.0
"""ROS bytes to columns and back: a message is walked once, then every field is a view."""

from .columns import Columns, Ragged
from .errors import CdrError
from .reader import Reader
from .strings import Distinct, Strings
from .template import Template, view_from_dict
from .types import Field, FieldType, MessageType
from .view import View
from .writer import Writer

__all__ = [
    'CdrError',
    'Columns',
    'Distinct',
    'Field',
    'FieldType',
    'MessageType',
    'Ragged',
    'Reader',
    'Strings',
    'Template',
    'View',
    'Writer',
    'view_from_dict',
]
