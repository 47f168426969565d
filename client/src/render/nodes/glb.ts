// SPDX-License-Identifier: Apache-2.0
/** The scene messages `GlbLook` and `GlbBuffers`: a model with its textures, its animations played for ever. */

import { AnimationMixer } from 'three';
import type { Placement } from '../../state';
import type { GlbBuffers, GlbLook } from '../../wire/messages';
import { freeModel, meshesOf, parseGlb, type GlbModel } from './glb_file';
import { NodeDrawing, type Changed } from './node_drawing';
import { ShadowSheet } from './surface';

const FINE: Placement[] = [];

export class GlbDrawing extends NodeDrawing<GlbLook, GlbBuffers> {
  private model: GlbModel | null = null;
  private mixer: AnimationMixer | null = null;
  private shadows: ShadowSheet[] = [];
  private problems = FINE;
  /** Of the files given so far: one that is read late does not replace a newer one. */
  private newest = 0;
  private style: GlbLook | null = null;
  private played = 0;

  override place(): Placement[] {
    if (this.mixer) {
      const now = performance.now();
      this.mixer.update((now - this.played) / 1000);
      this.played = now;
      this.context.invalidate();
    }
    return this.problems;
  }

  dispose(): void {
    this.newest += 1;
    this.clear();
  }

  protected draw(look: GlbLook, { glb_data }: GlbBuffers, changed: Changed): void {
    this.style = look;
    if (changed.buffers) this.read(glb_data);
    else this.shade();
  }

  private read(data: Uint8Array): void {
    const turn = ++this.newest;
    parseGlb(data).then(
      (model) => {
        if (turn === this.newest) this.show(model);
        else freeModel(model.object);
      },
      (error: unknown) => {
        if (turn === this.newest) this.fail(error);
      },
    );
  }

  private show(model: GlbModel): void {
    this.clear();
    this.model = model;
    this.object.add(model.object);
    this.shadows = meshesOf(model.object).map((mesh) => new ShadowSheet(mesh));
    this.shade();
    if (model.animations.length > 0) {
      this.mixer = new AnimationMixer(model.object);
      for (const clip of model.animations) this.mixer.clipAction(clip).play();
      this.played = performance.now();
    }
    this.context.invalidate();
  }

  private fail(error: unknown): void {
    this.clear();
    const why = error instanceof Error ? error.message : String(error);
    const text = `The file cannot be read as GLB: ${why}`;
    this.problems = [{ name: 'glb_data', level: 'error', text }];
    this.context.invalidate();
  }

  private shade(): void {
    if (!this.style) return;
    for (const each of this.shadows) each.set(this.style.cast_shadow, this.style.receive_shadow);
  }

  private clear(): void {
    this.problems = FINE;
    this.mixer?.stopAllAction();
    this.mixer = null;
    for (const each of this.shadows) each.dispose();
    this.shadows = [];
    if (this.model) freeModel(this.model.object);
    this.model = null;
    this.object.clear();
  }
}
