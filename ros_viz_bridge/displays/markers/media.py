# SPDX-License-Identifier: Apache-2.0
"""Texts, meshes and textures of markers: columns that only some types have."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...cdr import Strings
from ..base import DisplayError
from ..common.findings import Findings, not_finite
from ..images.files import check_picture, picture_format
from .rows import (
    Lists,
    MarkerRows,
    MESH_RESOURCE,
    read_lists,
    TEXT_VIEW_FACING,
    TRIANGLE_LIST,
)

Array = NDArray[Any]

SERVED = ('package://', 'file://')
EMBEDDED = 'embedded://'


def check_meshes(rows: MarkerRows, kind: Array, findings: Findings) -> None:
    """Refuse meshes that name no file that the page can be given."""
    which = (kind == MESH_RESOURCE) & findings.good
    if not which.any():
        return
    uris, codes = rows.columns.mesh_resource.unique()
    for number, uri in enumerate(uris):
        if uri.startswith(SERVED):
            continue
        if uri.startswith(EMBEDDED):
            text = f'mesh_resource {uri!r}: a mesh inside the message (mesh_file) is not supported'
        elif not uri:
            text = 'mesh_resource is empty'
        else:
            text = f'mesh_resource {uri!r} begins with neither {" nor ".join(SERVED)}'
        findings.refuse(which & (codes == number), text)


def mesh_columns(rows: MarkerRows, shown: Array) -> dict[str, Any]:
    """Return the mesh columns of the rows of mask ``shown``."""
    mine = (rows.type == MESH_RESOURCE) & shown
    if not mine.any():
        return {}
    uris, codes = rows.columns.mesh_resource.unique()
    own = rows.columns.mesh_use_embedded_materials
    return {
        'meshes': uris,
        'mesh': np.where(mine, codes, -1)[shown],
        'embedded_materials': (own & mine)[shown],
    }


def text_columns(rows: MarkerRows, shown: Array) -> dict[str, Any]:
    """Return the text columns of the rows of mask ``shown``."""
    mine = (rows.type == TEXT_VIEW_FACING) & shown
    if not mine.any():
        return {}
    where = np.flatnonzero(mine)
    index = np.full(len(rows), -1, np.int32)
    index[where] = np.arange(where.size)
    return {'texts': _pick(rows.columns.text, where), 'text': index[shown]}


def texture_columns(
    rows: MarkerRows, kind: Array, points: Array, findings: Findings
) -> tuple[dict[str, Any], Lists | None, Array]:
    """
    Return the texture columns of all rows, their uv coordinates, and (n,) how many are used.

    A texture that cannot be used is warned of; the triangles are shown without.
    """
    unused = np.zeros(len(rows), np.int64)
    mine = (kind == TRIANGLE_LIST) & findings.good
    if not mine.any():
        return {}, None, unused
    names, codes = rows.columns.texture_resource.unique()
    if names == ['']:
        return {}, None, unused
    uvs = read_lists(rows.columns.uv_coordinates)
    usable = mine & (codes != (names.index('') if '' in names else -1))
    findings.warn(
        usable & (uvs.counts != points),
        lambda i: f'{uvs.counts[i]} uv_coordinates for {points[i]} points: no texture',
    )
    usable &= uvs.counts == points
    bad = uvs.count(not_finite(uvs.values)) > 0
    findings.warn(usable & bad, 'uv_coordinates hold NaN or infinity: no texture')
    usable &= ~bad
    for number, name in enumerate(names):
        if name and not name.startswith((*SERVED, EMBEDDED)):
            text = f'texture_resource {name!r} begins with none of {EMBEDDED}, {", ".join(SERVED)}'
            findings.warn(usable & (codes == number), text)
            usable &= codes != number
    if not usable.any():
        return {}, None, unused
    images, offsets = _images(rows, names, codes, usable, findings)
    columns = {
        'texture_names': names,
        'texture': np.where(usable, codes, -1),
        'images': images,
        'image_offsets': offsets,
    }
    return columns, uvs, np.where(usable, uvs.counts, 0)


def _images(
    rows: MarkerRows, names: list[str], codes: Array, usable: Array, findings: Findings
) -> tuple[Array, Array]:
    """Return the newest image of each name, joined, and (len(names) + 1,) where each begins."""
    data = rows.columns.texture.data
    newest = np.full(len(names), -1)
    given = np.flatnonzero(usable & (np.diff(data.offsets) > 0))
    newest[codes[given]] = given
    files = []
    for name, row in zip(names, newest.tolist(), strict=True):
        file = data[row] if row >= 0 and name.startswith(EMBEDDED) else np.zeros(0, np.uint8)
        fault = _picture_fault(file) if file.size else ''
        if fault:
            findings.warn(np.arange(len(rows)) == row, f'texture.data {fault}: no texture')
            file = np.zeros(0, np.uint8)
        files.append(file)
    offsets = np.cumsum([0, *(file.size for file in files)])
    return np.concatenate(files), offsets


def _picture_fault(file: Array) -> str:
    """Return why no browser could make a picture of a file, '' if it could."""
    kind = picture_format(file)
    if kind is None:
        return 'is neither JPEG, PNG nor WebP'
    try:
        check_picture(file, kind)
    except DisplayError as error:
        return f'cannot be used: {error}'
    return ''


def _pick(strings: Strings, where: Array) -> list[str]:
    """Return some of the strings: one by one if they are few, else all are decoded at once."""
    if where.size * 64 < len(strings):
        return [strings[i] for i in where.tolist()]
    every = strings.list()
    return every if where.size == len(every) else [every[i] for i in where.tolist()]
