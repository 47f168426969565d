// SPDX-License-Identifier: Apache-2.0
/** The viewer's pointer with a tool that publishes: a press puts down, a drag turns; before the camera sees it. */

import { Plane, Vector3, type Camera } from 'three';
import { addNotice } from '../../notices';
import { put, refusedBecause } from '../../placing';
import { app } from '../../state';
import { isLooking, TOOLS, tools, type Place, type Point } from '../../tools';
import { Rays } from './rays';

/** Pixels of a drag before it is a heading. */
const TURNS = 12;
/** Ground farther away than this (metres) is no place to put anything. */
const FARTHEST = 1e4;

export interface ToolEnvironment {
  camera(): Camera;
  /** CSS pixels. */
  size(): { width: number; height: number };
  /** The surface that is seen there, null for none. */
  surface(x: number, y: number): Vector3 | null;
  invalidate(): void;
}

interface Press {
  pointer: number;
  x: number;
  y: number;
  point: Vector3;
}

export class ToolHand {
  private readonly rays: Rays;
  private press: Press | null = null;
  private readonly plane = new Plane();

  /** To be made before all else that listens: what it takes is nobody else's. */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly env: ToolEnvironment,
  ) {
    this.rays = new Rays(env);
    canvas.addEventListener('pointerdown', this.onDown);
    canvas.addEventListener('pointermove', this.onMove);
    canvas.addEventListener('pointerup', this.onUp);
    canvas.addEventListener('pointercancel', this.onCancel);
    tools.subscribe(({ gesture }, before) => {
      // Esc, another tool: the press has nothing left to end.
      if (before.gesture && !gesture) this.press = null;
    });
  }

  private readonly onDown = (event: PointerEvent): void => {
    const { tool } = tools.getState();
    if (isLooking(tool) || app.getState().inHeadset) return;
    if (this.press) {
      // A second finger means the camera.
      event.stopImmediatePropagation();
      return this.cancel();
    }
    if (event.button !== 0 || event.shiftKey || !event.isPrimary) return;
    event.stopImmediatePropagation();
    const refused = refusedBecause(app.getState());
    const [x, y] = this.spot(event);
    const point = refused === '' ? this.at(x, y) : null;
    if (!point) {
      const why = refused || 'there is no ground there';
      addNotice({ level: 'warning', text: `${TOOLS[tool].label}: ${why}.`, about: tool });
      return;
    }
    this.canvas.setPointerCapture(event.pointerId);
    this.press = { pointer: event.pointerId, x, y, point };
    this.show({ point: pointOf(point), yaw: null });
  };

  private readonly onMove = (event: PointerEvent): void => {
    if (event.pointerId !== this.press?.pointer) return;
    event.stopImmediatePropagation();
    this.show(this.placeOf(event));
  };

  private readonly onUp = (event: PointerEvent): void => {
    if (event.pointerId !== this.press?.pointer) return;
    event.stopImmediatePropagation();
    const place = this.placeOf(event);
    this.press = null;
    put(place);
    this.env.invalidate();
  };

  private readonly onCancel = (event: PointerEvent): void => {
    if (event.pointerId !== this.press?.pointer) return;
    event.stopImmediatePropagation();
    this.cancel();
  };

  private cancel(): void {
    this.press = null;
    tools.setState({ gesture: null });
    this.env.invalidate();
  }

  private show(gesture: Place): void {
    tools.setState({ gesture });
    this.env.invalidate();
  }

  /** What the press has become by now: tools without a heading follow the pointer instead. */
  private placeOf(event: PointerEvent): Place {
    const press = this.press!;
    const [x, y] = this.spot(event);
    const { tool } = tools.getState();
    if (tool === 'clicked_point' || tool === 'polygon') {
      const point = this.at(x, y);
      if (point) press.point = point;
      return { point: pointOf(press.point), yaw: null };
    }
    const to = this.onPlane(x, y, press.point.z);
    const turns = Math.hypot(x - press.x, y - press.y) >= TURNS;
    const yaw = turns && to ? Math.atan2(to.y - press.point.y, to.x - press.point.x) : null;
    return { point: pointOf(press.point), yaw };
  }

  /** Where a place of the view is put down; a point is on what is seen, wherever anything is. */
  private at(x: number, y: number): Vector3 | null {
    const { tool, height, onSurface } = tools.getState();
    const surface = onSurface || tool === 'clicked_point' ? this.env.surface(x, y) : null;
    return surface ?? this.onPlane(x, y, height);
  }

  private onPlane(x: number, y: number, height: number): Vector3 | null {
    this.plane.normal.set(0, 0, 1);
    this.plane.constant = -height;
    const ray = this.rays.ray(x, y);
    const found = ray.intersectPlane(this.plane, new Vector3());
    return found && found.distanceTo(ray.origin) < FARTHEST ? found : null;
  }

  private spot(event: PointerEvent): [number, number] {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }
}

const pointOf = ({ x, y, z }: Vector3): Point => [x, y, z];
