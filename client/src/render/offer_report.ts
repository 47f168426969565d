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

export class OfferReport {
  private lastTime = -Infinity;
  private said = '';

  /** `publish` gets everything that is offered, whenever any of it changed. */
  constructor(private readonly publish: (offers: Offers) => void) {}

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
    if (said === this.said) return;
    this.said = said;
    this.publish(offers);
  }
}

/** Several clouds of a display are offered the fields of all. */
function addFields(known: PointField[], fields: readonly PointField[]): void {
  for (const field of fields) {
    if (!known.some((one) => one.name === field.name)) known.push(field);
  }
}
