// SPDX-License-Identifier: Apache-2.0
/** The viewer's pointer on interactive markers: hovering, dragging, clicking, menus; before the camera sees it. */

import type { Vector3 } from 'three';
import { type Camera } from 'three';
import { addNotice } from '../../actions';
import { app, type MenuNode } from '../../state';
import { throttle } from '../../throttle';
import { tools } from '../../tools';
import type { Cursor } from '../cursor';
import type { InteractiveMarkersRenderable, Target } from '../interactive_markers';
import { Aim } from './aim';
import { feedback } from './feedback';
import { hintOf } from './hint';
import { Hold, spokenOf } from './hold';
import { menuTree } from './menu_tree';
import { refusal } from './permission';
import { HOVERED } from './visual_row';

const LONG_PRESS_MS = 600;
/** What is under the pointer is looked for this often: it costs rays through every marker. */
const LOOK_MS = 40;
/** Pixels that a click may move. */
const STILL = 6;

export interface HandEnvironment {
  /** Those of the displays that are shown. */
  targets(): Iterable<InteractiveMarkersRenderable>;
  camera(): Camera;
  /** CSS pixels. */
  size(): { width: number; height: number };
  fixedFrame(): string;
  invalidate(): void;
  readonly cursor: Pick<Cursor, 'setThing'>;
}

interface Press {
  pointer: number;
  button: number;
  target: Target;
  /** null where only a menu can come of it. */
  hold: Hold | null;
  x: number;
  y: number;
  lastX: number;
  lastY: number;
  moved: boolean;
  long: ReturnType<typeof setTimeout> | undefined;
}

export class MarkerHand {
  private readonly aim: Aim;
  private press: Press | null = null;
  private hovered: Target | null = null;
  private readonly look = throttle(LOOK_MS, (event: PointerEvent) => {
    if (!this.press && this.over) this.hover(this.find(event));
  });
  /** Whether the pointer is on the view. */
  private over = false;
  /** Whether the finger that is down has opened a menu. */
  private longPress = false;

