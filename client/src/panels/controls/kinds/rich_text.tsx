// SPDX-License-Identifier: Apache-2.0
/** Texts in Markdown and HTML; what reads them is loaded with the first. */

import { lazy, Suspense, type JSX } from 'react';
import type { GuiHtml, GuiMarkdown } from '../../../wire/messages';
import type { KindProps } from '../kind';

const RichText = lazy(() => import('../../rich/rich_text'));

export function Markdown({ widget }: KindProps<GuiMarkdown>): JSX.Element {
  return (
    <Suspense>
      <RichText content={widget.content} markdown />
    </Suspense>
  );
}

export function Html({ widget }: KindProps<GuiHtml>): JSX.Element {
  return (
    <Suspense>
      <RichText content={widget.content} markdown={false} />
    </Suspense>
  );
}
