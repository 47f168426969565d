// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { fromMarkdown, sanitised } from './sanitised';

const html = (fragment: DocumentFragment): string => {
  const host = document.createElement('div');
  host.append(fragment);
  return host.innerHTML;
};

describe('HTML of a program', () => {
  it.each([
    '<script>window.bad = 1</script>',
    '<img src="data:," onerror="window.bad = 1">',
    '<a href="javascript:window.bad = 1">a</a>',
    '<iframe srcdoc="<script>1</script>"></iframe>',
    '<style>* { display: none }</style>',
    '<form action="/"><input name="a"></form>',
    '<svg><script>1</script></svg>',
    '<object data="a.swf"></object>',
  ])('runs nothing: %s', (bad) => {
    const left = html(sanitised(bad));
    expect(left).not.toMatch(/script|onerror|iframe|<style|<form|<input|object/i);
  });

  it('keeps its words, its tables and its styles', () => {
    const kept = '<table><tbody><tr><td style="color: red">1</td></tr></tbody></table>';
    expect(html(sanitised(kept))).toBe(kept);
  });

  it('takes no names that the page has', () => {
    expect(html(sanitised('<p id="vizBridge">a</p>'))).toContain('id="user-content-vizBridge"');
  });

  it('shows pictures that it brings along, and leads to others', () => {
    expect(html(sanitised('<img src="data:image/png;base64,AA==" alt="a">'))).toContain('<img');
    const left = html(sanitised('<img src="https://a.b/c.png" alt="a map">'));
    expect(left).toContain('href="https://a.b/c.png"');
    expect(left).toContain('>a map</a>');
    expect(left).not.toContain('<img');
  });
});

it('Markdown has headings, tables, and links that lead out of the page', () => {
  const text = '# Title\n\n| a | b |\n|---|---|\n| 1 | [x](https://a.b) |\n\n<script>1</script>';
  const made = html(fromMarkdown(text));
  expect(made).toContain('<h1>Title</h1>');
  expect(made).toContain('<td>1</td>');
  expect(made).toMatch(/<a[^>]*rel="noopener noreferrer"/);
  expect(made).not.toContain('script');
});
