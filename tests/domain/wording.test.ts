import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Owed } from '../../shared/follow-up/obligations.ts';
import { LANGUAGES, type Language, LanguageSchema } from '../../shared/language/language.ts';
import { defaultWording } from '../../shared/mail/default-wording.ts';
import { type LetterKind, LetterKindSchema } from '../../shared/mail/letter-kind.ts';
import { checkWording } from '../../shared/mail/wording.check.ts';
import {
  askedFor,
  buttonFor,
  footnotesOf,
  obligationSentence,
  stillOpen,
  thingsAsked,
} from '../../shared/mail/wording.languages.ts';
import { compose, fill, VARIABLES, VARIABLES_OF } from '../../shared/mail/wording.ts';
import { Refusal } from '../../shared/refusal.ts';

const languages = LanguageSchema.options;
const kinds = LetterKindSchema.options;
const everyDefault = languages.flatMap((language) =>
  kinds.map((kind) => ({ language, kind, wording: defaultWording(language, kind) })),
);

/** A cancellation needs nothing in its subject, so it is what a text is tried in. */
const good = { subject: 'Cancelled', preheader: '', body: 'It is cancelled.' };

function faultsOf(kind: LetterKind, input: unknown): Readonly<Record<string, string>> {
  try {
    checkWording(kind, input);
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'invalid') return error.fields;
    throw error;
  }
  return {};
}

const bodyFault = (kind: LetterKind, body: string): string | undefined => faultsOf(kind, { ...good, body }).body;

describe('filling a text', () => {
  const names = Object.keys(VARIABLES);
  const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/[{}]/.test(text));
  const values = fc.record(Object.fromEntries(names.map((name) => [name, fc.string()])));

  test('puts each value in the place of its variable and touches nothing else, whatever the values hold', () => {
    const piece = fc.oneof(
      plain.map((text) => ({ text, name: undefined })),
      fc.record({ name: fc.constantFrom(...names), text: fc.constantFrom('', ' ', '  ') }),
    );
    fc.assert(
      fc.property(fc.array(piece), values, (pieces, filled) => {
        const text = pieces.map((one) => (one.name ? `{{${one.text}${one.name}${one.text}}}` : one.text)).join('');
        const expected = pieces.map((one) => (one.name ? filled[one.name] : one.text)).join('');
        expect(fill(text, filled)).toBe(expected);
      }),
    );
  });

  test('given a value that looks like a variable or a replacement pattern, then it stays as it is', () => {
    expect(fill('{{a}} {{b}}', { a: '{{b}}', b: '$& $1 {{a}}' })).toBe('{{b}} $& $1 {{a}}');
  });

  test.each(['a', 'constructor', ''])('given no value for {{%s}}, then it fails instead of sending it', (name) => {
    expect(() => fill(`x {{${name}}}`, {})).toThrow(`There is no value for {{${name}}}.`);
  });
});

describe('composing a mail', () => {
  const values = { name: 'Dr. Rahman', workshop: 'A Small\nWorkshop', organisers: 'The Ministry', dates: '8 July' };

  test('given an empty line in a value, then it makes no paragraph; in a subject it makes no line', () => {
    const wording = { subject: 'Off: {{workshop}}', preheader: '', body: 'Dear all,\n \n\nReason: {{reason}}\nSorry.' };
    expect(compose('cancelled', wording, { ...values, reason: 'Flood.\n\nAnd wind.' })).toEqual({
      subject: 'Off: A Small Workshop',
      preheader: '',
      paragraphs: ['Dear all,', 'Reason: Flood.\n\nAnd wind.\nSorry.'],
    });
  });

  test.each(everyDefault)('the default $kind in $language leaves no braces', ({ kind, wording }) => {
    const all = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, `<${name}>`]));
    const only = Object.fromEntries(VARIABLES_OF[kind].map((name) => [name, `<${name}>`]));
    const { subject, preheader, paragraphs } = compose(kind, wording, only as never);
    expect([subject, preheader, ...paragraphs].join('\n')).not.toMatch(/[{}]/);
    expect(compose(kind, wording, all as never).subject).toBe(subject);
  });
});

