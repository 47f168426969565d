# SPDX-License-Identifier: Apache-2.0
"""Links of a robot description with their visual and collision bodies."""

from __future__ import annotations

from typing import Literal

from ...wire.robot import RobotGeometry, RobotLink, Shape
from .markup import Element, quoted
from .materials import Materials
from .report import Report
from .uris import asset_uri
from .values import LARGEST, origin, size, ValueProblem, vector, Vector3

MOST_LINKS = 4096
MOST_BODIES = 512
"""Of one link and kind."""
LONGEST_NAME = 256


def read_links(robot: Element, materials: Materials, report: Report) -> dict[str, RobotLink]:
    """Return the links by name, in order; what is wrong with one is reported, the rest goes on."""
    links: dict[str, RobotLink] = {}
    for element in robot.all('link'):
        name = element.attributes.get('name', '').removeprefix('/')
        part = f'link {name}'
        if not name:
            report.error('link', element, 'it has no name: it is left out')
        elif len(name) > LONGEST_NAME:
            report.error(f'link {name[:60]}...', element, 'its name is too long: it is left out')
        elif name in links:
            report.error(part, element, 'there is a link of this name already: it is left out')
        elif len(links) >= MOST_LINKS:
            report.error('links', element, f'at most {MOST_LINKS} links are shown')
            break
        else:
            visuals = _bodies(element, 'visual', part, materials, report)
            collisions = _bodies(element, 'collision', part, None, report)
            links[name] = RobotLink(name, visuals, collisions)
    return links


def _bodies(
    link: Element,
    tag: Literal['visual', 'collision'],
    part: str,
    materials: Materials | None,
    report: Report,
) -> list[RobotGeometry]:
    found: list[RobotGeometry] = []
    for element in link.all(tag):
        if len(found) >= MOST_BODIES:
            report.error(part, element, f'at most {MOST_BODIES} of its {tag}s are shown')
            break
        try:
            position, orientation = origin(element.first('origin'))
            shape, dimensions, mesh = _geometry(element)
        except ValueProblem as problem:
            report.error(part, element, f'{problem}: the {tag} is left out')
            continue
        material = materials.of(element, part) if materials else -1
        name = element.attributes.get('name', '')[:LONGEST_NAME]
        found.append(RobotGeometry(name, shape, dimensions, mesh, position, orientation, material))
    return found


def _geometry(body: Element) -> tuple[Shape, Vector3, str]:
    """Return shape, size and mesh of a body. Raises ValueProblem."""
    geometry = body.first('geometry')
    if geometry is None or not geometry.children:
        raise ValueProblem('it has no <geometry> with a shape in it')
    element = geometry.children[0]
    try:
        return _shape(element)
    except ValueProblem as problem:
        raise ValueProblem(f'line {element.line}, <{element.tag[:60]}>: {problem}') from None


def _shape(element: Element) -> tuple[Shape, Vector3, str]:
    kind = element.tag
    if kind == 'box':
        dimensions = vector(element, 'size')
        if min(dimensions) < 0:
            raise ValueProblem('size has a negative number')
        return 'box', dimensions, ''
    if kind == 'sphere':
        return 'sphere', (size(element, 'radius'), 0.0, 0.0), ''
    if kind == 'cylinder':
        return 'cylinder', (size(element, 'radius'), size(element, 'length'), 0.0), ''
    if kind == 'capsule':
        return 'capsule', (size(element, 'radius'), size(element, 'length'), 0.0), ''
    if kind == 'mesh':
        return 'mesh', _scale(element), asset_uri(element.attributes.get('filename', ''))
    raise ValueProblem(
        f'{quoted(kind)} is no shape; there are box, cylinder, sphere, capsule and mesh'
    )


def _scale(element: Element) -> Vector3:
    """Return the factors of a mesh; one number is all three, as some writers have it."""
    text = element.attributes.get('scale', '').split()
    if len(text) == 1:
        element.attributes['scale'] = ' '.join(text * 3)
    factors = vector(element, 'scale', (1.0, 1.0, 1.0))
    if 0.0 in factors or max(map(abs, factors)) > LARGEST:
        raise ValueProblem('scale must not be 0')
    return factors
