// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { Film } from './film';

const JPEG = { format: 'jpeg', quality: 0.8, at_once: false } as const;

function canvasOf(content: string): HTMLCanvasElement {
  return {
    toBlob: (done: (blob: Blob | null) => void, type: string) =>
      done(content ? new Blob([`${type} ${content}`]) : null),
  } as unknown as HTMLCanvasElement;
}

const text = (file: Uint8Array) => new TextDecoder().decode(file);

test('nothing is drawn for nobody, nor while all stands still, but for a look now and then', () => {
  const film = new Film();
  expect(film.due(true, 0)).toBe(false);
  void film.take(JPEG);
  expect(film.due(false, 0)).toBe(true);
  film.drawn(canvasOf('a'), 0);
  void film.take(JPEG);
  expect(film.due(false, 500)).toBe(false);
  expect(film.due(true, 500)).toBe(true);
  expect(film.due(false, 1500)).toBe(true);
});

test('each that waits gets the next picture that differs, in order; what is wanted at once gets any', async () => {
  const film = new Film();
  const [first, second] = [film.take(JPEG), film.take(JPEG)];
  film.drawn(canvasOf('a'), 0);
  expect(text(await first)).toBe('image/jpeg a');
  film.drawn(canvasOf('a'), 10);
  await new Promise((done) => setTimeout(done, 1));
  expect(film.due(true, 20)).toBe(false); // it looked the same just now
  expect(film.due(true, 120)).toBe(true);
  const still = film.take({ format: 'png', quality: 1, at_once: true });
  expect(film.due(false, 20)).toBe(true);
  film.drawn(canvasOf('a'), 20);
  expect(text(await still)).toBe('image/png a');
  await new Promise((done) => setTimeout(done, 1));
  film.drawn(canvasOf('b'), 30);
  expect(text(await second)).toBe('image/jpeg b');
  const broken = film.take(JPEG);
  film.drawn(canvasOf(''), 40);
  await expect(broken).rejects.toThrow('no picture');
});

test('pictures that are taken while others are still made go to who asked first', async () => {
  const film = new Film();
  void film.take(JPEG);
  film.drawn(canvasOf('a'), 0);
  const [first, second] = [film.take(JPEG), film.take(JPEG)];
  film.drawn(canvasOf('a'), 10);
  film.drawn(canvasOf('b'), 20);
  expect(text(await first)).toBe('image/jpeg b');
  film.drawn(canvasOf('c'), 200);
  expect(text(await second)).toBe('image/jpeg c');
});
