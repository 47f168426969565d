// SPDX-License-Identifier: Apache-2.0

import { BoxGeometry, Color, Group, Mesh, MeshLambertMaterial } from 'three';
import { expect, test } from 'vitest';
import { PLAIN } from './model_parsers';
import { Paintbox } from './paintbox';

const shape = new BoxGeometry(1, 1, 1);
const file = new MeshLambertMaterial({ color: '#ff0000', opacity: 0.5 });
const bare = new MeshLambertMaterial({ color: '#00ff00' });

function content() {
  const group = new Group();
  const [first, second, plain] = [
    new Mesh(shape, file),
    new Mesh(shape, [file, file]),
    new Mesh(shape, file),
  ] as const;
  plain.userData[PLAIN] = true;
  group.add(first, second, plain);
  return { group, first, second, plain };
}

test('surfaces of one material of the file share one copy, and those without any are bare', () => {
  const box = new Paintbox();
  const { group, first, second, plain } = content();
  box.dress(group, bare, true);
  const copy = first.material as unknown as MeshLambertMaterial;
  expect(copy).not.toBe(file);
  expect(copy.color.getHexString()).toBe('ff0000');
  expect(second.material).toEqual([copy, copy]);
  expect(plain.material).toBe(bare);
});

test('what was painted can be painted anew, by another box too', () => {
  const { group, first } = content();
  new Paintbox().dress(group, bare, false);
  expect(first.material).toBe(bare);
  new Paintbox().dress(group, bare, true);
  expect((first.material as unknown as MeshLambertMaterial).color.getHexString()).toBe('ff0000');
});

test('a look is times what the materials were, however often it changes', () => {
  const box = new Paintbox();
  const made = box.get(file, () => file.clone()) as MeshLambertMaterial;
  box.setLook(0.5, new Color(0.5, 1, 1));
  expect(made).toMatchObject({ opacity: 0.25, transparent: true, depthWrite: false });
  expect(made.color.r).toBeCloseTo(0.5);
  box.setLook(1);
  expect(made.color.r).toBeCloseTo(1);
  const solid = box.get('solid', () => new MeshLambertMaterial());
  expect(solid).toMatchObject({ transparent: false, depthWrite: true });
  box.setColor('solid', '#0000ff');
  expect((solid as MeshLambertMaterial).color.getHexString()).toBe('0000ff');
});
