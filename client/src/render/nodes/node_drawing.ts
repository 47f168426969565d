// SPDX-License-Identifier: Apache-2.0
/** What a node of a script is drawn as: from its look, and from its buffers where it has any. */

import { Group, Vector3, type Object3D } from 'three';
import type { Placement } from '../../state';
import { TRAITS, type ServerMessage } from '../../wire/messages';
import type { PickedPart, Renderable, SceneContext } from '../renderable';

const NOTHING: Placement[] = [];

export type Said = Extract<ServerMessage, { key: string }>;

/** Drawn in its node's own axes: where that is, and whether it is seen, is the node's concern. */
export abstract class Drawing<M extends Said> implements Renderable<M> {
  readonly object: Object3D = new Group();

  protected readonly name: string;

  constructor(
    protected readonly context: SceneContext,
    first: M,
  ) {
    this.name = first.key;
  }

  setOptions(): void {
    // What a script shows has no settings: how it looks is the message's own.
  }

  place(): Placement[] {
    return NOTHING;
  }

  partAt(): PickedPart | null {
    const { name } = this;
    const position = new Vector3().setFromMatrixPosition(this.object.matrixWorld);
    const frame = this.context.fixedFrame();
    return { name, frame, stamp: 0, position, fields: [], again: () => this.partAt() };
  }

  abstract update(message: M): void;
  abstract dispose(): void;
}

/** For a node that is small: `draw` is given its newest look. */
export abstract class LookDrawing<L extends Said> extends Drawing<L> {
  update(look: L): void {
    this.draw(look);
  }

  protected abstract draw(look: L): void;
}

/** For a node with buffers: `draw` is given the newest of both, and which of them is new, once both are there. */
export abstract class NodeDrawing<L extends Said, B extends Said> extends Drawing<L | B> {
  private look: L | null = null;
  private buffers: B | null = null;

  update(message: L | B): void {
    const isBuffers = TRAITS[message.t].slot === 'buffers';
    const first = this.look === null || this.buffers === null;
    if (isBuffers) this.buffers = message as B;
    else this.look = message as L;
    const { look, buffers } = this;
    if (look && buffers) {
      this.draw(look, buffers, { look: first || !isBuffers, buffers: first || isBuffers });
    }
  }

  protected abstract draw(look: L, buffers: B, changed: Changed): void;
}

/** Which of the two is other than at the last call. */
export interface Changed {
  look: boolean;
  buffers: boolean;
}
