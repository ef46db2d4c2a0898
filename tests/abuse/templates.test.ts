import { expect, it } from 'vitest';
import { fill } from '../../shared/mail/wording.ts';

it.each(['{{link}}', '{{{link}}}', '$'.concat('{link}'), '{{#each this}}{{this}}{{/each}}', '$&', '$1'])(
  'given a participant who is called %s, then a mail says that, and reads nothing in it',
  (name) => {
    expect(fill('Dear {{name}}: {{link}}', { name, link: 'https://afterword.example.org/l/secret' })).toBe(
      `Dear ${name}: https://afterword.example.org/l/secret`,
    );
  },
);