describe('the default wording', () => {
  test.each(everyDefault)('of $kind in $language passes the check as it stands', ({ kind, wording }) => {
    expect(checkWording(kind, wording)).toEqual(wording);
  });

  test('in English, the subjects of the steps begin as mail filters and people know them, and no other does', () => {
    const begins = /^(Your|Reminder: your|Last call: your) \{\{asked\}\} by \{\{by\}\}: \{\{workshop\}\}$/;
    for (const kind of kinds) {
      const isStep = ['invitation', 'reminder', 'last-call'].includes(kind);
      expect(begins.test(defaultWording('en', kind).subject), kind).toBe(isStep);
      expect(/^(Your|Reminder: your|Last call: your) /.test(defaultWording('en', kind).subject), kind).toBe(isStep);
    }
  });

  test('in Bangla, no ending stands behind a variable, since it would depend on the value’s last letter', () => {
    const texts = kinds.flatMap((kind) => Object.values(defaultWording('bn', kind)));
    for (const text of texts) expect(text).not.toMatch(/\}\}[\p{L}\p{M}]/u);
  });

  test('names what is asked and by when in every mail of the plan, and the new dates where they changed', () => {
    for (const language of languages) {
      expect(defaultWording(language, 'rescheduled').subject).toContain('{{dates}}');
      expect(defaultWording(language, 'rescheduled').body).toMatch(/\{\{old_dates\}\}.*\{\{reason\}\}/s);
      expect(defaultWording(language, 'cancelled').body).toContain('{{reason}}');
      expect(defaultWording(language, 'extension').body).toContain('{{deadline}}');
    }
  });
});

describe('checking a wording', () => {
  test('tidies it as every other typed text', () => {
    const typed = { subject: ' Cancelled\u202e ', preheader: '\u0007', body: '\r\n A. \r\n\r\nB.\n' };
    expect(checkWording('cancelled', typed)).toEqual({ subject: 'Cancelled', preheader: '', body: 'A. \n\nB.' });
  });

  test('given only variables of the kind, however spaced, between braces of no variable, then it passes', () => {
    for (const kind of kinds) {
      const body = VARIABLES_OF[kind].map((name) => `{{ ${name}}} { x } {`).join(' ');
      expect(bodyFault(kind, body)).toBeUndefined();
    }
  });

  test('given any other name, then it is refused and named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.stringMatching(/^[a-z_]{1,30}$/), (kind, name) => {
        fc.pre(!(VARIABLES_OF[kind] as readonly string[]).includes(name));
        expect(bodyFault(kind, `Some words {{${name}}} more.`)).toContain(`{{${name}}} is no variable of this mail.`);
      }),
    );
  });

  test('given braces that open or close nothing, anywhere, then it is refused and the place is said', () => {
    const plain = fc.stringMatching(/^[a-z \n]{0,60}$/);
    fc.assert(
      fc.property(plain, plain, fc.constantFrom('{{', '}}'), (before, after, braces) => {
        const fault = bodyFault('link', `{{name}} said ${before}${braces}${after} {{workshop}}`);
        const last = before.trim().split(/\s+/).at(-1);
        expect(fault).toContain(last ? `${last}”, ${braces}` : `{{name}} said”, ${braces}`);
      }),
    );
  });

  test.each([
    ['Dear {{nmae}}', '{{nmae}} is no variable of this mail. Did you mean {{name}}? It has {{name}}, {{workshop}},'],
    ['{{Name}}', '{{Name}} is no variable of this mail. Did you mean {{name}}?'],
    ['{{old dates}}', 'Did you mean {{old_dates}}?'],
    ['{{constructor}}', '{{constructor}} is no variable of this mail. It has {{name}},'],
    ['{{asked}}', '{{asked}} is no variable of this mail. It has'],
    ['{{নাম}}', '{{নাম}} is no variable'],
    ['{{ }}', '{{}} names no variable. This mail has {{name}},'],
    ['{{', 'At the beginning, {{ opens a variable and no }} closes it.'],
    ['The new day is {{dates} now', 'After “The new day is”, {{ opens a variable and no }} closes it.'],
    ['one two three four five\n\ndates}} now', 'After “three four five dates”, }} closes a variable that no {{ opens.'],
    ['{{{name}}}', 'At the beginning, {{ opens'],
    ['{{name {{dates}}', 'At the beginning, {{ opens'],
    ['Dear {name},', '{name} would be sent as it stands: a variable has two braces on each side, {{name}}.'],
    ['', 'Please write what the mail says.'],
    [' \n\u0000', 'Please write what the mail says.'],
  ])('given the text %j, then it says %j', (body, sentence) => {
    expect(bodyFault('rescheduled', body)).toContain(sentence);
  });

  test('given a name of thousands of letters, then the sentence shows its end only', () => {
    expect(bodyFault('link', `{{${'x'.repeat(3000)}}}`)).toContain(`{{…${'x'.repeat(40)}}} is no variable`);
  });

  test('limits count characters as people do', () => {
    expect(bodyFault('link', 'x'.repeat(4001))).toBe(
      'The text is too long: this has 4,001 characters and there is room for 4,000. Please shorten it by 1.',
    );
    expect(bodyFault('link', '😀'.repeat(4000))).toBeUndefined();
    expect(faultsOf('link', { ...good, subject: '😀'.repeat(150), preheader: '😀'.repeat(150) })).toEqual({});
  });

  test('given a subject or a preview of two lines, too long, or a subject of none, then each is said', () => {
    expect(faultsOf('link', { subject: 'a\nb', preheader: 'a\u2028b', body: 'x' })).toEqual({
      subject: 'The subject is one line. Please take out the line break.',
      preheader: 'The preview line is one line. Please take out the line break.',
    });
    const long = 'x'.repeat(151);
    expect(faultsOf('link', { subject: long, preheader: long, body: 'x' })).toEqual({
      subject: expect.stringContaining('The subject is too long'),
      preheader: expect.stringContaining('The preview line is too long'),
    });
    expect(faultsOf('link', { ...good, subject: '  ' })).toEqual({ subject: 'Please write a subject.' });
  });

  test.each(['invitation', 'reminder', 'last-call'] as const)(
    'given a subject of a %s without what is asked or by when, then it is refused',
    (kind) => {
      const says = (subject: string) => faultsOf(kind, { ...good, subject }).subject;
      expect(says('{{ asked }} by {{by}}')).toBeUndefined();
      expect(says('By {{by}}')).toBe('The subject must say what is asked and by when. Please put {{asked}} in it.');
      expect(says('Please')).toContain('Please put {{asked}} and {{by}} in it.');
    },
  );

  test.each([undefined, null, 'text', {}, { ...good, body: 7 }, { ...good, body: ['a'] }])(
    'given %j instead of texts, then it is refused as input and no fault of ours',
    (input) => {
      expect(Object.keys(faultsOf('link', input))).not.toEqual([]);
    },
  );
});

