// SPDX-License-Identifier: Apache-2.0
/** The interactive markers of one server. */

import type { Matrix4 } from 'three';
import { Group, Quaternion, Vector3, type Raycaster } from 'three';
import type { OptionValue, Placement } from '../state';
import type { InteractiveMarker, InteractiveMarkers } from '../wire/messages';
import type { ControlView, Hit } from './interactive/control_view';
import type { Camera } from './interactive/facing';
import { MarkerView, type Settings } from './interactive/marker_view';
import { flagOf } from './option_values';
import { poseFields } from './pick/fields';
import { numberText } from './pick/numbers';
import type { PickedPart, Renderable, SceneContext } from './renderable';

/** As many as the server keeps. */
const MOST = 4096;

/** A control that the pointer is on. */
export interface Target extends Hit {
  markers: InteractiveMarkersRenderable;
  view: MarkerView;
  control: ControlView;
}

interface Word {
  marker: InteractiveMarker;
  message: InteractiveMarkers;
  rows: Map<number, number>;
}

export class InteractiveMarkersRenderable implements Renderable<InteractiveMarkers> {
  readonly object = new Group();
  readonly views = new Map<string, MarkerView>();
  private settings: Settings = {
    descriptions: true,
    axes: false,
    aids: false,
    opaque: false,
    interactive: true,
  };
  /** What the server said of markers that the viewer holds: it waits until they are let go. */
  private readonly heldBack = new Map<string, Word>();

  constructor(
    private readonly context: SceneContext,
    first: InteractiveMarkers,
  ) {
    this.display = first.display;
  }

  /** Id of the display at the server. */
  readonly display: string;

  get interactive(): boolean {
    return this.settings.interactive;
  }

  update(message: InteractiveMarkers): void {
    const named = new Set(message.markers.map(({ name }) => name));
    if (message.clear_all) {
      for (const name of [...this.views.keys()]) if (!named.has(name)) this.remove(name);
    }
    for (const name of message.erased) this.remove(name);
    const rows = rowsOf(message);
    for (const marker of message.markers) {
      this.take({ marker, message, rows: rows.get(marker.name) ?? new Map<number, number>() });
    }
    for (const pose of message.poses) {
      const word = this.heldBack.get(pose.name);
      // The newest of what waits counts, whether it came with the whole marker or as its pose.
      if (word) word.marker = { ...word.marker, ...pose };
      this.views.get(pose.name)?.moveTo(pose);
    }
  }

  setOptions(options: Record<string, OptionValue>): void {
    this.settings = {
      descriptions: flagOf(options, 'show_descriptions', true),
      axes: flagOf(options, 'show_axes', false),
      aids: flagOf(options, 'show_visual_aids', false),
      opaque: !flagOf(options, 'enable_transparency', true),
      interactive: flagOf(options, 'interactive', true),
    };
    for (const view of this.views.values()) view.setSettings(this.settings);
  }

  elements(): number {
    let count = 0;
    for (const view of this.views.values()) count += view.count;
    return count;
  }

  place(): Placement[] {
    const camera = (reference: Matrix4) => this.cameraIn(reference);
    const problems: Placement[] = [];
    for (const view of this.views.values()) problems.push(...view.put(camera));
    return problems;
  }

  dispose(): void {
    for (const view of this.views.values()) view.dispose();
    this.views.clear();
    this.object.clear();
  }

  /** The control that a ray (in the fixed frame) meets first, of those that can be taken hold of. */
  pick(raycaster: Raycaster): Target | null {
    if (!this.settings.interactive) return null;
    let best: Target | null = null;
    for (const view of this.views.values()) {
      if (!view.placed) continue;
      const menu = view.marker.menu.length > 0;
      for (const control of view.controls) {
        if (control.control.interaction_mode === 'none' && !menu) continue;
        const hit = control.pick(raycaster);
        if (hit && (!best || hit.distance < best.distance)) {
          best = { ...hit, markers: this, view, control };
        }
      }
    }
    return best;
  }

  /** The control whose visuals are next to a place. */
  partAt(at: Vector3): PickedPart | null {
    let best: [MarkerView, ControlView] | null = null;
    let least = Infinity;
    for (const view of this.views.values()) {
      for (const control of view.placed ? view.controls : []) {
        const away = control.distanceTo(at);
        if (away < least) [least, best] = [away, [view, control]];
      }
    }
    return best && this.partOf(best[0].marker.name, best[1].control.name);
  }

  private partOf(name: string, controlName: string): PickedPart | null {
    const view = this.views.get(name);
    const found = view?.controls.find(({ control }) => control.name === controlName);
    if (!view?.placed || !found) return null;
    const { marker, place, reference } = view;
    const { control } = found;
    const pose = [...place.position.toArray(), ...place.orientation.toArray()];
    const fields: [string, string][] = [
      ['description', marker.description],
      ['control', control.name],
      ['interaction_mode', control.interaction_mode],
      ['orientation_mode', control.orientation_mode],
      ['scale', `${numberText(marker.scale)} m`],
      ['menu entries', String(marker.menu.length)],
      ...(poseFields(pose) as [string, string][]),
    ];
    return {
      name: control.name === '' ? name : `${name}: ${control.name}`,
      frame: marker.frame,
      stamp: marker.stamp,
      position: place.position.clone().applyMatrix4(reference),
      fields: fields.filter(([, value]) => value !== ''),
      again: () => this.partOf(name, controlName),
    };
  }

  /** The viewer let go of a marker: the server's word holds again. */
  release(view: MarkerView, { back }: { back: boolean }): void {
    view.release({ back });
    const word = this.heldBack.get(view.marker.name);
    this.heldBack.delete(view.marker.name);
    if (word && view.alive) this.take(word);
    this.context.invalidate();
  }

  /** The camera's axes in a marker's frame. */
  cameraIn(reference: Matrix4): Camera {
    const camera = this.context.camera();
    reference.decompose(position, turn, scale);
    turn.invert().multiply(camera.getWorldQuaternion(seen));
    return {
      forward: new Vector3(0, 0, -1).applyQuaternion(turn),
      up: new Vector3(0, 1, 0).applyQuaternion(turn),
    };
  }

  private take(word: Word): void {
    const { marker, message, rows } = word;
    const before = this.views.get(marker.name);
    if (before?.held) {
      this.heldBack.set(marker.name, word);
      return;
    }
    if (!before && this.views.size >= MOST) return;
    before?.dispose();
    const view = new MarkerView(marker, message, rows, this.settings, this.context);
    this.views.set(marker.name, view);
    this.object.add(view.object);
  }

  private remove(name: string): void {
    this.views.get(name)?.dispose();
    this.views.delete(name);
    this.heldBack.delete(name);
  }
}

const position = new Vector3();
const scale = new Vector3();
const turn = new Quaternion();
const seen = new Quaternion();

/** By marker and id, which row of the message it is. */
function rowsOf(message: InteractiveMarkers): Map<string, Map<number, number>> {
  const found = new Map<string, Map<number, number>>();
  message.id.forEach((id, index) => {
    const name = message.namespaces[message.ns[index]!] ?? '';
    let rows = found.get(name);
    if (!rows) found.set(name, (rows = new Map<number, number>()));
    rows.set(id, index);
  });
  return found;
}
