import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesFrom, linesOf } from '../../functions/staff/questionnaire/lines.ts';
import { LanguageSchema } from '../../shared/language/language.ts';
import { anyLine } from '../support/questionnaires.ts';

/** Choices as lines of a text field. */

const anyLanguage = fc.constantFrom(...LanguageSchema.options);
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/).filter((text) => !(text in {}) && text !== 'other');

describe('choices as lines', () => {
  it('come back as they were, whatever stands in them', () => {
    const words = fc.oneof(anyLine, fc.constantFrom('a | b', 'back\\slash', '\\', '|', 'id = words', '\\|'));
    const label = fc.oneof(words, fc.record({ en: words, bn: words }));
    const choices = fc.uniqueArray(fc.record({ id, label }), { selector: (choice) => choice.id, maxLength: 6 });
    fc.assert(
      fc.property(choices, anyLanguage, (given, own) => {
        expect(choicesFrom(linesOf(given, own), own)).toEqual({ choices: given });
      }),
    );
  });

  it('are read or refused by their line, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), anyLanguage, (text, own) => {
        const read = choicesFrom(text, own);
        if ('error' in read) expect(read.error).toMatch(/^Line \d+: .+\.$/);
        else expect(new Set(read.choices.map((choice) => choice.id)).size).toBe(read.choices.length);
      }),
    );
  });

  it('get an id from their words where they have none, and never the one of another line', () => {
    const read = choicesFrom('Café au lait\nভাত\nভাত\n\ncafe-au-lait = Coffee\nOther', 'en');
    expect(read).toEqual({
      choices: [
        { id: 'cafe-au-lait-2', label: 'Café au lait' },
        { id: 'choice', label: 'ভাত' },
        { id: 'choice-2', label: 'ভাত' },
        { id: 'cafe-au-lait', label: 'Coffee' },
        { id: 'choice-3', label: 'Other' },
      ],
    });
  });
});
