// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clickByOtherFingers } from './other_fingers';

let stop: () => void;
let ended: AbortController;
/** What is under the finger that lifts. */
let over: Element | null;
let clicks: { on: string; detail: number }[];

beforeEach(() => {
  document.body.innerHTML = `
    <div id="stick"></div>
    <button id="grip"><span id="label">Grip</span></button>
    <label id="lights"><input type="checkbox" id="box"></label>
    <input id="text">`;
  clicks = [];
  ended = new AbortController();
  document.body.addEventListener(
    'click',
    ({ target, detail }) => clicks.push({ on: (target as Element).id, detail }),
    { signal: ended.signal },
  );
  document.elementFromPoint = () => over;
  stop = clickByOtherFingers();
});
afterEach(() => {
  stop();
  ended.abort();
});

const fingers = new Map<number, { identifier: number; target: Element }>();

/** A finger touches, lifts or is taken away; jsdom has no touches of its own. */
function finger(
  type: 'start' | 'move' | 'end' | 'cancel',
  identifier: number,
  id: string,
  x = 0,
): Event {
  const touch = { identifier, target: document.getElementById(id)!, clientX: x, clientY: 0 };
  if (type === 'start' || type === 'move') fingers.set(identifier, touch);
  else fingers.delete(identifier);
  over = touch.target;
  const event = new Event(`touch${type}`, { bubbles: true, cancelable: true });
  Object.assign(event, { touches: [...fingers.values()], changedTouches: [touch] });
  touch.target.dispatchEvent(event);
  return event;
}

beforeEach(() => fingers.clear());

test('a second finger clicks, whatever the first one does meanwhile', () => {
  finger('start', 1, 'stick');
  finger('start', 2, 'label');
  expect(clicks).toEqual([]);
  const end = finger('end', 2, 'label', 3);
  expect(clicks).toEqual([{ on: 'label', detail: 1 }]);
  expect(end.defaultPrevented).toBe(true);
  finger('start', 2, 'grip');
  finger('end', 1, 'stick');
  finger('end', 2, 'grip');
  expect(clicks.map(({ on }) => on)).toEqual(['label', 'grip']);
});

test('it switches what a click switches, once', () => {
  finger('start', 1, 'stick');
  finger('start', 2, 'lights');
  finger('end', 2, 'lights');
  expect(document.querySelector<HTMLInputElement>('#box')!.checked).toBe(true);
});

test('the first finger is left to the browser', () => {
  finger('start', 1, 'grip');
  expect(finger('end', 1, 'grip').defaultPrevented).toBe(false);
  expect(clicks).toEqual([]);
});

test('who moves, is taken away, or touches what is no button, does not click', () => {
  finger('start', 1, 'stick');
  finger('start', 2, 'grip');
  finger('move', 2, 'grip', 40);
  finger('move', 2, 'grip', 0);
  finger('end', 2, 'grip', 0);
  finger('start', 2, 'grip');
  finger('cancel', 2, 'grip');
  finger('end', 2, 'grip');
  finger('start', 2, 'text');
  finger('end', 2, 'text');
  expect(clicks).toEqual([]);
});

test('a press whose end nobody heard of does not click later', () => {
  finger('start', 1, 'stick');
  finger('start', 2, 'grip');
  fingers.clear();
  finger('start', 1, 'stick');
  finger('end', 2, 'grip');
  expect(clicks).toEqual([]);
});

test('two more fingers on one switch are one press of it', () => {
  finger('start', 1, 'stick');
  finger('start', 2, 'lights');
  finger('start', 3, 'lights');
  finger('end', 2, 'lights');
  finger('end', 3, 'lights');
  expect(document.querySelector<HTMLInputElement>('#box')!.checked).toBe(true);
});

test('what has moved away under a finger is not clicked, nor what lies there now', () => {
  finger('start', 1, 'stick');
  finger('start', 2, 'grip');
  document.elementFromPoint = () => document.getElementById('lights');
  finger('end', 2, 'grip');
  expect(clicks).toEqual([]);
});

test('an end that somebody else took is theirs', () => {
  const grip = document.getElementById('grip')!;
  grip.addEventListener('touchend', (event) => event.preventDefault());
  finger('start', 1, 'stick');
  finger('start', 2, 'grip');
  finger('end', 2, 'grip');
  expect(clicks).toEqual([]);
});
