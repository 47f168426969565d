// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { FakeServer, hello } from '../../test/fake_server';
import { link as frameLink, transforms } from '../../test/transforms';
import { encode } from '../wire/codec';
import type { ClientMessage, Rejected, XrSample } from '../wire/messages';
import { Link, type Socket } from './link';
import type { FromWorker } from './protocol';

const NONE = new Float32Array(0);
const SAMPLE: XrSample = {
  t: 'XrSample',
  page_time: 0,
  predicted: 0,
  origin: 0,
  emulated: 0,
  head: NONE,
  left_hand: NONE,
  right_hand: NONE,
  left_radii: new Uint8Array(0),
  right_radii: new Uint8Array(0),
  left_controller: NONE,
  right_controller: NONE,
  left_gamepad: NONE,
  right_gamepad: NONE,
  left_pressed: 0,
  right_pressed: 0,
};

let server: FakeServer;
let link: Link;
let posted: FromWorker[];
/** Sockets that were asked for. */
let opened: number;

/** A socket that is closed before it opened tells of it twice; once, by its close event, is enough. */
function open(url: string): Socket {
  opened += 1;
  const socket = new WebSocket(url);
  socket.on('error', () => undefined);
  return socket as unknown as Socket;
}

async function start(
  credentials = { token: '', clientId: '', resume: '', assets: '' },
): Promise<void> {
  link = new Link(await server.page(), credentials, {
    open,
    post: (message) => {
      posted.push(message);
      server.changed();
    },
    now: () => performance.now(),
    random: () => 0,
  });
  link.connect();
}

function sent<T extends ClientMessage['t']>(name: T, at: 'control' | 'data' = 'control') {
  const all = server[at].flatMap(({ received }) => received);
  return all.filter((message): message is Extract<ClientMessage, { t: T }> => message.t === name);
}

function phases(): string[] {
  return posted.flatMap((message) => (message.type === 'phase' ? [message.connection.phase] : []));
}

function taken(): string[] {
  return posted.flatMap((message) =>
    message.type === 'messages' ? message.messages.map(({ t }) => t) : [],
  );
}

beforeEach(() => {
  server = new FakeServer();
  posted = [];
  opened = 0;
});

afterEach(async () => {
  link.close();
  await server.close();
});

test('greets on both sockets, with the secret of the session', async () => {
  await start({ token: 'key', clientId: 'c7', resume: 'old', assets: 'kept' });
  await server.until(() => sent('DataHello', 'data').length === 1);
  expect(sent('ClientHello')).toMatchObject([
    { token: 'key', client_id: 'c7', resume: 'old', assets: 'kept' },
  ]);
  expect(sent('DataHello', 'data')).toMatchObject([{ client_id: 'c1', secret: 'secret' }]);
  await server.until(() => phases().includes('connected'));
  expect(taken()).toEqual(['Hello']);
});

test('counts every byte of the data socket, pieces and their heads too', async () => {
  await start();
  await server.until(() => sent('DataHello', 'data').length === 1);
  const batch = transforms([frameLink('map', 'a', 1)]);
  const frame = encode(batch);
  const data = server.data[0]!;
  data.socket.send(Uint32Array.of(0xffffffff, 1, 0, frame.byteLength));
  data.socket.send(frame.slice(0, 100));
  const small = server.send(data, { t: 'Remove', display: 'd', key: 'k' });
  data.socket.send(Uint32Array.of(0xffffffff, 1, 100, frame.byteLength));
  data.socket.send(frame.slice(100));
  data.socket.send(Uint32Array.of(0xffffffff));
  await server.until(() => posted.some(({ type }) => type === 'asked'));
  expect(taken()).toEqual(['Hello', 'Remove', 'Transforms']);
  const last = posted.filter((message) => message.type === 'messages').at(-1);
  expect(last).toMatchObject({ messages: [batch] });
  const asked = posted.find((message) => message.type === 'asked')!;
  expect(asked.received).toBe(32 + frame.byteLength + small + 4);
  const { session } = asked;
  link.ack(session, 7);
  link.ack(session - 1, 8);
  link.ack(session, 9);
  await server.until(() => sent('Ack', 'data').length === 2);
  expect(sent('Ack', 'data').map(({ received }) => received)).toEqual([7, 9]);
});

test('the messages of a bundle are handed over at once', async () => {
  await start();
  await server.until(() => sent('DataHello', 'data').length === 1);
  const frame = new Uint8Array(encode({ t: 'Remove', display: '', key: 'abcdefg' }));
  const frames = new Uint8Array(Math.ceil(frame.length / 8) * 16);
  frames.set(frame);
  frames.set(frame, frames.length / 2);
  server.send(server.data[0], { t: 'Bundle', sizes: [frame.length, frame.length], frames });
  await server.until(() => taken().includes('Remove'));
  const last = posted.filter((message) => message.type === 'messages').at(-1)!;
  expect(last.messages.map(({ t }) => t)).toEqual(['Remove', 'Remove']);
});

