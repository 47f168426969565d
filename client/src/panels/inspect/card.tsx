// SPDX-License-Identifier: Apache-2.0
/** A card over the view: its title, what can be done with it, its contents. */

import { useState, type JSX, type ReactNode } from 'react';
import { copyText } from '../copy_text';
import { Icon } from '../icons';
import classes from './inspect.module.css';

interface Props {
  title: string;
  /** What it is, for those who do not see it. */
  label: string;
  tools?: ReactNode;
  /** Whether it is as wide as its contents. */
  narrow?: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function Card({ title, label, tools, narrow, onClose, children }: Props): JSX.Element {
  return (
    <section
      className={classes.card}
      aria-label={label}
      data-narrow={narrow === true ? true : undefined}
    >
      <header>
        <h2 title={title}>{title}</h2>
        {tools}
        <button type="button" title="Close (Esc)" aria-label={`Close ${label}`} onClick={onClose}>
          <Icon name="close" size={14} />
        </button>
      </header>
      {children}
    </section>
  );
}

const SAID_MS = 1200;

/** Copies a text; says that it did. */
export function CopyButton({ text, label }: { text: () => string; label: string }): JSX.Element {
  const [done, setDone] = useState(false);
  const copy = (): void =>
    void copyText(text()).then(() => {
      setDone(true);
      setTimeout(() => setDone(false), SAID_MS);
    });
  return (
    <button type="button" title={done ? 'Copied' : label} aria-label={label} onClick={copy}>
      <Icon name={done ? 'check' : 'copy'} size={14} />
    </button>
  );
}
