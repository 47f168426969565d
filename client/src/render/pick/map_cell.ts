// SPDX-License-Identifier: Apache-2.0
/** The cell of a map that is pointed at. */

import type { Vector3 } from 'three';

export interface Cell {
  column: number;
  row: number;
}

/** The cell at a place on the map's sheet, x and y in metres from its origin; null beside it. */
export function cellAt(
  at: Vector3,
  map: { width: number; height: number; resolution: number },
): Cell | null {
  const column = Math.floor(at.x / map.resolution);
  const row = Math.floor(at.y / map.resolution);
  const inside = column >= 0 && row >= 0 && column < map.width && row < map.height;
  return inside ? { column, row } : null;
}

/** A cell's number as nav_msgs/OccupancyGrid means it. */
export function occupancyText(value: number): string {
  const signed = value > 127 ? value - 256 : value;
  if (signed === -1) return '-1 (unknown)';
  return signed >= 0 && signed <= 100 ? `${signed} %` : String(signed);
}
