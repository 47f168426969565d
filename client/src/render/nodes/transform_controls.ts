// SPDX-License-Identifier: Apache-2.0
/** The scene message `TransformControlsLook`: what viewers move and turn a node by. */

import { Vector3, type Object3D, type Raycaster } from 'three';
import type { Placement } from '../../state';
import type { TransformControlsLook } from '../../wire/messages';
import type { SceneContext } from '../renderable';
import { GizmoHandle, type HandleKind } from './gizmo_handle';
import { LookDrawing } from './node_drawing';

const KINDS: readonly HandleKind[] = ['move_axis', 'move_plane', 'rotate_axis'];

export interface GizmoHit {
  handle: GizmoHandle;
  /** In the fixed frame. */
  point: Vector3;
  distance: number;
}

export class TransformControlsDrawing extends LookDrawing<TransformControlsLook> {
  readonly handles = KINDS.flatMap((kind) => [0, 1, 2].map((axis) => new GizmoHandle(kind, axis)));
  /** As it was said last; null before that. */
  look: TransformControlsLook | null = null;

  constructor(context: SceneContext, first: TransformControlsLook) {
    super(context, first);
    this.object.add(...this.handles.map(({ object }) => object));
  }

  /** Of a fixed size it is as large as its place in the picture demands. */
  override place(): Placement[] {
    if (this.look?.fixed) this.object.scale.setScalar(this.look.size * this.metresPerPixel());
    return [];
  }

  /** The handle that a ray meets first. */
  pick(raycaster: Raycaster): GizmoHit | null {
    let best: GizmoHit | null = null;
    for (const handle of this.handles) {
      const hit = handle.pick(raycaster);
      if (!hit || hit.distance >= (best?.distance ?? Infinity)) continue;
      best = { handle, point: hit.point.clone(), distance: hit.distance };
    }
    return best;
  }

  dispose(): void {
    for (const handle of this.handles) handle.dispose();
  }

  protected draw(look: TransformControlsLook): void {
    this.look = look;
    this.object.scale.setScalar(look.size);
    const style = {
      lineWidth: look.line_width,
      depthTest: look.depth_test,
      opacity: look.opacity,
    };
    for (const handle of this.handles) {
      handle.object.visible = isShown(look, handle);
      handle.setStyle(style);
    }
  }

  /** In the axes of its node. */
  private metresPerPixel(): number {
    const camera = this.context.camera();
    const holder: Object3D = this.object.parent ?? this.object;
    const centre = at.setFromMatrixPosition(holder.matrix);
    const { height } = this.context.viewport();
    const depth = -depthOf.copy(centre).applyMatrix4(camera.matrixWorldInverse).z;
    const metre = camera.projectionMatrix.elements[5] * (height / 2);
    const flat = camera.projectionMatrix.elements[15] === 1;
    return (flat ? 1 : Math.max(depth, 0)) / metre / scale.setFromMatrixScale(holder.matrix).x;
  }
}

const at = new Vector3();
const depthOf = new Vector3();
const scale = new Vector3();

/** A plane, and a turn in it, need both of its axes. */
function isShown(look: TransformControlsLook, { kind, axis }: GizmoHandle): boolean {
  const active = look.active_axes;
  if (kind === 'move_axis') return active[axis]! && !look.disable_axes;
  const both = active[(axis + 1) % 3]! && active[(axis + 2) % 3]!;
  return both && !(kind === 'move_plane' ? look.disable_sliders : look.disable_rotations);
}
