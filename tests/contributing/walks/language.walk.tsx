import { expect, it } from 'vitest';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { textsIn } from '../../../shared/language/texts.ts';
import { defaultWording } from '../../../shared/mail/default-wording.ts';
import { PersonSchema } from '../../../shared/people/person.ts';
import { aPerson } from '../../support/fixtures.ts';

const nepali = LanguageSchema.parse('ne');

it('the language is spoken: messages, numbers, days', () => {
  const texts = textsIn(nepali);
  expect(texts.locale).toBe('ne-NP');
  expect(texts.number(12)).toBe('१२');
  expect(texts.t('paper.state.underReview')).not.toBe('');
});

it('a person can have it, and mails are worded in it', () => {
  expect(PersonSchema.parse({ ...aPerson(), language: nepali }).language).toBe(nepali);
  expect(defaultWording(nepali, 'invitation').subject).toContain('{{workshop}}');
});
