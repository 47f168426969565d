// SPDX-License-Identifier: Apache-2.0
/** A page that shows a recording instead of a server: one in it (a page saved by `as_html`), or at `?playback=`. */

import { addNotice } from '../actions';
import type { Intake } from '../net/connection';
import { app } from '../state';
import { SCHEMA_HASH } from '../wire/messages';
import { Player } from './player';
import { readRecording } from './scene_recording';

const ELEMENT = 'scene-recording';
const TICK_MS = 16;

/** Where a recording is to be had, and what it is called. */
interface Source {
  name: string;
  read(): Promise<Blob>;
  theme: string;
}

/** The recording that this page is for, null where it is for a server. */
export function recordingHere(): Source | null {
  const element = document.getElementById(ELEMENT);
  if (element) {
    const text = element.textContent;
    const read = () => fetchBlob(`data:application/octet-stream;base64,${text}`);
    return { name: document.title, read, theme: element.dataset.theme ?? '' };
  }
  const address = new URLSearchParams(location.search).get('playback');
  if (!address) return null;
  const read = async () => fetchBlob(new URL(address, location.href).href);
  return { name: nameOf(address), read, theme: '' };
}

/** The file's name; the address itself where it cannot be read as one. */
function nameOf(address: string): string {
  try {
    const { pathname } = new URL(address, location.href);
    return decodeURIComponent(pathname.split('/').pop() ?? '') || address;
  } catch {
    return address;
  }
}

/** Play it; what is wrong with it is said. */
export async function play(source: Source, intake: Intake): Promise<void> {
  if (source.theme === 'light' || source.theme === 'dark') {
    const { theme } = source;
    app.setState((state) => ({ settings: { ...state.settings, theme } }));
  }
  app.setState({ serverless: true });
  say('connecting', `Reading ${source.name}`);
  try {
    const tell = (share: number): void =>
      say('connecting', `Reading ${source.name}: ${Math.floor(100 * share)} %`);
    const recording = await readRecording(await source.read(), tell);
    const player = new Player(source.name, recording, (message) => intake.take(message, 'data'));
    app.setState({
      send: (message) => player.command(message),
      clock: { rosTime: () => player.time, simulated: true },
    });
    say('connected', `Showing ${source.name}`);
    if (player.hello.schema_hash !== SCHEMA_HASH) {
      const text = `${source.name} was made with another version: not all of it may be shown.`;
      addNotice({ level: 'warning', text, about: '' });
    }
    player.start();
    let before = performance.now();
    setInterval(() => {
      const now = performance.now();
      player.advance((now - before) / 1000);
      before = now;
    }, TICK_MS);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const text = `${source.name} cannot be shown: ${why}.`;
    say('rejected', text);
    addNotice({ level: 'error', text, about: '' });
  }
}

async function fetchBlob(address: string): Promise<Blob> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
  return answer.blob();
}

function say(phase: 'connecting' | 'connected' | 'rejected', text: string): void {
  app.setState({ connection: { phase, text, code: '', attempt: 0, since: performance.now() } });
}
