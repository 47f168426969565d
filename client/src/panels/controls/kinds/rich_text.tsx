// SPDX-License-Identifier: Apache-2.0
/** Texts in Markdown and HTML; what reads them is loaded with the first. */

import type { JSX } from 'react';
import type { GuiHtml, GuiMarkdown } from '../../../wire/messages';
import { later } from '../../later';
import type { KindProps } from '../kind';

const RichText = later(
  () => import('../../rich/rich_text'),
  () => null,
);

export function Markdown({ widget }: KindProps<GuiMarkdown>): JSX.Element {
  return <RichText content={widget.content} markdown />;
}

export function Html({ widget }: KindProps<GuiHtml>): JSX.Element {
  return <RichText content={widget.content} markdown={false} />;
}
