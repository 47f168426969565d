// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { linkTo, readLinked, takeLinked } from './layout_link';
import { readDocument } from './layout_document';
import type { LayoutDocument } from './wire/messages';

const layout: LayoutDocument = {
  fixed_frame: 'map',
  view_mode: 'top_down',
  follow: '',
  camera: [1, 2, 3, 0, 0, 0, 1],
  others: false,
  panels: [],
  views: [
    { topic: '/é', type: 'a/msg/B', title: 'T', visible: false, options: { size: 2, on: true } },
  ],
};

beforeEach(() => history.replaceState(null, '', '/viz/?x=1#token=secret'));

test('a link opens what was seen, is taken out of the address, and holds no token', async () => {
  const link = (await linkTo(layout))!;
  expect(link).toContain('/viz/?x=1#layout=');
  expect(link).not.toContain('secret');
  history.replaceState(null, '', `${link.slice(link.indexOf('/viz'))}&token=other`);
  expect(await takeLinked()).toEqual(layout);
  expect(location.hash).toBe('#token=other');
  expect(await takeLinked()).toBeNull();
});

test('a link holds nothing that is of this page alone', async () => {
  history.replaceState(null, '', '/viz/?embed=secret&x=1&unattended=1');
  expect(await linkTo(layout)).toContain('/viz/?x=1#layout=');
  history.replaceState(null, '', '/viz/?embed=secret');
  expect(await linkTo(layout)).toContain('/viz/#layout=');
});

test('hundreds of displays make a link, thousands of odd ones none', async () => {
  const many = (count: number, name: (i: number) => string) =>
    linkTo({
      ...layout,
      views: Array.from({ length: count }, (_, i) => ({ ...layout.views[0]!, topic: name(i) })),
    });
  expect(await many(300, (i) => `/robot_${i}/lidar/points`)).not.toBeNull();
  expect(await many(1000, (i) => `/${Math.sin(i)}${Math.cos(i)}`)).toBeNull();
});

test.each(['', '%%%', 'AAAA', btoa('{"a": 1}')])('%j is no layout', async (packed) => {
  expect(await readLinked(packed)).toBeNull();
});

test('what unpacks to too much is not unpacked', async () => {
  const bomb = new Response(new Uint8Array(8_000_000)).body!;
  const stream = bomb.pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  expect(await readLinked(text.replace(/[+]/g, '-').replace(/[/]/g, '_'))).toBeNull();
});

test('of a spoiled layout the sound part is read', () => {
  expect(
    readDocument({ views: [{ topic: 3 }, { topic: '/a', options: { x: [1] } }], camera: [1] }),
  ).toEqual({
    fixed_frame: '',
    view_mode: 'orbit',
    follow: '',
    camera: [],
    others: false,
    panels: [],
    views: [{ topic: '/a', type: '', title: '', visible: true, options: {} }],
  });
  expect(readDocument([])).toBeNull();
});
