// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest';
import { Failures } from './failures';

test('each cause is said once, and not more of them than can be read', () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const said: string[] = [];
  const failures = new Failures((text) => said.push(text));
  const fail = (why: string) =>
    failures.guard(() => {
      throw new RangeError(why);
    });
  for (let i = 0; i < 3; i++) fail('too wide');
  expect(said).toEqual(['The 3D view could not be drawn: too wide']);
  for (let i = 0; i < 100; i++) fail(`cause ${i}`);
  expect(said).toHaveLength(20);
  const work = vi.fn();
  failures.guard(work);
  expect(work).toHaveBeenCalledOnce();
});
