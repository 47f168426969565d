// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
/** The page of pictures answers for every picture, and says only what the server takes. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';

const SCRIPT = readFileSync(join(__dirname, '../public/view.js'), 'utf8');
const PICTURE = new Uint8Array([0xff, 0xd8]).buffer;

class Socket {
  readyState = 1;
  sent: Record<string, unknown>[] = [];
  onopen = (): void => undefined;
  onclose = (): void => undefined;
  onmessage = (event: { data: ArrayBuffer }): void => void event;
  send(frame: ArrayBuffer): void {
    this.sent.push(JSON.parse(new TextDecoder().decode(frame.slice(4))) as never);
  }
}

let sockets: Socket[];
let image: HTMLImageElement;
let addresses: Set<string>;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  addresses = new Set();
  document.body.innerHTML = '<img id="view" hidden><p id="said"></p>';
  image = document.querySelector('img')!;
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal(
    'WebSocket',
    class extends Socket {
      constructor() {
        super();
        sockets.push(this);
      }
    },
  );
  let count = 0;
  URL.createObjectURL = () => {
    addresses.add(`blob:${count}`);
    return `blob:${count++}`;
  };
  URL.revokeObjectURL = (address) => void addresses.delete(address);
  (0, eval)(SCRIPT);
  sockets[0]!.onopen();
});

/** The picture that came last is loaded, and fills a window of this size. */
function loaded(width: number): void {
  Object.defineProperty(image, 'naturalWidth', { value: 64, configurable: true });
  Object.defineProperty(image, 'naturalHeight', { value: 48, configurable: true });
  image.getBoundingClientRect = () => new DOMRect(0, 0, width, (width * 3) / 4);
  image.onload?.(new Event('load'));
}

const said = (kind: string) => sockets.at(-1)!.sent.filter(({ t }) => t === kind);

test('a picture that another replaces before it is loaded is shown with that', () => {
  const [socket] = sockets;
  for (let i = 0; i < 3; i++) socket!.onmessage({ data: PICTURE });
  loaded(64);
  expect(said('ViewShown')).toHaveLength(3);
  expect([...addresses]).toEqual([new URL(image.src).href]);
  socket!.onmessage({ data: PICTURE });
  socket!.onclose();
  loaded(64);
  expect(image.hidden).toBe(true);
  vi.runOnlyPendingTimers();
  expect(said('ViewShown')).toHaveLength(0);
});

test('nothing is done to a picture that is not there, nor farther off than is allowed', () => {
  const release = () => dispatchEvent(new MouseEvent('mouseup', { clientX: 9e9, clientY: 3 }));
  release();
  expect(said('ViewMouse')).toHaveLength(0);
  sockets[0]!.onmessage({ data: PICTURE });
  loaded(64);
  release();
  expect(said('ViewMouse')).toMatchObject([{ x: 8192, y: 3 }]);
  const touch = new Event('touchstart') as Event & { touches: unknown[] };
  touch.touches = [{ identifier: -1, clientX: 1, clientY: 2 }];
  image.dispatchEvent(touch);
  expect(said('ViewTouch')).toMatchObject([{ points: [{ id: 31, x: 1, y: 2 }] }]);
});
