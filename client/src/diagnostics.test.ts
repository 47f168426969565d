// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test } from 'vitest';
import { diagnostics, forgetDiagnostics, PARTS, takeDiagnostics } from './diagnostics';
import type { Diagnostic, Diagnostics } from './wire/messages';

function said(display: string, ...parts: [string, string][]): Diagnostics {
  const made = parts.map(([name, message]): Diagnostic => ({
    name,
    message,
    level: 'ok',
    hardware_id: '',
    values: [],
    stamp: 0,
    received: 0,
  }));
  return { t: 'Diagnostics', display, key: 'parts', parts: made };
}

beforeEach(() => forgetDiagnostics());

test('of every part the latest is kept', () => {
  takeDiagnostics(said('/d', ['a', 'cold'], ['b', 'fine']));
  takeDiagnostics(said('/d', ['a', 'hot']));
  takeDiagnostics(said('/other', ['a', 'x']));
  const { parts } = diagnostics.getState();
  expect(parts['/d']!.a!.message).toBe('hot');
  expect(Object.keys(parts['/d']!)).toEqual(['b', 'a']);
  expect(parts['/other']!.a!.message).toBe('x');
});

test('ever new names push out the oldest', () => {
  takeDiagnostics(said('/d', ['first', '']));
  const many = Array.from({ length: PARTS }, (_, i): [string, string] => [`p${i}`, '']);
  takeDiagnostics(said('/d', ...many));
  const known = diagnostics.getState().parts['/d']!;
  expect(Object.keys(known)).toHaveLength(PARTS);
  expect(known.first).toBeUndefined();
});

test('a display that is gone, or a jump in time, takes its parts along', () => {
  takeDiagnostics(said('/d', ['a', '']));
  takeDiagnostics(said('/kept', ['a', '']));
  forgetDiagnostics((display) => display === '/kept');
  expect(Object.keys(diagnostics.getState().parts)).toEqual(['/kept']);
});
