# SPDX-License-Identifier: Apache-2.0
"""Materials of a robot description: defined for the robot or at a link, used by name."""

from __future__ import annotations

from ...wire.robot import RobotMaterial
from .markup import Element, quoted
from .report import Report
from .uris import asset_uri
from .values import ValueProblem

MOST = 4096
Color = tuple[float, float, float, float]
WHITE: Color = (1.0, 1.0, 1.0, 1.0)


class Materials:
    """All materials of one robot, each once."""

    def __init__(self, robot: Element, report: Report) -> None:
        self.list: list[RobotMaterial] = []
        self._report = report
        self._indices: dict[RobotMaterial, int] = {}
        self._named: dict[str, int] = {}
        for element in robot.all('material'):
            self._define(element, f'material {element.attributes.get("name", "")[:200]}')
        # A visual may use what another one defines, be it written above or below.
        for link in robot.all('link'):
            for visual in link.all('visual'):
                for element in visual.all('material'):
                    if _defines(element):
                        self._define(element, f'link {link.attributes.get("name", "")[:200]}')

    def of(self, visual: Element, part: str) -> int:
        """Return the index of the material of a visual, -1 where it has none."""
        element = visual.first('material')
        if element is None:
            return -1
        name = element.attributes.get('name', '')
        if _defines(element):
            made = self._read(element, part, report=None)
            return self._indices.get(made, -1)
        if name in self._named:
            return self._named[name]
        if name:
            self._report.warn(part, element, f'the material {quoted(name)} is defined nowhere')
        return -1

    def _define(self, element: Element, part: str) -> None:
        if len(self.list) >= MOST:
            return
        made = self._read(element, part, report=self._report)
        index = self._indices.setdefault(made, len(self.list))
        if index == len(self.list):
            self.list.append(made)
        if made.name:
            self._named.setdefault(made.name, index)

    def _read(self, element: Element, part: str, *, report: Report | None) -> RobotMaterial:
        color, texture = WHITE, ''
        said = element.first('color')
        if said is not None:
            try:
                color = _color(said)
            except ValueProblem as problem:
                if report:
                    report.error(part, said, str(problem))
        picture = element.first('texture')
        if picture is not None and picture.attributes.get('filename'):
            try:
                texture = asset_uri(picture.attributes['filename'])
            except ValueProblem as problem:
                if report:
                    report.error(part, picture, str(problem))
        return RobotMaterial(element.attributes.get('name', '')[:256], color, texture)


def _defines(element: Element) -> bool:
    """Tell whether a material says what it is, not only its name."""
    return element.first('color') is not None or element.first('texture') is not None


def _color(element: Element) -> Color:
    text = element.attributes.get('rgba')
    if text is None:
        raise ValueProblem('it has no attribute rgba')
    words = text.split()
    try:
        values = [float(word) for word in words]
    except ValueError:
        values = []
    if len(values) == 3:
        values.append(1.0)
    if len(values) != 4 or not all(0.0 <= value <= 1.0 for value in values):
        raise ValueProblem(f'rgba is {quoted(text)}: four numbers from 0 to 1 are needed')
    r, g, b, a = values
    return r, g, b, a
