// SPDX-License-Identifier: Apache-2.0
/** Whom the pointer over the view obeys: a tool that publishes first, then interactive markers, then scripts; the camera has what they leave. */

import { Matrix4, type Camera } from 'three';
import type { CameraRig } from '../camera_rig';
import { Cursor } from '../cursor';
import { MarkerHand } from '../interactive/hand';
import { Finder } from '../pick/finder';
import type { Scene } from '../scene';
import type { Stage } from '../stage';
import type { TfLayer } from '../tf_layer';
import { Gizmos } from './gizmos';
import { Outline } from './outline';
import { Rays } from './rays';
import { ScriptHand } from './script_hand';
import { ToolHand } from './tool_hand';
import { ToolPreview } from './tool_preview';

export interface Pointed {
  stage: Stage;
  scene: Scene;
  tf: TfLayer;
  rig: CameraRig;
  /** The camera as it was last moved, drawn or not. */
  camera(): Camera;
  fixedFrame(): string;
  invalidate(): void;
}

export class Pointing {
  readonly cursor: Cursor;
  readonly finder: Finder;
  private readonly hand: ScriptHand;
  private readonly outline: Outline;
  private readonly preview = new ToolPreview();
  private readonly rays: Rays;

  /** To be made before whatever turns the camera: what is taken here is no movement of it. */
  constructor({ stage, scene, tf, rig, ...page }: Pointed) {
    const cursor = (this.cursor = new Cursor(stage.canvas));
    const finder = (this.finder = new Finder({ stage, scene, tf, rig }));
    this.outline = new Outline(finder);
    stage.addPageOnly(this.outline.object);
    stage.addPageOnly(this.preview.object);
    const env = { ...page, cursor, size: () => stage.size };
    this.rays = new Rays(env);
    new ToolHand(stage.canvas, {
      ...env,
      surface: (x, y) => finder.find(x, y)?.surface ?? null,
    });
    new MarkerHand(stage.canvas, { ...env, targets: () => scene.interactive() });
    this.hand = new ScriptHand(stage.canvas, {
      ...env,
      find: (x, y, among) => finder.find(x, y, among),
      gizmos: new Gizmos(scene, env),
      toWorld: () => toWorld.copy(scene.tree.root.matrix).invert(),
      outline: (node) => {
        if (this.outline.show(node)) page.invalidate();
      },
    });
  }

  /** Before a picture: what is held may be gone. */
  place(): void {
    this.hand.place();
    this.outline.place();
    this.preview.place(this.rays);
  }

  /** The picture is elsewhere: what was meant in it is not meant any more. */
  leave(): void {
    this.outline.drop();
  }

  /** Whether a script took what ended with this event for a click of its own. */
  took(event: PointerEvent): boolean {
    return this.hand.took(event);
  }
}

const toWorld = new Matrix4();
