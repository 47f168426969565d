// SPDX-License-Identifier: Apache-2.0
/** The viewer's pointer for scripts: clicks, drags of nodes, rectangles; only what a script wants to know. */

import type { Camera, Matrix4 } from 'three';
import { addNotice } from '../../actions';
import { app } from '../../state';
import { throttle } from '../../throttle';
import { tools } from '../../tools';
import type { Cursor } from '../cursor';
import { onlyLooks } from '../interactive/permission';
import type { Seen } from '../pick/finder';
import type { SceneNode } from '../node';
import type { Gizmos } from './gizmos';
import type { Grip, Spot } from './grip';
import { instanceOf } from './instance';
import { buttonOf, modifierOf, type Modifier } from './modifier';
import { NodeDrag } from './node_drag';
import { Rays } from './rays';
import { inPicture, Rect } from './rect';
import { clickedNode, draggedNode, inView, isWanted, ofNodes } from './wanted';

/** What is under the pointer is looked for at most so often, and not for as long again as three looks took. */
const LOOK_MS = 40;
const REST = 3;
/** Pixels that a click may move; it may take its time. */
const STILL = 5;

export interface HandEnvironment {
  camera(): Camera;
  /** CSS pixels. */
  size(): { width: number; height: number };
  fixedFrame(): string;
  find(x: number, y: number, among: (node: SceneNode) => boolean): Seen | null;
  /** What has handles of its own. */
  readonly gizmos: Pick<Gizmos, 'grip' | 'hover'>;
  /** From the fixed frame to the axes of the scene's root, in which scripts think. */
  toWorld(): Matrix4;
  /** Show what a click or drag would be for. */
  outline(node: SceneNode | null): void;
  invalidate(): void;
  readonly cursor: Pick<Cursor, 'setThing'>;
}

interface Press {
  pointer: number;
  spot: Spot;
  modifier: Modifier;
  /** What was under the pointer, of what scripts want to know of. */
  seen: Seen | null;
  /** What was taken from the camera; null where it turns meanwhile. */
  grip: Grip | null;
}

export class ScriptHand {
  private readonly rays: Rays;
  private press: Press | null = null;
  private over = false;
  private restUntil = 0;
  /** The event that ended a script's click. */
  private last: PointerEvent | null = null;
  private readonly look = throttle(LOOK_MS, (event: PointerEvent) => this.lookAt(event));

