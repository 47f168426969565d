// SPDX-License-Identifier: Apache-2.0
/** The last messages of a display side by side, each where its frame was at its own stamp. */

import { Group, type Vector3 } from 'three';
import type { OptionValue, Placement } from '../state';
import type { PointField } from '../wire/messages';
import { SolidPools } from './markers/solid_pools';
import { numberOf } from './option_values';
import type { Near, PickedPart, Renderable, RenderableClass, SceneContext } from './renderable';

/** So many are kept where the setting says 0, all of them. */
const MOST = 1000;

export interface HistoryRules<M> {
  /** The setting that says how many messages stay (the first of these that there is): 1 is the newest alone, 0 all of them. */
  option: string | readonly string[];
  /** Whether a message is left out, being too much like the last one that is shown. */
  skips?(last: M, next: M, options: Readonly<Record<string, OptionValue>>): boolean;
}

class History<M> implements Renderable<M> {
  readonly object = new Group();
  /** Oldest first. */
  private readonly drawn: Renderable<M>[] = [];
  private last: M | null = null;
  private options: Record<string, OptionValue> = {};
  /** The solids of all that is kept, so that a thousand of them are a few draw calls; null where only one is. */
  private together: SolidPools | null = null;

  constructor(
    private readonly context: SceneContext,
    private readonly make: RenderableClass<M>,
    private readonly rules: HistoryRules<M>,
  ) {}

  update(message: M): void {
    const alone = this.most === 1;
    if (!alone && this.last && this.rules.skips?.(this.last, message, this.options)) return;
    this.last = message;
    // The oldest one's GPU memory is the newest one's.
    const used = this.drawn.length >= this.most ? this.drawn.shift() : undefined;
    const next = used ?? this.begin(message);
    next.update(message);
    this.drawn.push(next);
  }

  keepsAll(): boolean {
    return this.most > 1;
  }

  setOptions(options: Record<string, OptionValue>): void {
    this.options = options;
    this.forgetBut(this.most);
    if (this.most > 1 !== (this.together !== null)) this.share(this.most > 1);
    for (const one of this.drawn) one.setOptions(options);
  }

  /** What is wrong with the newest: the others are where they were. */
  place(): Placement[] {
    let problems: Placement[] = [];
    for (const one of this.drawn) problems = one.place();
    return problems;
  }

  /** What was before the jump is of another time. */
  timeJumped(time: number): void {
    this.forgetBut(1);
    for (const one of this.drawn) one.timeJumped?.(time);
  }

  elements(): number {
    return this.drawn.reduce((sum, one) => sum + (one.elements?.() ?? 1), 0);
  }

  pointFields(): PointField[] {
    return this.drawn.at(-1)?.pointFields?.() ?? [];
  }

  parts(): string[] {
    return this.drawn.at(-1)?.parts?.() ?? [];
  }

  /** Of all that is kept, the thing whose surface is next to a place. */
  partAt(at: Vector3): PickedPart | null {
    let best: Near | null = null;
    for (const one of this.drawn) {
      const found = one.nearTo?.(at);
      if (found && found.away < (best?.away ?? Infinity)) best = found;
    }
    return best?.part() ?? null;
  }

  dispose(): void {
    this.forgetBut(0);
    this.together?.dispose();
    this.together = null;
  }

  private get most(): number {
    const names = [this.rules.option].flat();
    const name = names.find((each) => each in this.options) ?? '';
    const wanted = Math.round(numberOf(this.options, name, 1));
    return wanted > 0 ? wanted : MOST;
  }

  /** What was drawn alone is drawn with others from now on, or the other way round. */
  private share(shared: boolean): void {
    const had = this.drawn.length > 0;
    this.forgetBut(0);
    this.together?.dispose();
    this.together = shared ? new SolidPools(this.object) : null;
    if (!had || this.last === null) return;
    const one = this.begin(this.last);
    one.update(this.last);
    this.drawn.push(one);
  }

  private begin(message: M): Renderable<M> {
    const { context, together } = this;
    const one = new this.make(together ? { ...context, solids: together } : context, message);
    one.setOptions(this.options);
    this.object.add(one.object);
    return one;
  }

  private forgetBut(count: number): void {
    for (const one of this.drawn.splice(0, this.drawn.length - count)) {
      this.object.remove(one.object);
      one.dispose();
    }
  }
}

/** A class that draws the last messages, as many as a setting says, each by a renderable of `make`. */
export function keepsLast<M>(make: RenderableClass<M>, rules: HistoryRules<M>): RenderableClass<M> {
  return class extends History<M> {
    constructor(context: SceneContext) {
      super(context, make, rules);
    }
  };
}
