// SPDX-License-Identifier: Apache-2.0
/** Links by which others see this robot from anywhere: made, shown, and ended. */

import { Button, Loader, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState, type JSX } from 'react';
import { scriptTheme } from '../../script_theme';
import { app } from '../../state';
import type { ShareAsked, ShareLink } from '../../wire/messages';
import { copyText } from '../copy_text';
import { formatDuration } from '../format';
import { later } from '../later';
import { PopoverCard } from '../popover_card';
import { ToolButton } from '../tool_button';
import { useApp } from '../use_app';
import classes from './sharing.module.css';

const QrCode = later(
  () => import('./qr_code'),
  () => <div className={classes.code} />,
);
const LOOK_MS = 2000;
const HOUR = 3600;
const LASTS = [
  { value: String(HOUR), label: '1 hour' },
  { value: String(8 * HOUR), label: '8 hours' },
  { value: String(24 * HOUR), label: '1 day' },
  { value: String(7 * 24 * HOUR), label: '1 week' },
];
const ROLES = [
  { value: 'viewer', label: 'look, and stop the robot' },
  { value: 'operator', label: 'operate the robot' },
];

/** For operators, where the program does not hide it. */
export function SharePopover(): JSX.Element | null {
  const operator = useApp((state) => state.hello?.role === 'operator');
  const wanted = useApp((state) => scriptTheme(state)?.show_share_button !== false);
  const serverless = useApp((state) => state.serverless);
  const connected = useApp((state) => state.connection.phase === 'connected');
  const refused = useApp((state) => state.connection.phase === 'rejected');
  if (!operator || !wanted || serverless || refused) return null;
  return (
    <PopoverCard
      // A connection that drops closes it: what it says of the link is old, and it hides the warning.
      key={String(connected)}
      label="Share"
      width={320}
      className={classes.card}
      target={(opened, toggle) => (
        <span>
          <ToolButton icon="share" label="Share" pressed={opened} onClick={toggle} />
        </span>
      )}
    >
      {() => <Sharing />}
    </PopoverCard>
  );
}

function ask(
  action: ShareAsked['action'],
  role: ShareAsked['role'] = 'viewer',
  lasts = HOUR,
): void {
  app.getState().send({ t: 'ShareAsked', action, role, lasts });
}

function Sharing(): JSX.Element {
  const told = useApp((state) => state.sharing);
  useEffect(() => {
    ask('look');
    const looking = setInterval(() => ask('look'), LOOK_MS);
    return () => {
      clearInterval(looking);
      app.setState({ sharing: null });
    };
  }, []);
  if (told === null) return <Loader size={18} aria-label="Asking" />;
  return (
    <>
      <h2 className={classes.title}>Share this view</h2>
      {told.problem !== '' && (
        <p className={classes.problem} role="alert">
          {told.problem}
        </p>
      )}
      {told.links.map((link) => (
        <Link key={link.role} link={link} alone={told.links.length === 1} />
      ))}
      {told.relay !== '' && <NewLink shared={told.links.map((link) => link.role)} />}
    </>
  );
}

/** A link; its code to be photographed is large, and behind a button where there is another one. */
function Link({ link, alone }: { link: ShareLink; alone: boolean }): JSX.Element {
  const [asked, setAsked] = useState<boolean | null>(null);
  const code = asked ?? alone;
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await copyText(link.url);
    setCopied(true);
  };
  const here = link.viewers === 1 ? '1 is' : `${link.viewers} are`;
  const who = link.viewers === 0 ? 'Nobody has come by it' : `${here} here by it`;
  return (
    <section className={classes.link} aria-label={`Link for ${link.role}s`}>
      <p>
        Whoever has this link may{' '}
        <b>{link.role === 'operator' ? 'operate the robot' : 'look, and stop the robot'}</b> for{' '}
        {formatDuration(link.lasts)} more. {who}.
      </p>
      {code && <QrCode text={link.url} />}
      <TextInput
        size="xs"
        readOnly
        aria-label="Link"
        value={link.url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={classes.row}>
        <Button size="compact-sm" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy link'}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={code}
          onClick={() => setAsked(!code)}
        >
          QR code
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          color="red"
          onClick={() => ask('close', link.role)}
        >
          Stop sharing
        </Button>
      </div>
    </section>
  );
}

function wordOf(lasts: number): string {
  return LASTS.find(({ value }) => value === String(lasts))?.label ?? '';
}

/** One link for each role: what is asked for again lasts as long as is said then. */
function NewLink({ shared }: { shared: string[] }): JSX.Element {
  const [role, setRole] = useState<ShareAsked['role']>('viewer');
  const [lasts, setLasts] = useState(24 * HOUR);
  const there = shared.includes(role);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        ask('open', role, lasts);
      }}
    >
      <NativeSelect
        size="xs"
        label="Others may"
        value={role}
        data={ROLES}
        onChange={(event) => setRole(event.currentTarget.value as ShareAsked['role'])}
      />
      <NativeSelect
        size="xs"
        label="For"
        value={String(lasts)}
        data={LASTS}
        onChange={(event) => setLasts(Number(event.currentTarget.value))}
      />
      <Button size="compact-sm" type="submit" variant={there ? 'default' : 'filled'}>
        {there ? `Let it last ${wordOf(lasts)} from now` : 'Make a link'}
      </Button>
    </form>
  );
}
