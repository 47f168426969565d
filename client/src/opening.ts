// SPDX-License-Identifier: Apache-2.0
/** A recording on its way from this browser to the server, which shows it to every page. */

import { createStore } from 'zustand/vanilla';
import { addNotice } from './actions';
import { app, type AppState } from './state';

const SUFFIXES = ['.mcap', '.db3'];

/** The file that is sent; one at a time. */
export interface Sending {
  name: string;
  /** 0 to 1; at 1 the server reads it. */
  done: number;
  cancel(): void;
}

export const sending = createStore<{ now: Sending | null }>(() => ({ now: null }));

/** Whether operators may open recordings here. */
export function opensRecordings({ hello }: AppState): boolean {
  return (hello?.uploads_limit ?? 0) > 0;
}

/** Why no recording can be opened here and now, '' if one can. */
export function refusedBecause({ hello, connection }: AppState): string {
  if (connection.phase !== 'connected' || !hello) return 'the page is not connected';
  if (hello.uploads !== '') return '';
  return hello.uploads_limit > 0
    ? 'only operators open recordings'
    : 'this server opens no recordings';
}

/** Send a file to be shown; what speaks against it is told as a notice. */
export function openRecording(file: File): void {
  const why = refusedBecause(app.getState()) || unfit(file);
  if (why !== '') return fail(file.name, why);
  const { uploads } = app.getState().hello!;
  const request = new XMLHttpRequest();
  const address = `${uploads}${encodeURIComponent(file.name)}`;
  request.open('POST', new URL(address, new URL('./', location.href)));
  const say = (done: number): void =>
    sending.setState({ now: { name: file.name, done, cancel: () => request.abort() } });
  request.upload.onprogress = ({ loaded, total }) => say(total > 0 ? loaded / total : 0);
  request.upload.onload = () => say(1);
  request.onload = () => {
    if (request.status >= 300) fail(file.name, request.responseText || `HTTP ${request.status}`);
  };
  request.onerror = () => fail(file.name, 'the connection to the server broke');
  request.onloadend = () => sending.setState({ now: null });
  say(0);
  request.send(file);
}

/** Let the viewer choose a file, and open it. */
export function chooseRecording(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = SUFFIXES.join(',');
  input.onchange = () => {
    const file = input.files?.[0];
    if (file) openRecording(file);
  };
  input.click();
}

function unfit(file: File): string {
  if (sending.getState().now) return 'another one is on its way';
  const name = file.name.toLowerCase();
  if (!SUFFIXES.some((suffix) => name.endsWith(suffix))) {
    return 'it is no recording: an .mcap file, or the .db3 file inside a rosbag2 folder';
  }
  const limit = app.getState().hello!.uploads_limit;
  if (file.size <= limit) return '';
  return `it has ${megabytes(file.size)}; the server takes ${megabytes(limit)} at most`;
}

/** A size in the words of the page. */
export function megabytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

function fail(name: string, why: string): void {
  const text = why.startsWith(name) ? why : `${name} was not opened: ${why}`;
  addNotice({ level: 'error', text, about: 'recording' });
}
