import { describe, expect, test } from 'vitest';
import { bangla } from '../../shared/language/bn.ts';
import { english } from '../../shared/language/en.ts';
import { LANGUAGES, LanguageSchema } from '../../shared/language/language.ts';
import { messagesOf } from '../../shared/language/messages-of.ts';
import { ENGLISH, say, textsIn } from '../../shared/language/texts.ts';

const others = LanguageSchema.options.filter((language) => language !== 'en');
const variablesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort();

describe('a message', () => {
  test('given a count, then each language chooses the form and writes the number', () => {
    expect(ENGLISH.t('form.summary', { count: 1 })).toBe('Nothing was changed yet. Please correct this:');
    expect(ENGLISH.t('form.summary', { count: 1200 })).toContain('these 1,200 places');
    expect(textsIn('bn').t('form.summary', { count: 3 })).toContain('৩টি');
  });

  test.each(['{{row}}', '$t(page.my)', '$&', '<b>&amp;</b>', '\\', '{{count}}'])(
    'given a value that looks like a template (%s), then it comes out as it went in',
    (row) => {
      expect(ENGLISH.t('answer.noRow', { row })).toBe(`This question has no line “${row}”.`);
    },
  );

  test('given a value that is itself still to be said, then it is said in the same language', () => {
    const message = say('answer.about', { title: 'X', error: say('answer.missingDate') });
    expect(textsIn('bn').say(message)).toContain('তারিখ');
    expect(ENGLISH.say(message)).toBe('“X”: please give a date.');
  });

  test('taken apart, then each value stands in its place', () => {
    const strong = { tag: 'strong' };
    expect(ENGLISH.parts('answer.about', { title: strong, error: 'wrong' })).toEqual(['“', strong, '”: ', 'wrong', '']);
  });
});

describe.each(others)('the language %s', (language) => {
  const { locale } = LANGUAGES[language];
  const messages = messagesOf(language);
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

  test('has every message of English and no other', () => {
    const counted = (key: string): boolean => /_(one|other)$/.test(key);
    expect(
      Object.keys(messages)
        .filter((key) => !counted(key))
        .sort(),
    ).toEqual(
      Object.keys(english)
        .filter((key) => !counted(key))
        .sort(),
    );
    for (const key of Object.keys(english).filter((each) => each.endsWith('_other'))) {
      for (const form of forms) expect(messages).toHaveProperty([key.replace(/other$/, form)]);
    }
  });

  test.each(Object.entries(english))('%s takes the values of the English one', (key, text) => {
    const allowed = variablesOf(text);
    const used = variablesOf(messages[key] ?? '');
    // “One thing” needs no figure in either language.
    const optional = key.endsWith('_one') ? ['count'] : [];
    expect(used.filter((name) => !optional.includes(name))).toEqual(allowed.filter((name) => !optional.includes(name)));
  });
});

test('in Bangla, no ending stands behind a value but a number, since it would depend on the value’s last letter', () => {
  const numbers =
    'count|limit|excess|length|begun|most|given|published|done|served|cast|least|sent|promised|total'.split('|');
  const afterNumbers = new RegExp(`\\{\\{(?:${numbers.join('|')})\\}\\}টি`, 'g');
  for (const text of Object.values(bangla)) expect(text.replaceAll(afterNumbers, '')).not.toMatch(/\}\}[\p{L}\p{M}]/u);
});

test('every language that participants are written to in has a locale that this runtime knows', () => {
  for (const language of LanguageSchema.options) {
    expect(Intl.DateTimeFormat.supportedLocalesOf(LANGUAGES[language].locale)).toHaveLength(1);
  }
});
