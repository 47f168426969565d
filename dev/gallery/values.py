# SPDX-License-Identifier: Apache-2.0
"""Single values where they were measured."""

from __future__ import annotations

from typing import Any

from sensor_msgs.msg import (
    BatteryState,
    FluidPressure,
    Illuminance,
    RelativeHumidity,
    Temperature,
)

from .scene import header, Scene

EYE = (-0.9, -0.7, 0.7)


def scenes() -> list[Scene]:
    """Return the pictures."""
    battery = BatteryState(header=header(), voltage=25.2, percentage=0.62, present=True)
    battery.power_supply_status = BatteryState.POWER_SUPPLY_STATUS_DISCHARGING
    warm = Temperature(header=header(), temperature=72.0)
    made: list[tuple[str, Any, dict[str, Any], str]] = [
        ('temperature', warm, {}, 'Degrees Celsius, coloured from 0 to 100.'),
        (
            'temperature_plain',
            Temperature(header=header(), temperature=12.0),
            {'labels': False, 'size_m': 0.4, 'map': 'plasma'},
            'A larger ball in other colours, without its number.',
        ),
        ('illuminance', Illuminance(header=header(), illuminance=420.0), {}, 'Lux, up to 1000.'),
        (
            'fluid_pressure',
            FluidPressure(header=header(), fluid_pressure=101_325.0),
            {},
            'Pascals, coloured around those of the air.',
        ),
        (
            'relative_humidity',
            RelativeHumidity(header=header(), relative_humidity=0.35),
            {},
            'A share of 1, written in percent.',
        ),
        ('battery_state', battery, {}, 'Charge and voltage.'),
    ]
    return [Scene(name, says, message, options, eye=EYE) for name, message, options, says in made]
