// SPDX-License-Identifier: Apache-2.0
/** The scene message `OccupancyGrid`: a map, of which later messages may change a part. */

import { Group, Matrix4, Vector3, type DataTexture } from 'three';
import type { OptionValue } from '../state';
import type { OccupancyGrid } from '../wire/messages';
import { FramePose, matrixOf } from './frame_pose';
import { cut } from './maps/cells';
import { paletteTexture } from './maps/material';
import { mapPalette, type Scheme } from './maps/palette';
import { MapTile } from './maps/tile';
import { choiceOf, flagOf, numberOf } from './option_values';
import { cellAt, occupancyText } from './pick/map_cell';
import { numberText } from './pick/numbers';
import { Placed, type Told } from './placed';
import type { SceneContext } from './renderable';

/** What is drawn in one plane is drawn in this order: maps, then what is on them. */
const ORDER = -100;
const BEHIND = -1000;

interface Style {
  scheme: Scheme;
  threshold: number | null;
  alpha: number;
  behind: boolean;
}

export class OccupancyGridRenderable extends Placed<OccupancyGrid> {
  private readonly sheet = new Group();
  private tiles: MapTile[] = [];
  private map: OccupancyGrid | null = null;
  private useTimestamp = false;
  private style: Style = { scheme: 'map', threshold: null, alpha: 0.7, behind: false };
  private palette: DataTexture;

  constructor(context: SceneContext, first: OccupancyGrid) {
    super(context, first);
    this.palette = paletteTexture(mapPalette('map', null));
    this.sheet.matrixAutoUpdate = false;
    this.object.add(this.sheet);
  }

  /** A part that changed must not wait behind, or instead of, another one. */
  keepsAll(): boolean {
    return true;
  }

  setOptions(options: Record<string, OptionValue>): void {
    const binary = flagOf(options, 'binary_representation', false);
    this.style = {
      scheme: choiceOf(options, 'color_scheme', ['map', 'costmap', 'raw']),
      threshold: binary ? numberOf(options, 'binary_threshold', 100) : null,
      alpha: Math.min(Math.max(numberOf(options, 'alpha', 0.7), 0), 1),
      behind: flagOf(options, 'draw_behind', false),
    };
    this.palette.dispose();
    this.palette = paletteTexture(mapPalette(this.style.scheme, this.style.threshold));
    this.useTimestamp = flagOf(options, 'use_timestamp', false);
    if (this.map) this.locate(this.map);
    this.restyle();
  }

  elements(): number {
    return this.map ? this.map.width * this.map.height : 0;
  }

  dispose(): void {
    this.clear();
    this.palette.dispose();
  }

  protected override whereOf({ frame, stamp }: OccupancyGrid): FramePose {
    return new FramePose(frame, this.useTimestamp ? stamp : 0);
  }

  protected override nearest(at: Vector3): { element: number; away: number } | null {
    const { map } = this;
    const onSheet = at.clone().applyMatrix4(this.sheet.matrix.clone().invert());
    const cell = map && cellAt(onSheet, map);
    if (!map || !cell) return null;
    return { element: cell.row * map.width + cell.column, away: Math.abs(onSheet.z) };
  }

  protected tell(_: OccupancyGrid, element: number): Told | null {
    const { map } = this;
    if (!map || element >= map.width * map.height) return null;
    const { width, height, resolution: size } = map;
    const [column, row] = [element % width, Math.floor(element / width)];
    const value = this.tiles.map((tile) => tile.valueAt(column, row)).find((one) => one !== null);
    const middle = new Vector3((column + 0.5) * size, (row + 0.5) * size, 0);
    const toFrame = this.sheet.matrix.clone();
    const position = middle.clone().applyMatrix4(toFrame);
    const fields: [string, string][] = [
      ['cell', `${column} ${row}`],
      ['index', String(element)],
      ['value', occupancyText(value ?? 255)],
      ['resolution', `${numberText(size)} m`],
      ['size', `${width} x ${height} cells`],
    ];
    const flat = new Vector3(size, size, 0);
    const box = toFrame.multiply(new Matrix4().makeTranslation(middle)).scale(flat);
    return { name: `cell ${column} ${row}`, position, box, fields };
  }

  /** A cell is the same one when the map is sent anew, or in part. */
  protected override goesOn(): boolean {
    return true;
  }

  protected draw(message: OccupancyGrid): void {
    if (message.whole) this.begin(message);
    else if (this.map?.width !== message.width || this.map.height !== message.height) return;
    const { x, y, columns, rows, cells } = message;
    for (const tile of this.tiles) tile.write({ x, y, width: columns, height: rows }, cells);
  }

  /** Take the place and the size of a whole map. */
  private begin(map: OccupancyGrid): void {
    const same = this.map?.width === map.width && this.map.height === map.height;
    // The cells themselves are in the tiles.
    this.map = { ...map, cells: new Uint8Array() };
    if (!same) {
      this.clear();
      this.tiles = cut(map.width, map.height).map((piece) => new MapTile(piece, this.palette));
      this.sheet.add(...this.tiles.map((tile) => tile.mesh));
    }
    for (const tile of this.tiles) tile.setResolution(map.resolution);
    matrixOf(map.origin, this.sheet.matrix);
    this.sheet.matrixWorldNeedsUpdate = true;
    this.restyle();
  }

  private restyle(): void {
    const { scheme, alpha, behind } = this.style;
    for (const { mesh } of this.tiles) {
      mesh.material.setStyle(this.palette, alpha, behind);
      mesh.renderOrder = (behind ? BEHIND : ORDER) + this.rank(scheme);
    }
  }

  /** Costs lie on maps, and small ones on large ones: a local costmap on the global one. */
  private rank(scheme: Scheme): number {
    const { width = 1, height = 1, resolution = 1 } = this.map ?? {};
    const small = 1 / (1 + Math.log1p(width * height * resolution ** 2));
    return (scheme === 'costmap' ? 1 : 0) + Math.min(small, 1);
  }

  private clear(): void {
    for (const tile of this.tiles) tile.dispose();
    this.tiles = [];
    this.sheet.clear();
  }
}
