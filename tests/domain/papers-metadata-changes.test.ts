import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metadataChanges } from '../../shared/papers/metadata-changes.ts';
import { LicenceSchema, PaperLanguageSchema, type PaperMetadata } from '../../shared/papers/paper.ts';

const BEFORE: PaperMetadata = {
  title: 'A',
  abstract: 'What it says.',
  authors: [
    { name: 'Karim', affiliation: 'BCC' },
    { name: 'Rahim', affiliation: 'BCC' },
  ],
  keywords: ['x', 'y'],
  language: 'en',
  licence: 'CC-BY-4.0',
};
const [karim = { name: '', affiliation: '' }, rahim = { name: '', affiliation: '' }] = BEFORE.authors;
const nora = { name: 'Nora', affiliation: 'UN' };
const authors = { field: 'authors', added: [], removed: [], changed: [], reordered: false };
const after = (changes: Partial<PaperMetadata>) => metadataChanges(BEFORE, { ...BEFORE, ...changes });

describe('what a version states otherwise than the one before it', () => {
  test.each<[string, Partial<PaperMetadata>, unknown[]]>([
    ['nothing', {}, []],
    ['the title', { title: 'B' }, [{ field: 'title', before: 'A', after: 'B' }]],
    ['the abstract', { abstract: 'C' }, [{ field: 'abstract', before: BEFORE.abstract, after: 'C' }]],
    ['a further author', { authors: [karim, rahim, nora] }, [{ ...authors, added: [nora] }]],
    ['an author less', { authors: [rahim] }, [{ ...authors, removed: [karim] }]],
    ['their order', { authors: [rahim, karim] }, [{ ...authors, reordered: true }]],
    [
      'an affiliation',
      { authors: [karim, { ...rahim, affiliation: 'UN' }] },
      [{ ...authors, changed: [{ before: rahim, after: { ...rahim, affiliation: 'UN' } }] }],
    ],
    ['keywords', { keywords: ['y', 'z'] }, [{ field: 'keywords', added: ['z'], removed: ['x'] }]],
    ['their order', { keywords: ['y', 'x'] }, [{ field: 'keywords', added: [], removed: [] }]],
    ['the language', { language: 'bn' }, [{ field: 'language', before: 'en', after: 'bn' }]],
    [
      'a licence that was not said',
      { licence: undefined },
      [{ field: 'licence', before: 'CC-BY-4.0', after: undefined }],
    ],
  ])('%s', (_, changes, said) => {
    expect(after(changes)).toEqual(said);
  });

  test('given any two, then something is said exactly where they differ, and the other way round it is the reverse', () => {
    const author = fc.record(
      { name: fc.constantFrom('A', 'B', 'C'), affiliation: fc.constantFrom('x', 'y') },
      // As what is read from the table: all of one kind.
      { noNullPrototype: true },
    );
    const metadata = fc.record({
      title: fc.constantFrom('A', 'B'),
      abstract: fc.constantFrom('A', 'B'),
      authors: fc.array(author, { maxLength: 4 }),
      keywords: fc.uniqueArray(fc.constantFrom('k', 'l', 'm')),
      language: fc.constantFrom(...PaperLanguageSchema.options.slice(0, 2)),
      licence: fc.constantFrom(...LicenceSchema.options.slice(0, 2)),
    });
    fc.assert(
      fc.property(metadata, metadata, (one, other) => {
        const there = metadataChanges(one, other);
        const back = metadataChanges(other, one);
        const differing = (Object.keys(one) as (keyof typeof one)[]).filter(
          (field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]),
        );
        expect(there.map(({ field }) => field).sort()).toEqual([...differing].sort());
        expect(back.map(({ field }) => field)).toEqual(there.map(({ field }) => field));
        for (const [index, change] of there.entries()) {
          const reverse = back[index];
          if (change.field !== 'authors' || reverse?.field !== 'authors') continue;
          expect(change.added.map(({ name }) => name).sort()).toEqual(reverse.removed.map(({ name }) => name).sort());
          expect(change.reordered).toBe(reverse.reordered);
          // Nothing that is shown as an author's change is none.
          expect(change.added.length + change.removed.length + change.changed.length > 0 || change.reordered).toBe(
            true,
          );
        }
      }),
    );
  });
});
