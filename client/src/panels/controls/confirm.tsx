// SPDX-License-Identifier: Apache-2.0
/** A question before a widget is set: below the widget, so that no double click answers it. */

import { Button } from '@mantine/core';
import { useEffect, useRef, type JSX } from 'react';
import classes from './controls_panel.module.css';

interface Props {
  question: string;
  onYes: () => void;
  onNo: () => void;
}

export function Confirm({ question, onYes, onNo }: Props): JSX.Element {
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  return (
    <div
      className={classes.confirm}
      role="alertdialog"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onNo();
      }}
    >
      <span>{question}</span>
      <Button ref={no} size="compact-xs" variant="default" onClick={onNo}>
        Cancel
      </Button>
      <Button size="compact-xs" color="red" onClick={onYes}>
        Yes
      </Button>
    </div>
  );
}
