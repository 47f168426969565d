// SPDX-License-Identifier: Apache-2.0
/** A program's own bar above all others: its picture and its links. */

import IconBrandGithub from '@tabler/icons-react/dist/esm/icons/IconBrandGithub.mjs';
import IconFileDescription from '@tabler/icons-react/dist/esm/icons/IconFileDescription.mjs';
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import { useMantineColorScheme } from '@mantine/core';
import type { JSX } from 'react';
import { followable, scriptTheme } from '../../script_theme';
import type { TitlebarLink, TitlebarPicture } from '../../wire/messages';
import { useApp } from '../use_app';
import classes from './title_bar.module.css';

const ICONS = {
  GitHub: IconBrandGithub,
  Description: IconFileDescription,
  Keyboard: IconKeyboard,
} as const;

export function TitleBar(): JSX.Element | null {
  const theme = useApp(scriptTheme);
  if (!theme || (theme.links.length === 0 && theme.picture.length === 0)) return null;
  return (
    <nav className={classes.bar} aria-label="Program">
      {theme.picture.map((picture) => (
        <Picture key={picture.light} picture={picture} />
      ))}
      <span className={classes.space} />
      {theme.links.map((link, i) => (
        <Link key={i} link={link} />
      ))}
    </nav>
  );
}

function Picture({ picture }: { picture: TitlebarPicture }): JSX.Element {
  const { colorScheme } = useMantineColorScheme();
  const source = colorScheme === 'dark' && picture.dark !== '' ? picture.dark : picture.light;
  const image =
    source === '' ? (
      <strong className={classes.name}>{picture.alt}</strong>
    ) : (
      <img className={classes.picture} src={source} alt={picture.alt} />
    );
  const href = followable(picture.href);
  if (href === '') return image;
  return (
    <a className={classes.link} href={href} target="_blank" rel="noopener noreferrer">
      {image}
    </a>
  );
}

function Link({ link }: { link: TitlebarLink }): JSX.Element {
  const Drawn = link.icon === '' ? null : ICONS[link.icon];
  return (
    <a
      className={classes.link}
      href={followable(link.href) || undefined}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={link.text || link.icon}
    >
      {Drawn && <Drawn aria-hidden size={16} stroke={1.7} />}
      {link.text}
    </a>
  );
}
