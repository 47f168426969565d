// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { addressedFlag, addressedSettings } from './addressed';

it('a switch is on where it is there, unless it says that it is off, as Python spells it too', () => {
  const said = ['?x=1', '?grid', '?grid=1', '?grid=True', '?grid=0', '?grid=false', '?grid=False'];
  expect(said.map((search) => addressedFlag(search, 'grid'))).toEqual([
    null,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('the address decides on the grid', () => {
  expect(addressedSettings('?grid=False')).toEqual({ grid: false });
  expect(addressedSettings('')).toEqual({});
});
