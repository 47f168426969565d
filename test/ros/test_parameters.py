# SPDX-License-Identifier: Apache-2.0
"""Parameters are checked, and the file that documents them is true."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from ros_viz_bridge.ros.parameters import (
    allowed,
    check_values,
    ParameterError,
    Parameters,
    ros_name,
    to_yaml,
)

CONFIG = Path(__file__).parents[2] / 'config' / 'bridge.yaml'


def test_config_file_has_every_parameter_with_its_default():
    """Who copies config/bridge.yaml changes nothing by that, and finds all there is."""
    text = CONFIG.read_text()
    assert text == to_yaml()
    given = yaml.safe_load(text)['/**']['ros__parameters']
    assert given.pop('use_sim_time') is False
    assert given.keys() == {ros_name(item) for item in fields(Parameters)}
    assert check_values(given) == Parameters()


def test_every_parameter_is_documented():
    """No parameter is a riddle."""
    for item in fields(Parameters):
        assert item.metadata['doc'].endswith('.'), item.name
        assert allowed(item)


@pytest.mark.parametrize(
    ('given', 'said'),
    [
        ({'port': 70000}, 'Parameter port is 70000, but must be a whole number from 0 to 65535.'),
        ({'port': '80'}, "Parameter port is '80'"),
        ({'port': True}, 'Parameter port is True'),
        ({'port': 80.0}, 'Parameter port is 80.0'),
        ({'host': 1}, 'must be a text'),
        ({'auth.allow_anonymous': 'yes'}, 'auth.allow_anonymous is'),
        ({'client.window_ms': 0}, 'a number from 1.0 to 1000.0'),
        ({'client.window_ms': float('nan')}, 'client.window_ms is nan'),
        ({'asset_roots': 'x'}, 'must be a list of texts'),
        ({'asset_roots': [1]}, 'must be a list of texts'),
        ({'subscribe.allow': ['(']}, "holds '(', which is no regular expression"),
        ({'imag.jpeg_quality': 1}, 'did you mean image.jpeg_quality?'),
        ({'zzz': 1}, 'known are host, port'),
    ],
)
def test_wrong_value_is_named_with_what_is_allowed(given, said):
    """Whoever mistypes reads which parameter it is, what came, and what would do."""
    with pytest.raises(ParameterError) as error:
        check_values(given)
    assert said in str(error.value)


def test_all_mistakes_are_told_at_once():
    """Who mistypes twice starts the node twice, not three times."""
    with pytest.raises(ParameterError) as error:
        check_values({'port': '80', 'label': 'A', 'hst': '::', 'client.window_ms': 0})
    port, host, window = str(error.value).split('\n')
    assert port.startswith("Parameter port is '80'") and host.endswith('did you mean host?')
    assert window.startswith('Parameter client.window_ms is 0')


def test_values_are_taken():
    """Whole numbers do for numbers; empty texts in a list, which ROS needs for none, are none."""
    values = check_values({'client.window_ms': 5, 'asset_roots': ['', '/a'], 'cors_origins': None})
    assert values.client_window_ms == 5.0
    assert values.asset_roots == ('/a',)
    assert values.cors_origins == ()


def test_secrets_are_not_in_errors():
    """A token that is given as a number does not end up in a log file."""
    with pytest.raises(ParameterError) as error:
        check_values({'auth.operator_token': 123456})
    assert '123456' not in str(error.value)
