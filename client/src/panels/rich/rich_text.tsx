// SPDX-License-Identifier: Apache-2.0
/** A text of a program: Markdown or HTML. Loaded when there is one. */

import { useLayoutEffect, useRef, type JSX } from 'react';
import classes from './rich_text.module.css';
import { fromMarkdown, sanitised } from './sanitised';

interface Props {
  content: string;
  markdown: boolean;
}

export default function RichText({ content, markdown }: Props): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    host.current?.replaceChildren(markdown ? fromMarkdown(content) : sanitised(content));
  }, [content, markdown]);
  return <div ref={host} className={classes.text} />;
}
