// SPDX-License-Identifier: Apache-2.0
/** A button that sends a file to the script; while it is on its way it shows how far, and stops it. */

import { Button as MantineButton, Progress } from '@mantine/core';
import { useEffect, useRef, useState, type JSX } from 'react';
import { addNotice } from '../../../notices';
import { app } from '../../../state';
import type { GuiUploadButton } from '../../../wire/messages';
import { NamedIcon } from '../../named_icon';
import type { KindProps } from '../kind';

interface Sending {
  name: string;
  /** 0 to 1. */
  done: number;
  request: XMLHttpRequest;
}

export function UploadButton({ widget, disabled }: KindProps<GuiUploadButton>): JSX.Element {
  const [sending, setSending] = useState<Sending | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const request = sending?.request;
  useEffect(() => () => request?.abort(), [request]);
  const { key, label, color, icon } = widget;
  const send = (file: File): void => {
    const made = post(key, file, (done) =>
      setSending(done === null ? null : { name: file.name, done, request: made }),
    );
    setSending({ name: file.name, done: 0, request: made });
  };
  const percent = Math.round((sending?.done ?? 0) * 100);
  return (
    <>
      <MantineButton
        size="xs"
        fullWidth
        disabled={disabled}
        {...(color === '' ? { variant: 'default' } : { color, autoContrast: true })}
        leftSection={<NamedIcon name={icon === '' ? 'upload' : icon} />}
        onClick={() => (sending ? sending.request.abort() : input.current?.click())}
        title={sending ? `Stop sending ${sending.name}` : undefined}
      >
        {sending ? `${label}: ${percent} %, stop` : label}
      </MantineButton>
      {sending && (
        <Progress value={percent} size="sm" mt={4} aria-label={`${sending.name} on its way`} />
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={widget.mime_type}
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again.
          event.currentTarget.value = '';
          if (file) send(file);
        }}
      />
    </>
  );
}

/** Send a file for a widget; `say` is told how far it is, null at its end, however that came. */
function post(widget: string, file: File, say: (done: number | null) => void): XMLHttpRequest {
  const request = new XMLHttpRequest();
  const refuse = (why: string): void =>
    addNotice({ level: 'error', text: `${file.name} was not sent: ${why}`, about: widget });
  const files = app.getState().hello?.files ?? '';
  const address = `${files}${encodeURIComponent(widget)}/${encodeURIComponent(file.name)}`;
  request.open('POST', new URL(address, new URL('./', location.href)));
  request.upload.onprogress = ({ loaded, total }) => say(total > 0 ? loaded / total : 0);
  request.onload = () => {
    if (request.status >= 300) refuse(request.responseText || `HTTP ${request.status}`);
  };
  request.onerror = () => refuse('the connection to the server broke');
  request.onloadend = () => say(null);
  request.send(file);
  return request;
}