test('pings, and tells of the answers', async () => {
  await start();
  await server.until(() => posted.filter(({ type }) => type === 'pong').length >= 2);
  const pong = posted.find((message) => message.type === 'pong')!;
  expect(pong.receivedMs).toBeGreaterThanOrEqual(pong.pong.page_time);
});

test('says at once when the first answer came: nothing moves a robot before', async () => {
  server.greeting = hello({ heartbeat: 60 });
  await start();
  await server.until(() => sent('Ping').length === 2);
  expect(sent('Ping').map(({ pong_sent }) => pong_sent)).toEqual([0, 77]);
});

test('says when an answer came, ten times a second while a headset is heard', async () => {
  server.greeting = hello({ heartbeat: 60 });
  await start();
  await server.until(() => posted.filter(({ type }) => type === 'pong').length === 2);
  const before = sent('Ping').length;
  await new Promise((resolve) => setTimeout(resolve, 120));
  for (let i = 0; i < 3; i += 1) link.send({ ...SAMPLE, page_time: performance.now() });
  await server.until(() => sent('XrSample').length === 3);
  expect(sent('Ping').length - before).toBe(1);
  const [first, last] = [sent('Ping')[0]!, sent('Ping').at(-1)!];
  expect([first.pong_came, first.pong_sent, last.pong_sent]).toEqual([0, 0, 77]);
  expect(last.pong_came).toBeLessThanOrEqual(last.page_time);
});

test('comes back by itself as the same client when the connection is lost', async () => {
  await start();
  await server.until(() => sent('DataHello', 'data').length === 1);
  server.data[0]!.socket.terminate();
  await server.until(() => sent('DataHello', 'data').length === 2);
  await server.until(() => phases().length === 3);
  expect(phases()).toEqual(['connected', 'reconnecting', 'connected']);
  expect(sent('ClientHello')[1]).toMatchObject({ client_id: 'c1', resume: 'again' });
});

test('a message that cannot be read ends the connection with the reason', async () => {
  await start();
  await server.until(() => phases().includes('connected'));
  server.control[0]!.socket.send(Uint8Array.of(255, 255, 255, 0));
  await server.until(() => phases().includes('reconnecting'));
  const lost = posted.filter((message) => message.type === 'phase').at(-1)!;
  expect(lost.connection.text).toMatch(/cannot read \(header of 16777215 bytes/);
});

test.each<[Rejected['code'], string]>([
  ['token', 'rejected'],
  ['link', 'rejected'],
  ['refused', 'rejected'],
  ['ended', 'rejected'],
  ['schema', 'outdated'],
])('refused for its %s, it waits for somebody to act', async (code, phase) => {
  server.greeting = { t: 'Rejected', code, reason: 'because' };
  await start();
  await server.until(() => phases().length > 0);
  expect(posted.at(-1)).toMatchObject({ connection: { phase, code, text: 'Because.' } });
  link.retry();
  expect(opened).toBe(1);
  server.greeting = hello();
  link.connect();
  await server.until(() => phases().includes('connected'));
});

test('a data socket whose session is gone opens another one; nobody is asked for a token', async () => {
  await start();
  await server.until(() => phases().includes('connected'));
  const reason = 'this data socket belongs to no session that is connected';
  server.send(server.data[0], { t: 'Rejected', code: 'token', reason });
  await server.until(() => phases().length === 3);
  expect(phases()).toEqual(['connected', 'reconnecting', 'connected']);
});

test('where data sockets find no session, it is tried less and less often', async () => {
  const reason = 'this data socket belongs to no session that is connected';
  const pongs = () => posted.filter(({ type }) => type === 'pong').length;
  const orphan = async (count: number, whole: boolean) => {
    await server.until(() => sent('DataHello', 'data').length === count);
    const before = pongs();
    // Its control socket is well.
    await server.until(() => pongs() > before);
    const data = server.data[count - 1];
    if (whole) server.send(data, { t: 'Remove', display: '', key: 'a' });
    server.send(data, { t: 'Rejected', code: 'token', reason });
    await server.until(() => phases().at(-1) === 'reconnecting');
    link.retry();
    const said = posted.filter((message) => message.type === 'phase').at(-1)!;
    return said.connection.attempt;
  };
  await start();
  const attempts: number[] = [];
  for (let count = 1; count <= 4; count += 1) attempts.push(await orphan(count, count === 4));
  expect(attempts).toEqual([1, 2, 3, 1]);
});

test('a page whose place another tab took comes back as a new client', async () => {
  await start();
  await server.until(() => phases().includes('connected'));
  server.send(server.control[0], { t: 'Rejected', code: 'replaced', reason: 'elsewhere' });
  await server.until(() => sent('ClientHello').length === 2);
  expect(sent('ClientHello')[1]).toMatchObject({ client_id: '', resume: '' });
});

test('a retry does not wait, and disturbs no connection that stands', async () => {
  await start();
  await server.until(() => phases().includes('connected'));
  link.retry();
  // Sent away so, a page waits longer than this test may take.
  server.send(server.control[0], { t: 'Rejected', code: 'full', reason: 'too many' });
  await server.until(() => phases().includes('reconnecting'));
  link.retry();
  await server.until(() => server.control.length === 2);
});
