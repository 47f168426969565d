// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { expect, test, vi } from 'vitest';
import type { Film } from './film';
import { Loop } from './loop';

function started() {
  const [prepare, draw] = [vi.fn(), vi.fn()];
  const loop = new Loop(prepare, draw, () => document.createElement('canvas'));
  draw.mockImplementation(() => loop.satisfied());
  loop.tick(1000);
  draw.mockClear();
  return { loop, prepare, draw };
}

test('it draws what changed once, and now and then without', () => {
  const { loop, prepare, draw } = started();
  loop.tick(1016);
  expect(prepare).toHaveBeenLastCalledWith(0.016, 1016, undefined);
  expect(draw).not.toHaveBeenCalled();
  loop.invalidate();
  loop.tick(1032);
  loop.tick(1048);
  expect(draw).toHaveBeenCalledTimes(1);
  expect(draw).toHaveBeenLastCalledWith(0.032);
  loop.tick(1300);
  expect(draw).toHaveBeenCalledTimes(2);
});

test('a picture that fails is said, and the next one is drawn', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { loop, draw } = started();
  draw.mockImplementationOnce(() => {
    throw new Error('no shader');
  });
  loop.invalidate();
  loop.tick(1016);
  loop.tick(1032);
  expect(said).toHaveBeenCalledTimes(1);
  expect(draw).toHaveBeenCalledTimes(2);
  said.mockRestore();
});

test('seen by nobody, it draws what is asked for', () => {
  const { loop, draw } = started();
  const film = { due: vi.fn(() => false), drawn: vi.fn() };
  loop.film = film as unknown as Film;
  loop.invalidate();
  loop.tick(9000);
  expect(draw).not.toHaveBeenCalled();
  film.due.mockReturnValue(true);
  loop.tick(9016);
  expect(film.drawn).toHaveBeenCalledTimes(1);
});
