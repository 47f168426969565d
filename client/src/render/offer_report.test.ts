// SPDX-License-Identifier: Apache-2.0
import { expect, it, vi } from 'vitest';
import type { PointField } from '../wire/messages';
import { OfferReport, type OfferingNode } from './offer_report';

const field = (name: string): PointField => ({ name, offset: 0, scalar: 'f4' });
const cloud = (display: string, ...names: string[]): OfferingNode => ({
  display,
  renderable: { pointFields: () => names.map(field) },
});
const markers = (display: string, ...names: string[]): OfferingNode => ({
  display,
  renderable: { parts: () => names },
});

it('offers the fields of all clouds of a display and the namespaces of its markers', () => {
  const publish = vi.fn();
  const nodes = [cloud('a', 'x', 'ring'), cloud('a', 'x', 'time'), markers('b', 'path', 'goal')];
  new OfferReport(publish).take([...nodes, { display: 'c', renderable: null }], 0);
  expect(publish).toHaveBeenCalledExactlyOnceWith({
    cloudFields: { a: [field('x'), field('ring'), field('time')] },
    parts: { b: ['goal', 'path'] },
    needs: {},
  });
});

it('speaks only when something changed, and not at every picture', () => {
  const publish = vi.fn();
  const report = new OfferReport(publish);
  report.take([markers('b', 'path')], 0);
  report.take([markers('b', 'path', 'goal')], 100);
  expect(publish).toHaveBeenCalledTimes(1);
  report.take([markers('b', 'path')], 600);
  expect(publish).toHaveBeenCalledTimes(1);
  report.take([markers('b', 'goal', 'path')], 1200);
  report.take([markers('b', 'path', 'goal')], 1800);
  expect(publish).toHaveBeenCalledTimes(2);
});

it('takes back what a display offered that is gone', () => {
  const publish = vi.fn();
  const report = new OfferReport(publish);
  report.take([markers('b', 'path')], 0);
  report.take([], 600);
  expect(publish).toHaveBeenLastCalledWith({ cloudFields: {}, parts: {}, needs: {} });
});

it('says again what was taken away with a display that came back', () => {
  let kept = { cloudFields: {}, parts: {}, needs: {} };
  const publish = vi.fn((offers: typeof kept) => (kept = offers));
  const report = new OfferReport(publish, () => kept);
  report.take([markers('b', 'path')], 0);
  report.take([markers('b', 'path')], 600);
  expect(publish).toHaveBeenCalledTimes(1);
  kept = { ...kept, parts: {} };
  report.take([markers('b', 'path')], 1200);
  expect(kept.parts).toEqual({ b: ['path'] });
});