describe('the sentences about what is owed', () => {
  const owed: Owed[] = [
    { kind: 'feedback' },
    { kind: 'swot' },
    { kind: 'paper', missing: 1, begun: 0 },
    { kind: 'paper', missing: 2, begun: 0 },
    { kind: 'paper', missing: 1, begun: 1 },
    { kind: 'paper', missing: 3, begun: 1 },
    { kind: 'revision', title: 'A {{paper}}' },
    { kind: 'action', title: 'Publish the list' },
  ];
  const sentences = (language: Language) => owed.map((each) => obligationSentence(language, each));

  test('in English', () => {
    expect(sentences('en')).toEqual([
      'Your feedback on the sessions you attended',
      'Your view of the strengths, weaknesses, opportunities and threats',
      'The discussion paper you promised',
      'The 2 discussion papers you promised',
      'One more discussion paper that you promised',
      '3 more discussion papers that you promised',
      'A revised version of “A {{paper}}”',
      'What came of the action you took on: Publish the list',
    ]);
    expect(askedFor('en', owed)).toBe('feedback, SWOT input, paper, revised paper and action update');
    expect([1, 2, 1000].map((count) => thingsAsked('en', count))).toEqual(['one thing', '2 things', '1,000 things']);
    expect([buttonFor('en', owed[1]), buttonFor('en', undefined)]).toEqual(['Give my SWOT input', 'Open my page']);
    expect(stillOpen('en', 'Saturday')).toBe('Still open, until Saturday:');
  });

  test('in Bangla, with its own numerals and its own “and”', () => {
    expect(sentences('bn')[3]).toBe('আপনার প্রতিশ্রুত ২টি আলোচনাপত্র');
    expect(askedFor('bn', owed.slice(0, 3))).toBe('মতামত, SWOT বিশ্লেষণ এবং আলোচনাপত্র');
    expect([1, 12].map((count) => thingsAsked('bn', count))).toEqual(['একটি বিষয়', '১২টি বিষয়']);
  });

  test('each is said in a way of its own', () => {
    for (const language of languages) expect(new Set(sentences(language)).size).toBe(owed.length);
  });

  test('the small print speaks of a link only where there is one', () => {
    const person = { name: 'Somebody', position: '', organisation: 'The Ministry' };
    expect(footnotesOf('en', 'link', person)).toEqual([
      'The link is yours alone: whoever opens it answers in your name. It needs no password.',
      'You get this because you took part as a participant, The Ministry.',
    ]);
    expect(footnotesOf('en', 'passed-on', person)[1]).toMatch(
      /^You get this because somebody who got the link of Somebody, /,
    );
    expect(footnotesOf('bn', 'cancelled', person)).toEqual([
      'অংশগ্রহণকারীদের তালিকায় আপনার নাম আছে বলে এই ইমেইল পাচ্ছেন: অংশগ্রহণকারী, The Ministry।',
    ]);
  });

  test('a language’s name is written in that language, and Intl knows its locale', () => {
    for (const { locale, ownName } of Object.values(LANGUAGES)) {
      expect(Intl.NumberFormat.supportedLocalesOf(locale)).toEqual([locale]);
      expect(new Intl.DisplayNames(locale, { type: 'language' }).of(new Intl.Locale(locale).language)).toBe(ownName);
    }
  });
});
