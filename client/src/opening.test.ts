// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hello } from '../test/fake_server';
import { openRecording, refusedBecause, sending } from './opening';
import { app, initialState } from './state';

let server: Server;
let asked: { method: string; url: string; body: string }[];
let answer: { status: number; text: string };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

beforeEach(async () => {
  asked = [];
  answer = { status: 204, text: '' };
  server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    void bodyOf(request).then((body) => {
      asked.push({ method: request.method!, url: request.url!, body });
      const { status, text } = request.method === 'POST' ? answer : { status: 204, text: '' };
      response.writeHead(status).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  app.setState(initialState(), true);
  const { port } = server.address() as AddressInfo;
  const uploads = `http://127.0.0.1:${port}/uploads/s3cret/`;
  connected({ uploads, uploads_limit: 1000 });
});

afterEach(() => server.close());

function connected(greeting: Parameters<typeof hello>[0]): void {
  app.setState((state) => ({
    hello: hello(greeting),
    connection: { ...state.connection, phase: 'connected' },
  }));
}

const said = () => app.getState().notices.map(({ text }) => text);
const over = () => vi.waitFor(() => expect(sending.getState().now).toBeNull());

test('a recording goes to the server as it is', async () => {
  openRecording(new File(['abc'], 'a drive #1.mcap'));
  expect(sending.getState().now?.name).toBe('a drive #1.mcap');
  await over();
  const post = asked.find(({ method }) => method === 'POST');
  expect(post).toEqual({
    method: 'POST',
    url: '/uploads/s3cret/a%20drive%20%231.mcap',
    body: 'abc',
  });
  expect(said()).toEqual([]);
});

test('what the server has against it is told', async () => {
  answer = { status: 422, text: 'a.mcap is no readable MCAP file.' };
  openRecording(new File(['abc'], 'a.mcap'));
  await over();
  expect(said()).toEqual(['a.mcap is no readable MCAP file.']);
});

test('what the server would refuse is not sent', () => {
  openRecording(new File(['abc'], 'photo.png'));
  openRecording(new File(['x'.repeat(2000)], 'large.db3'));
  connected({ uploads: '', uploads_limit: 1000 });
  openRecording(new File(['abc'], 'a.mcap'));
  connected({});
  openRecording(new File(['abc'], 'a.mcap'));
  expect(said().join()).toMatch(/no recording.*takes 1 MB at most.*only operators.*opens no/);
  expect(sending.getState().now).toBeNull();
  app.setState(initialState());
  expect(refusedBecause(app.getState())).toBe('the page is not connected');
});

test('only one at a time, and it can be cancelled', async () => {
  openRecording(new File(['abc'], 'a.mcap'));
  openRecording(new File(['abc'], 'b.mcap'));
  expect(said()).toEqual(['b.mcap was not opened: another one is on its way']);
  sending.getState().now!.cancel();
  await over();
});
