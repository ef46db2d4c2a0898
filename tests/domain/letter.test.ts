import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { LanguageSchema } from '../../shared/language/language.ts';
import { type LetterContent, letter } from '../../shared/mail/letter.tsx';
import { aWorkshopFile } from '../support/fixtures.ts';

const content: LetterContent = {
  workshop: aWorkshopFile({ title: 'Papers & <Pages>' }),
  greetingName: 'Dr. {{name}} Rahman',
  preheader: 'We ask you for one thing.',
  paragraphs: ['A first line\nand a second.', `A long one. ${'Words and words. '.repeat(20)}`.trim()],
  list: [{ label: 'Your feedback' }, { label: 'A paper', href: 'https://example.org/paper' }],
  button: { label: 'Give my feedback', href: 'https://example.org/l/token' },
  footnotes: ['The link is yours alone.'],
  unsubscribe: 'https://example.org/u/token',
};

describe('the HTML of a mail', () => {
  test.each(LanguageSchema.options)(
    'in %s is valid, but for the old attributes that Outlook needs',
    async (language) => {
      const validator = new HtmlValidate({
        extends: ['html-validate:recommended'],
        rules: {
          'long-title': 'off',
          'no-conditional-comment': 'off',
          'no-deprecated-attr': 'off',
          'no-inline-style': 'off',
          // Older screen readers know the longer word only.
          'presentation-role-style': 'off',
          'void-style': 'off',
        },
      });
      const bare = { workshop: content.workshop, language, greetingName: 'A', paragraphs: ['B'] };
      for (const each of [{ ...content, language }, bare]) {
        const { results } = await validator.validateString(letter(each).html);
        expect(
          results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
        ).toEqual([]);
      }
    },
  );

  test('given Bangla, then the document says so and the frame speaks it', () => {
    const { html, text } = letter({ ...content, language: 'bn' });
    expect(html).toContain('<html lang="bn" dir="ltr">');
    for (const part of [html, text]) {
      expect(part).toContain('সম্মানিত Dr. {{name}} Rahman,');
      expect(part).toContain('আর অনুস্মারক পেতে চাই না');
      expect(part).not.toMatch(/Dear|No more reminders/);
    }
  });

  test('given no language, then it is English', () => {
    const { html, text } = letter(content);
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toContain('Dear Dr. {{name}} Rahman,');
    expect(text).toContain('No more reminders: https://example.org/u/token');
  });

  test('loads nothing, runs nothing and leads nowhere but where it was told to', () => {
    const { html } = letter(content);
    expect(html).not.toMatch(/\ssrc=|url\(|@import|<link|<img|<script|<form/i);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'https://example.org/paper',
      'https://example.org/l/token',
      'https://example.org/u/token',
    ]);
  });

  test('given a preview line, then it stands first, hidden, and padded so that no preview reads on behind it', () => {
    const body = letter(content).html.split('<body')[1] ?? '';
    const [, hidden = ''] = /^[^>]*><div style="display:none[^"]*">([^<]*)<\/div>/.exec(body) ?? [];
    expect(hidden).toMatch(/^We ask you for one thing\.(\u034f\u200c\u00a0){100,}$/);
    expect(letter({ ...content, preheader: '' }).html).not.toContain('display:none');
  });

  test('shows text as text, whatever it holds', () => {
    const attack = `<script>alert(1)</script>"'><b>&amp;`;
    const { html } = letter({
      ...content,
      workshop: aWorkshopFile({ title: attack }),
      greetingName: attack,
      preheader: attack,
      paragraphs: [attack],
      list: [{ label: attack, href: `https://example.org/${attack}` }],
      footnotes: [attack],
    });
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
  });
});

test('the text of a mail is plain, and its lines are as long as its paragraphs', () => {
  const { text } = letter(content);
  expect(text.split('\n\n')).toEqual([
    'Dear Dr. {{name}} Rahman,',
    ...content.paragraphs,
    '- Your feedback\n- A paper\n  https://example.org/paper',
    'Give my feedback:\nhttps://example.org/l/token',
    'The Secretariat',
    '-- \nPapers & <Pages>\nThe link is yours alone.\nNo more reminders: https://example.org/u/token',
  ]);
});
