// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import type { Theme } from '../../wire/messages';
import { TitleBar } from './title_bar';

const theme: Theme = {
  t: 'Theme',
  display: '',
  key: 'theme',
  links: [],
  picture: [],
  control_layout: '',
  control_width: '',
  scheme: '',
  show_logo: true,
  show_share_button: true,
  brand_color: '',
};

it('is not there where the program has nothing to say', () => {
  given({ themes: { theme } });
  draw(<TitleBar />);
  expect(screen.queryByRole('navigation')).toBeNull();
});

it('shows the picture for the page as it is, and links that lead out of it', () => {
  const picture = { light: './light.png', dark: './dark.png', alt: 'ACME', href: 'https://a.b/' };
  const links = [
    { text: 'Source', icon: 'GitHub' as const, href: 'https://github.com/a/b' },
    { text: '', icon: 'Keyboard' as const, href: 'javascript:alert(1)' },
  ];
  given({ themes: { theme: { ...theme, picture: [picture], links } } });
  draw(<TitleBar />);
  expect(screen.getByRole('img', { name: 'ACME' }).getAttribute('src')).toBe('./light.png');
  expect(screen.getByRole('link', { name: 'ACME' }).getAttribute('href')).toBe('https://a.b/');
  const link = screen.getByRole('link', { name: 'Source' });
  expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  expect(screen.getByLabelText('Keyboard').hasAttribute('href')).toBe(false);
});
