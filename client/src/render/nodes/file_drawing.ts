// SPDX-License-Identifier: Apache-2.0
/** What nodes have in common whose buffers are the file of a model: it is read aside, its animations are played for ever. */

import { AnimationMixer } from 'three';
import { addNotice } from '../../notices';
import type { Placement } from '../../state';
import { freeModel, meshesOf, type GlbModel } from './glb_file';
import { NodeDrawing, type Changed, type Said } from './node_drawing';
import { ShadowSheet } from './surface';

const FINE: Placement[] = [];

type Shadowed = Said & { cast_shadow: boolean; receive_shadow: boolean | number };

/** A model, and what it lacks, '' for nothing. */
export interface ReadModel extends GlbModel {
  problem?: string;
}

/** Tell what is wrong with the file of a node, once: no list of a page has a row for it. */
export function complaint(name: string, level: 'warning' | 'error', text: string): Placement[] {
  addNotice({ level, text: `${name}: ${text}`, about: '' });
  return [{ name, level, text }];
}

export abstract class FileDrawing<L extends Shadowed, B extends Said> extends NodeDrawing<L, B> {
  private model: GlbModel | null = null;
  private mixer: AnimationMixer | null = null;
  private shadows: ShadowSheet[] = [];
  private problems = FINE;
  /** Of the files given so far: one that is read late does not replace a newer one. */
  private newest = 0;
  private look_: L | null = null;
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

  /** Read the file. Rejects with a sentence that says what is wrong. */
  protected abstract parse(buffers: B): Promise<ReadModel>;

  /** Let a model look as said: called with each new one, and with each new look. */
  protected style(look: L, model: GlbModel): void {
    void [look, model];
  }

  /** A model goes: it is freed, and its materials with it. */
  protected release(): void {
    // Most put nothing of theirs on it.
  }

  protected draw(look: L, buffers: B, changed: Changed): void {
    this.look_ = look;
    if (changed.buffers) this.read(buffers);
    else this.restyle();
  }

  private read(buffers: B): void {
    const turn = ++this.newest;
    this.parse(buffers).then(
      (model) => {
        if (turn === this.newest) this.show(model);
        else freeModel(model.object);
      },
      (error: unknown) => {
        if (turn !== this.newest) return;
        this.clear();
        this.problems = complaint(
          this.name,
          'error',
          error instanceof Error ? error.message : String(error),
        );
        this.context.invalidate();
      },
    );
  }

  private show(model: ReadModel): void {
    this.clear();
    this.model = model;
    this.object.add(model.object);
    this.shadows = meshesOf(model.object).map((mesh) => new ShadowSheet(mesh));
    this.restyle();
    if (model.animations.length > 0) {
      this.mixer = new AnimationMixer(model.object);
      for (const clip of model.animations) this.mixer.clipAction(clip).play();
      this.played = performance.now();
    }
    if (model.problem) this.problems = complaint(this.name, 'warning', model.problem);
    this.context.invalidate();
  }

  private restyle(): void {
    const { look_, model } = this;
    if (!look_ || !model) return;
    this.style(look_, model);
    for (const each of this.shadows) each.set(look_.cast_shadow, look_.receive_shadow);
  }

  private clear(): void {
    this.problems = FINE;
    this.mixer?.stopAllAction();
    this.mixer = null;
    for (const each of this.shadows) each.dispose();
    this.shadows = [];
    if (this.model) {
      this.release();
      this.model.object.removeFromParent();
      freeModel(this.model.object);
    }
    this.model = null;
  }
}