  /** Listens before the camera does, and keeps from it what a marker takes. */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly env: HandEnvironment,
  ) {
    this.aim = new Aim(env, () => env.targets());
    canvas.addEventListener('pointerdown', this.onDown);
    canvas.addEventListener('pointermove', this.onMove);
    canvas.addEventListener('pointerup', this.onUp);
    canvas.addEventListener('pointercancel', this.onUp);
    canvas.addEventListener('pointerenter', () => (this.over = true));
    canvas.addEventListener('pointerleave', () => {
      this.over = false;
      this.hover(null);
    });
    canvas.addEventListener('keydown', this.onKey);
    tools.subscribe(({ tool }) => {
      if (tool !== 'select' && this.hovered) this.hover(null);
    });
    // What a browser makes of a lifted finger would be a click beside the menu that it opened.
    canvas.addEventListener('touchend', (event) => {
      if (this.longPress) event.preventDefault();
      this.longPress = false;
    });
    app.subscribe((state, before) => {
      const { hold, target } = this.press ?? {};
      if (!hold || !target) return;
      const notice = state.notices.at(-1);
      const refused = notice !== before.notices.at(-1) && notice?.about === target.markers.display;
      if (refused || refusal(state) !== '') this.cancel();
    });
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (this.press || app.getState().inHeadset) return;
    this.longPress = false;
    const target = this.find(event);
    if (!target) return;
    const { interaction_mode: mode } = target.control.control;
    const hasMenu = target.view.marker.menu.length > 0;
    const touch = event.pointerType === 'touch';
    const taken =
      event.button === 0 ? mode !== 'none' || (hasMenu && touch) : event.button === 2 && hasMenu;
    if (!taken) return;
    const refused = refusal(app.getState());
    if (refused !== '') {
      const about = target.markers.display;
      addNotice({ level: 'warning', text: `${target.view.marker.name}: ${refused}`, about });
      return;
    }
    event.stopImmediatePropagation();
    this.canvas.setPointerCapture(event.pointerId);
    this.hover(null);
    const outlet = { send: app.getState().send, fixedFrame: () => this.env.fixedFrame() };
    const [x, y] = [event.clientX, event.clientY];
    this.press = {
      pointer: event.pointerId,
      button: event.button,
      target,
      hold: event.button === 0 && mode !== 'none' ? new Hold(target, outlet) : null,
      x,
      y,
      lastX: x,
      lastY: y,
      moved: false,
      long: touch && hasMenu ? setTimeout(() => this.longPressed(), LONG_PRESS_MS) : undefined,
    };
    this.env.invalidate();
  };

  private readonly onMove = (event: PointerEvent): void => {
    const { press } = this;
    if (!press) {
      if (event.buttons === 0 && event.pointerType !== 'touch') this.look(event);
      return;
    }
    if (event.pointerId !== press.pointer) return;
    event.stopImmediatePropagation();
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) > STILL) {
      press.moved = true;
      clearTimeout(press.long);
    }
    if (!press.target.view.alive) return this.cancel();
    const [dx, dy] = [event.clientX - press.lastX, event.clientY - press.lastY];
    press.lastX = event.clientX;
    press.lastY = event.clientY;
    const { hold } = press;
    if (!hold) return;
    const [x, y] = this.spot(event);
    const perPixel = this.aim.perPixel(hold.point());
    const ctrl = event.ctrlKey || event.metaKey;
    hold.move(this.aim.ray(x, y), { dx, dy, perPixel, ctrl, shift: event.shiftKey });
    this.env.invalidate();
  };

  private readonly onUp = (event: PointerEvent): void => {
    const { press } = this;
    if (event.pointerId !== press?.pointer) return;
    event.stopImmediatePropagation();
    this.press = null;
    clearTimeout(press.long);
    const { target } = press;
    const still = event.type === 'pointerup' && !press.moved;
    const under = event.type === 'pointerup' ? this.find(event)?.control : null;
    press.hold?.end({ clicked: under === target.control });
    const opens = press.button === 2 || target.control.control.interaction_mode === 'menu';
    if (still && opens && target.view.alive) this.openMenu(target, ...this.spot(event));
    this.env.invalidate();
  };

  /** The keyboard's way to a menu: of what the pointer is on, else of every marker that has one. */
  private readonly onKey = (event: KeyboardEvent): void => {
    const asked = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10');
    if (!asked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const nodes: MenuNode[] = [];
    for (const markers of this.env.targets()) {
      for (const view of markers.views.values()) {
        const control = view.controls[0];
        if (view.marker.menu.length === 0 || !control) continue;
        const children = this.tree({ markers, view, control }, null);
        const title = view.marker.description || view.marker.name;
        nodes.push({ title, checked: null, disabled: '', children, choose: () => undefined });
      }
    }
    const { hovered } = this;
    const { width, height } = this.env.size();
    if (hovered && hovered.view.marker.menu.length > 0) {
      this.openMenu(hovered, width / 2, height / 2);
    } else if (nodes.length) {
      const only = nodes.length === 1 ? nodes[0]! : { title: 'Markers', children: nodes };
      app.setState({
        menu: { title: only.title, x: width / 2, y: height / 3, nodes: only.children },
      });
    }
  };

  private openMenu(target: Target, x: number, y: number): void {
    const { marker } = target.view;
    if (marker.menu.length === 0) return;
    const point = target.point.clone().applyMatrix4(target.view.reference.clone().invert());
    const nodes = this.tree(target, point);
    app.setState({ menu: { title: marker.description || marker.name, x, y, nodes } });
  }

  private tree(target: Pick<Target, 'markers' | 'view' | 'control'>, point: Vector3 | null) {
    return menuTree(target.view.marker.menu, (id) => {
      const refused = refusal(app.getState());
      if (refused !== '') {
        addNotice({ level: 'warning', text: refused, about: target.markers.display });
        return;
      }
      // The marker may have been said anew while its menu was open.
      const view = target.markers.views.get(target.view.marker.name) ?? target.view;
      const spoken = spokenOf({ ...target, view }, this.env.fixedFrame(), point);
      app.getState().send(feedback('menu_select', spoken, id));
    });
  }

  private longPressed(): void {
    const { press } = this;
    if (!press) return;
    this.press = null;
    this.longPress = true;
    press.hold?.end({ clicked: false });
    const box = this.canvas.getBoundingClientRect();
    this.openMenu(press.target, press.x - box.left, press.y - box.top);
  }

  /** The drag is over though the viewer holds on: the server's word counts. */
  private cancel(): void {
    const { press } = this;
    this.press = null;
    clearTimeout(press?.long);
    press?.hold?.end({ clicked: false, back: true });
    this.env.invalidate();
  }

  private hover(target: Target | null): void {
    const before = this.hovered;
    this.hovered = target;
    if (before?.control === target?.control) return;
    if (before?.view.alive) before.control.setHighlight(0);
    const refused = target ? refusal(app.getState()) : '';
    if (target && refused === '') target.control.setHighlight(HOVERED);
    const hasMenu = (target?.view.marker.menu.length ?? 0) > 0;
    const hint = target ? refused || hintOf(target.control.control, hasMenu) : '';
    this.env.cursor.setThing(target ? (refused ? 'not-allowed' : 'pointer') : '');
    app.setState({ hint });
    this.env.invalidate();
  }

  /** The control under the pointer; other tools than `select` are not for markers. */
  private find(event: PointerEvent): Target | null {
    if (tools.getState().tool !== 'select') return null;
    return this.aim.find(...this.spot(event), event.pointerType);
  }

  private spot(event: PointerEvent): [number, number] {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }
}
