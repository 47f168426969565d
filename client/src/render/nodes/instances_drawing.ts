// SPDX-License-Identifier: Apache-2.0
/** What nodes that are drawn in many places have in common: look, shape and places come apart. */

import type { Placement } from '../../state';
import { TRAITS } from '../../wire/messages';
import type { SceneContext } from '../renderable';
import { Instanced } from './instanced';
import { Drawing, type Said } from './node_drawing';

const FINE: Placement[] = [];

export type InstanceSlot = 'look' | 'buffers' | 'instances';

/** `P` are its messages by slot; a node without a shape of its own has no buffers. */
export abstract class InstancesDrawing<
  P extends Partial<Record<InstanceSlot, Said>>,
> extends Drawing<Said & P[keyof P]> {
  protected readonly instanced = new Instanced();
  protected problems = FINE;
  private readonly said: Partial<Record<InstanceSlot, Said>> = {};
  private readonly changed = new Set<InstanceSlot>();

  constructor(
    context: SceneContext,
    first: Said & P[keyof P],
    private readonly slots: readonly InstanceSlot[],
  ) {
    super(context, first);
    this.object.add(this.instanced.object);
  }

  update(message: Said & P[keyof P]): void {
    const slot = TRAITS[message.t].slot as InstanceSlot;
    this.said[slot] = message;
    this.changed.add(slot);
    if (!this.slots.every((each) => this.said[each])) return;
    this.draw(this.said as P, this.changed);
    this.changed.clear();
  }

  override place(): Placement[] {
    this.instanced.place(this.context.camera(), this.object);
    return this.problems;
  }

  dispose(): void {
    this.instanced.dispose();
  }

  protected abstract draw(parts: P, changed: ReadonlySet<InstanceSlot>): void;
}
