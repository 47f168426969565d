// SPDX-License-Identifier: Apache-2.0
/** The robots of an edge, side by side: each in a page of its own, with its own token, control and stop. */

import { Choice } from './fleet/choice';
import { Tile } from './fleet/tile';
import { Tokens } from './fleet/tokens';

interface Robot {
  live: boolean;
  why: string;
}

const GONE: Robot = { live: false, why: 'the robot is not connected' };

const EVERY_MS = 2000;

const said = document.getElementById('said')!;
const list = document.getElementById('robots')!;
const ground = document.querySelector('main')!;
const tokens = new Tokens();
const choice = new Choice();
const tiles = new Map<string, Tile>();
/** As the edge lists them. */
let robots: Record<string, Robot> = {};
let alone: string | null = null;

async function look(): Promise<void> {
  try {
    const answer = await fetch('./robots');
    robots = (await answer.json()) as typeof robots; // 503 where none answers: a list all the same
    show();
  } catch {
    said.textContent = 'This edge does not answer. Trying again.';
  }
}

function show(): void {
  choice.see(Object.keys(robots).sort());
  // One that is gone stays where it was shown.
  const names = [...new Set([...Object.keys(robots), ...choice.shown])].sort();
  const live = names.filter((name) => of(name).live).length;
  said.textContent =
    names.length === 0 ? 'No robot is connected.' : `${live} of ${names.length} live`;
  const focused = list.querySelector<HTMLElement>(':focus')?.dataset.name;
  list.replaceChildren(...names.map(line));
  for (const each of list.querySelectorAll('button'))
    if (each.dataset.name === focused) each.focus();
  for (const [name, tile] of tiles) {
    if (choice.shown.has(name)) continue;
    tile.element.remove();
    tiles.delete(name);
  }
  if (alone !== null && !tiles.has(alone)) alone = null;
  for (const name of choice.shown) {
    const tile = tiles.get(name) ?? open(name);
    tile.tell(of(name).live, of(name).why);
    tile.place(alone);
  }
}

function of(name: string): Robot {
  return Object.hasOwn(robots, name) ? robots[name]! : GONE;
}

function line(name: string): HTMLElement {
  const shown = choice.shown.has(name);
  const button = document.createElement('button');
  button.dataset.name = name;
  button.className = 'light';
  button.toggleAttribute('data-live', of(name).live);
  button.textContent = name;
  button.title = shown ? `Hide ${name}` : choice.full ? 'Hide another one first' : `Show ${name}`;
  button.setAttribute('aria-pressed', String(shown));
  button.disabled = !shown && choice.full;
  button.onclick = () => {
    choice.set(name, !shown);
    alone = null;
    show();
  };
  const made = document.createElement('li');
  made.append(button);
  return made;
}

/** A tile in its place by name; moved, its page would load anew. */
function open(name: string): Tile {
  const tile = new Tile(name, tokens, {
    enlarge: () => {
      alone = alone === name ? null : name;
      show();
    },
    hide: () => {
      choice.set(name, false);
      show();
    },
  });
  const next = [...tiles.keys()].sort().find((other) => other > name);
  ground.insertBefore(tile.element, next === undefined ? null : tiles.get(next)!.element);
  tiles.set(name, tile);
  return tile;
}

export const looked = look();
setInterval(() => {
  if (!document.hidden) void look();
}, EVERY_MS);
