// SPDX-License-Identifier: Apache-2.0
/** What has no picture is taken away, of every kind of map; what has one stays. */

import {
  DataTexture,
  Group,
  Mesh,
  MeshPhongMaterial,
  MeshStandardMaterial,
  Points,
  PointsMaterial,
  Texture,
} from 'three';
import { expect, test } from 'vitest';
import { dropLostTextures } from './lost_textures';

const there = () => new DataTexture(new Uint8Array(4), 1, 1);

test('maps without a picture are dropped, and drawn with what is left', () => {
  const lost = new MeshPhongMaterial({ color: 'red', map: new Texture(), bumpMap: there() });
  const other = new MeshStandardMaterial({ map: there(), normalMap: new DataTexture() });
  const dots = new PointsMaterial({ map: new Texture() });
  const object = new Group().add(
    new Mesh(undefined, [lost, other]),
    new Group().add(new Points(undefined, dots)),
  );
  dropLostTextures(object);
  expect([lost.map, other.normalMap, dots.map]).toEqual([null, null, null]);
  expect([lost.bumpMap, other.map].map((map) => map instanceof DataTexture)).toEqual([true, true]);
  expect(lost.version).toBeGreaterThan(0);
  expect(lost.color.getHexString()).toBe('ff0000');
});

test('what would glow where a picture says so does not glow without it', () => {
  const lit = new MeshStandardMaterial({ emissive: 'white', emissiveMap: new Texture() });
  const kept = new MeshStandardMaterial({ emissive: 'white', emissiveMap: there() });
  dropLostTextures(new Mesh(undefined, [lit, kept]));
  expect([lit, kept].map(({ emissive }) => emissive.getHexString())).toEqual(['000000', 'ffffff']);
});

test('one that is shared, or was copied before its picture failed, is dropped from all', () => {
  const lost = new Texture();
  const [one, two] = [lost, lost.clone()].map((map) => new MeshPhongMaterial({ map }));
  dropLostTextures(new Group().add(new Mesh(undefined, one), new Mesh(undefined, two)));
  expect([one!.map, two!.map]).toEqual([null, null]);
});
