// SPDX-License-Identifier: Apache-2.0
/** Layouts as text: the server reads and writes them, so that there is one grammar. */

import { app } from './state';
import type { LayoutDocument, LayoutRead, LayoutWritten } from './wire/messages';

const PATIENCE_MS = 10_000;
/** Characters: a server closes the connection of a page that sends more. */
const LONGEST = 256 * 1024;

type Answer = LayoutRead | LayoutWritten;

const waiting = new Map<number, (answer: Answer) => void>();
let last = 0;

/** Take an answer of the server. */
export function takeAnswer(answer: Answer): void {
  waiting.get(answer.request)?.(answer);
  waiting.delete(answer.request);
}

/** What a text means; a file named '' is the server's own. Rejects with the reason. */
export async function readLayoutText(file: string, text: string): Promise<LayoutRead> {
  if (text.length > LONGEST) throw new Error(`it is longer than ${LONGEST / 1024} KB`);
  const answer = await ask((request) => ({ t: 'ReadLayout', request, file, text }));
  return answer as LayoutRead;
}

/** The text of a layout; `to` file: it is saved there. Rejects with the reason. */
export async function writeLayoutText(
  layout: LayoutDocument,
  to: 'text' | 'file',
): Promise<string> {
  const answer = await ask((request) => ({ t: 'WriteLayout', request, layout, to }));
  return (answer as LayoutWritten).text;
}

type Request = Extract<Parameters<ReturnType<typeof app.getState>['send']>[0], { request: number }>;

function ask(make: (request: number) => Request): Promise<Answer> {
  last += 1;
  const request = last;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(request);
      reject(new Error('the server did not answer'));
    }, PATIENCE_MS);
    waiting.set(request, (answer) => {
      clearTimeout(timer);
      if (answer.error) reject(new Error(answer.error));
      else resolve(answer);
    });
    if (app.getState().send(make(request))) return;
    clearTimeout(timer);
    waiting.delete(request);
    reject(new Error('the page is not connected'));
  });
}
