// SPDX-License-Identifier: Apache-2.0
/** One robot of the fleet: its page in a frame, and a line that says how it is. */

import type { Tokens } from './tokens';

/** What a robot's page says of itself (`window.vizBridge`). */
interface Bridge {
  status(): { connection: { phase: string }; role: string };
}

export interface TileActions {
  /** Show it alone, or with the others again. */
  enlarge: () => void;
  hide: () => void;
}

/** How long a page has to load, before it is tried again. */
const PATIENCE_MS = 10_000;
const ALLOWED = 'fullscreen; xr-spatial-tracking; gamepad; clipboard-write; clipboard-read';

export class Tile {
  readonly element = document.createElement('section');
  private readonly enlarge: HTMLButtonElement;
  private readonly name = document.createElement('h2');
  private readonly state = document.createElement('span');
  private readonly frame = document.createElement('iframe');
  private readonly address: string;
  private tried = 0;

  constructor(
    readonly robot: string,
    private readonly tokens: Tokens,
    actions: TileActions,
  ) {
    this.address = `./robots/${encodeURIComponent(robot)}/`;
    const link = document.createElement('a');
    link.href = this.address;
    link.textContent = robot;
    link.title = `Go to ${robot}`;
    this.name.className = 'light';
    this.name.append(link);
    this.state.className = 'state';
    this.enlarge = action('Enlarge', `Show ${robot} alone`, actions.enlarge);
    const head = document.createElement('header');
    head.append(this.name, this.state, this.enlarge);
    head.append(action('Hide', `Hide ${robot}`, actions.hide));
    this.frame.title = robot;
    this.frame.allow = ALLOWED;
    this.load();
    this.element.className = 'tile';
    this.element.setAttribute('aria-label', robot);
    this.element.append(head, this.frame);
  }

  /** Say how the robot is, and as what this viewer is there. */
  tell(live: boolean, why: string): void {
    this.name.toggleAttribute('data-live', live);
    this.state.textContent = live ? this.standing() : `Not live: ${why}`;
  }

  /** Take its place, where one may be shown alone. */
  place(alone: string | null): void {
    this.enlarge.setAttribute('aria-pressed', String(alone === this.robot));
    this.element.hidden = alone !== null && alone !== this.robot;
  }

  private standing(): string {
    const page = this.frame.contentWindow as (Window & { vizBridge?: Bridge }) | null;
    try {
      const status = page?.vizBridge?.status();
      if (status === undefined) return 'live';
      if (status.connection.phase !== 'connected') return status.connection.phase;
      this.tokens.give(this.robot);
      return status.role;
    } catch {
      // What the browser shows in place of a page that did not load: nobody may ask it.
      this.load();
      return 'its page did not load; trying again';
    }
  }

  private load(): void {
    if (Date.now() - this.tried < PATIENCE_MS) return;
    this.tried = Date.now();
    const token = this.tokens.of(this.robot);
    this.frame.src = token
      ? `${this.address}#${new URLSearchParams({ token }).toString()}`
      : this.address;
  }
}

function action(text: string, title: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.textContent = text;
  made.title = title;
  made.onclick = act;
  return made;
}
