// SPDX-License-Identifier: Apache-2.0
/** Tells the panels what the data offers for its display's settings: fields of points, names that can be hidden; and what it is drawn with. */

import type { PointField } from '../wire/messages';

const INTERVAL_MS = 500;

/** What is asked of the nodes of a scene. */
export interface OfferingNode {
  readonly display: string;
  readonly renderable: {
    pointFields?(): PointField[];
    parts?(): string[];
    needs?(): string[];
  } | null;
}

/** By display id. */
export interface Offers {
  cloudFields: Record<string, PointField[]>;
  parts: Record<string, string[]>;
  needs: Record<string, string[]>;
}

const NAMES = ['cloudFields', 'parts', 'needs'] as const;

export class OfferReport {
  private lastTime = -Infinity;
  private said = '';
  private published: Offers | null = null;

  /** `publish` gets everything that is offered, whenever any of it changed; `kept` is what became of it. */
  constructor(
    private readonly publish: (offers: Offers) => void,
    private readonly kept?: () => Offers,
  ) {}

  /** Ask the nodes; `now` in milliseconds. */
  take(nodes: Iterable<OfferingNode>, now: number): void {
    if (now - this.lastTime < INTERVAL_MS) return;
    this.lastTime = now;
    const offers: Offers = { cloudFields: {}, parts: {}, needs: {} };
    for (const { display, renderable } of nodes) {
      const fields = renderable?.pointFields?.() ?? [];
      const parts = renderable?.parts?.() ?? [];
      const needs = renderable?.needs?.() ?? [];
      if (needs.length) (offers.needs[display] ??= []).push(...needs);
      if (fields.length) addFields((offers.cloudFields[display] ??= []), fields);
      if (parts.length) {
        const names = new Set([...(offers.parts[display] ?? []), ...parts]);
        offers.parts[display] = [...names].sort();
      }
    }
    const said = JSON.stringify(offers);
    if (said === this.said && this.holds()) return;
    this.said = said;
    this.published = offers;
    this.publish(offers);
  }

  /** Whether nobody took away of what was published: a display that comes back offers the same again. */
  private holds(): boolean {
    const { published } = this;
    const kept = this.kept?.();
    return !published || !kept || NAMES.every((name) => kept[name] === published[name]);
  }
}

/** Several clouds of a display are offered the fields of all. */
function addFields(known: PointField[], fields: readonly PointField[]): void {
  for (const field of fields) {
    if (!known.some((one) => one.name === field.name)) known.push(field);
  }
}