  /** Listens before the camera does, and keeps from it what a script takes. */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly env: HandEnvironment,
  ) {
    this.rays = new Rays(env);
    canvas.addEventListener('pointerdown', this.onDown);
    canvas.addEventListener('pointermove', this.onMove);
    canvas.addEventListener('pointerup', this.onUp);
    canvas.addEventListener('pointercancel', this.onUp);
    canvas.addEventListener('lostpointercapture', this.onLost);
    canvas.addEventListener('pointerenter', () => (this.over = true));
    canvas.addEventListener('pointerleave', () => {
      this.over = false;
      this.leave();
    });
    window.addEventListener('keydown', this.onKey);
    window.addEventListener('keyup', this.onKey);
    window.addEventListener('blur', () => this.letGo());
    document.addEventListener('visibilitychange', () => document.hidden && this.letGo());
    tools.subscribe(({ tool }) => tool !== 'select' && this.leave());
    app.subscribe((state, before) => {
      const grip = this.press?.grip;
      if (!grip) return;
      const notice = state.notices.at(-1);
      const news = notice !== before.notices.at(-1) && notice?.about === grip.about;
      if ((news && grip.about !== '') || onlyLooks(state, '') !== '') this.letGo({ silent: true });
      else if (state.pointers !== before.pointers && !grip.alive()) this.letGo();
    });
  }

  /** Whether a script took what ended with this event. */
  took(event: PointerEvent): boolean {
    return this.last === event;
  }

  /** Before a picture: what is held may be gone. */
  place(): void {
    if (this.press?.grip && !this.press.grip.alive()) this.letGo();
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (this.press || app.getState().inHeadset || tools.getState().tool !== 'select') return;
    const spot = this.spotOf(event);
    const modifier = modifierOf(event);
    const seen = this.find(spot);
    const press = { pointer: event.pointerId, spot, modifier, seen };
    const grip = this.env.gizmos.grip(spot, event) ?? this.gripOf(event, spot, modifier, seen);
    if (!grip && event.button !== 0) return;
    this.press = { ...press, grip };
    if (!grip) return;
    event.stopImmediatePropagation();
    // As a press that nobody takes would.
    this.canvas.focus({ preventScroll: true });
    this.canvas.setPointerCapture(event.pointerId);
  };

  /** What a press takes hold of: the node under it, else the view, if scripts want to know. */
  private gripOf(
    event: PointerEvent,
    spot: Spot,
    modifier: Modifier,
    seen: Seen | null,
  ): Grip | null {
    const wanted = app.getState().pointers;
    const button = buttonOf(event);
    const node = seen?.node;
    if (node && button && draggedNode(wanted, node.key, button, modifier)) {
      if (!this.may(node.key)) return null;
      const object = () => node.renderable?.object ?? null;
      const held = {
        node: node.key,
        object,
        point: seen.surface,
        instance: instanceOf(seen, this.rays.eye()),
      };
      const { env, rays } = this;
      const toWorld = () => env.toWorld();
      const around = { rays, fixedFrame: () => env.fixedFrame(), toWorld };
      return new NodeDrag(held, button, modifier, spot, around);
    }
    const rect = button === 'left' && inView(wanted, 'rects', modifier);
    if (!rect || !this.may('')) return null;
    return new Rect(this.canvas, modifier, spot, this.rays);
  }

  private readonly onMove = (event: PointerEvent): void => {
    const { press } = this;
    if (!press) {
      if (event.buttons === 0 && event.pointerType !== 'touch') this.look(event);
      return;
    }
    if (event.pointerId !== press.pointer || !press.grip) return;
    event.stopImmediatePropagation();
    press.grip.move(this.spotOf(event), event);
    this.env.invalidate();
  };

  private readonly onUp = (event: PointerEvent): void => {
    const { press } = this;
    if (event.pointerId !== press?.pointer) return;
    this.press = null;
    const { grip } = press;
    if (grip) {
      event.stopImmediatePropagation();
      grip.end();
      this.env.invalidate();
    }
    if (event.type !== 'pointerup' || event.button !== 0 || grip?.begun) return;
    const spot = this.spotOf(event);
    const still = Math.hypot(spot.x - press.spot.x, spot.y - press.spot.y) <= STILL;
    if (still && this.click(spot, press)) this.last = event;
  };

  /** A capture that the browser took away is not followed by a release. */
  private readonly onLost = (event: PointerEvent): void => {
    if (this.press?.grip && event.pointerId === this.press.pointer) this.letGo();
  };

  private readonly onKey = (event: KeyboardEvent): void => this.press?.grip?.keys(event);

  /** Tell scripts of a click; false where none wants it. */
  private click(spot: Spot, { seen, modifier }: Press): boolean {
    const { pointers, send } = app.getState();
    const hit = seen?.node?.key ?? '';
    const node = clickedNode(pointers, hit, modifier);
    const anywhere = inView(pointers, 'clicks', modifier);
    if ((!node && !anywhere) || !this.may(node)) return node !== '';
    const toWorld = this.env.toWorld();
    const { origin, direction } = this.rays.ray(spot.x, spot.y).clone().applyMatrix4(toWorld);
    const [across, down] = this.rays.shareOf(spot.x, spot.y);
    const common = {
      frame: this.env.fixedFrame(),
      ray_origin: origin.toArray(),
      ray_direction: direction.toArray(),
      screen_pos: [inPicture(across), inPicture(down)] as [number, number],
      modifier,
    };
    if (node && seen) {
      const instance = node === hit ? instanceOf(seen, this.rays.eye()) : -1;
      const position = seen.surface.clone().applyMatrix4(toWorld).toArray();
      send({ t: 'NodeClicked', node, instance, position, ...common });
    }
    if (anywhere) send({ t: 'ViewClicked', ...common });
    return true;
  }

  /** Whether this viewer may act; said where it may not at a node. */
  private may(node: string): boolean {
    const refused = onlyLooks(app.getState(), 'act on things');
    if (refused !== '' && node !== '') {
      addNotice({ level: 'warning', text: `${node}: ${refused}`, about: node });
    }
    return refused === '';
  }

  /** The viewer holds on no more, for whatever reason; `silent` where the server knows. */
  private letGo({ silent = false } = {}): void {
    const grip = this.press?.grip;
    this.press = null;
    if (silent) grip?.cancel();
    else grip?.end();
    if (grip) this.env.invalidate();
  }

  private lookAt(event: PointerEvent): void {
    const begun = performance.now();
    if (this.press || !this.over || begun < this.restUntil) return;
    if (tools.getState().tool !== 'select') return;
    const spot = this.spotOf(event);
    if (this.env.gizmos.hover(spot, event)) this.grabbing();
    else this.hover(this.find(spot), modifierOf(event));
    const ended = performance.now();
    this.restUntil = ended + REST * (ended - begun);
  }

  private leave(): void {
    this.env.gizmos.hover(null, { pointerType: '' });
    this.hover(null);
  }

  /** On a handle nothing behind it is meant. */
  private grabbing(): void {
    const refused = onlyLooks(app.getState(), '') !== '';
    this.env.cursor.setThing(refused ? 'not-allowed' : 'grab', 'script');
    this.env.outline(null);
    this.env.invalidate();
  }

  private hover(seen: Seen | null, modifier: Modifier = ''): void {
    const { pointers } = app.getState();
    const hit = seen?.node?.key ?? '';
    const click = clickedNode(pointers, hit, modifier) !== '';
    const drag = draggedNode(pointers, hit, 'left', modifier) !== '';
    const refused = click || drag ? onlyLooks(app.getState(), 'act on things') : '';
    const shape = click ? 'pointer' : drag ? 'grab' : '';
    this.env.cursor.setThing(refused ? 'not-allowed' : shape, 'script');
    this.env.outline((click || drag) && !refused ? seen!.node : null);
  }

  /** What scripts want to know of at a place of the view; what is before it does not matter. */
  private find({ x, y }: Spot): Seen | null {
    const { pointers } = app.getState();
    if (!ofNodes(pointers)) return null;
    return this.env.find(x, y, (node) => node.display === '' && isWanted(pointers, node.key));
  }

  private spotOf(event: PointerEvent): Spot {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}
