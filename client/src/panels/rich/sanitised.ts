// SPDX-License-Identifier: Apache-2.0
/** Texts of programs as nodes of the page: nothing of them runs, loads from elsewhere, or reaches beyond its place. */

import DOMPurify from 'dompurify';
import { marked } from 'marked';
import { followable } from '../../script_theme';

/** What would act on the page, or change how all of it looks. */
const FORBIDDEN = ['style', 'form', 'input', 'button', 'select', 'textarea', 'dialog', 'template'];

const purifier = DOMPurify(window);
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName === 'A') secureLink(node);
  if (node.tagName === 'IMG' && isForeign(node.getAttribute('src') ?? '')) replacePicture(node);
});

/** HTML without what could run. */
export function sanitised(html: string): DocumentFragment {
  return purifier.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: FORBIDDEN,
    // Names of elements would become properties of the page's own document.
    SANITIZE_NAMED_PROPS: true,
  });
}

/** Markdown, GitHub's, as nodes. */
export function fromMarkdown(text: string): DocumentFragment {
  return sanitised(marked.parse(text, { async: false, gfm: true, breaks: false }));
}

function secureLink(link: Element): void {
  if (followable(link.getAttribute('href') ?? '') === '') link.removeAttribute('href');
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer');
}

function isForeign(source: string): boolean {
  return /^(https?:)?\/\//i.test(source);
}

/** The page loads nothing from elsewhere: what the picture is called leads there. */
function replacePicture(image: Element): void {
  const link = document.createElement('a');
  link.href = image.getAttribute('src') ?? '';
  link.textContent = image.getAttribute('alt') ?? link.href;
  secureLink(link);
  image.replaceWith(link);
}
