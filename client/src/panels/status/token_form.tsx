// SPDX-License-Identifier: Apache-2.0
/** Asks for the token that this bridge demands. */

import { Button, PasswordInput } from '@mantine/core';
import { useState, type JSX, type SyntheticEvent } from 'react';
import { readCredentials } from '../../net/secrets';
import classes from './connection_notice.module.css';

export function TokenForm({ reason }: { reason: string }): JSX.Element {
  const [token, setToken] = useState('');
  const [brought] = useState(() => readCredentials().token !== '');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    enterWith(token.trim());
  };
  return (
    <form className={classes.card} onSubmit={submit} aria-labelledby="token-title">
      <h2 id="token-title">
        {brought ? 'Your token was refused' : 'This server asks for a token'}
      </h2>
      <p role="alert">{reason}</p>
      {brought && (
        <p className={classes.hint}>
          If it came with a link: who gave it to you can make a new one. Open that one, or enter
          another token here.
        </p>
      )}
      <PasswordInput
        data-autofocus
        aria-label="Token"
        placeholder="Operator or viewer token"
        autoComplete="off"
        value={token}
        onChange={(event) => setToken(event.currentTarget.value)}
      />
      <p className={classes.hint}>
        Whoever started the server chose it, one for operators and one for viewers: Access in
        Python, the parameters auth.* in ROS.
      </p>
      <Button type="submit" fullWidth disabled={token.trim() === ''}>
        Connect
      </Button>
    </form>
  );
}

/** Start anew with a token in the address' fragment, from where the connection takes and removes it. */
function enterWith(token: string): void {
  location.hash = new URLSearchParams({ token }).toString();
  location.reload();
}
