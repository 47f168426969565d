// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { wholePart } from './whole_part';

test('asked again it is as it is then, and gone when it has no place', () => {
  const thing = { frame: 'a', stamp: 1, position: new Vector3() as Vector3 | null, fields: [] };
  const part = wholePart(() => ({ ...thing }));
  expect(part).toMatchObject({ name: '', frame: 'a', stamp: 1 });
  thing.stamp = 2;
  expect(part?.again()).toMatchObject({ stamp: 2 });
  thing.position = null;
  expect(part?.again()).toBeNull();
});
