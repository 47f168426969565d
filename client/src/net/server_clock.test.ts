// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { ServerClock } from './server_clock';

test('the offset comes from the fastest round trip', () => {
  const clock = new ServerClock();
  // The server is 100 s ahead of the page; the slow pings were delayed on one way only.
  clock.addPong(1000, 1400, 101.0);
  clock.addPong(2000, 2002, 102.001);
  clock.addPong(3000, 3900, 103.9);
  expect(clock.at(5000)).toBeCloseTo(105, 6);
});

test('a wall clock that is set is followed once its samples are the newest', () => {
  const clock = new ServerClock();
  clock.addPong(0, 1, 50);
  for (let i = 0; i < 20; i++) clock.addPong(1000 + i, 1010 + i, 501.005 + i / 1000);
  expect(clock.at(2000)).toBeCloseTo(502, 3);
});

test('simulated time goes on between two words of it, at its own rate, and not for ever', () => {
  const clock = new ServerClock();
  clock.addClock(1000, 10, true);
  expect(clock.at(1900)).toBe(10);
  clock.addClock(1100, 10.2, true);
  expect(clock.at(1150)).toBeCloseTo(10.3, 9);
  expect(clock.at(9000)).toBeCloseTo(10.5, 9);
});

test('paused simulated time stands still', () => {
  const clock = new ServerClock();
  clock.addClock(1000, 10, true);
  clock.addClock(1100, 10, true);
  clock.addPong(1100, 1101, 77);
  expect(clock.at(1190)).toBe(10);
});

test('until the server was heard it is the time of the browser', () => {
  const now = performance.now();
  expect(new ServerClock().at(now)).toBeCloseTo(Date.now() / 1000, 0);
});
