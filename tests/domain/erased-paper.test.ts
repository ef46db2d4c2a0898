import { describe, expect, it } from 'vitest';
import { filesToErase, staysPublished } from '../../shared/papers/erased-paper.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { aPaper, aVersion } from '../support/fixtures.ts';

const FOLDER = 'papers/small/p1/';
const file = (name: string) => ({ ...aVersion(1, 0).file, key: `${FOLDER}${name}` });
const aPaperOf = (name: string, changes: Partial<Paper>): Paper =>
  aPaper({
    versions: [
      { ...aVersion(1, 1), file: file(`${name}-early.pdf`) },
      {
        ...aVersion(2, 1),
        file: file(`${name}.pdf`),
        attachments: [{ ...file(`${name}-annex.pdf`), role: 'annex' as const }],
      },
    ],
    ...changes,
  });

const published = aPaperOf('published', { state: 'published', publishedAt: '2011-08-01T00:00:00Z' });
const withdrawn = aPaperOf('withdrawn', {
  state: 'withdrawn',
  publishedAt: '2011-08-01T00:00:00Z',
  withdrawn: { at: '2011-08-02T00:00:00Z', reason: 'A mistake.' },
});
const never = aPaperOf('never', {
  state: 'withdrawn',
  withdrawn: { at: '2011-08-02T00:00:00Z', reason: 'A mistake.' },
});

describe('when the author of papers is erased', () => {
  it('a publication stays, and so does the note that one was withdrawn; what was never published goes', () => {
    expect([published, withdrawn, never].map(staysPublished)).toEqual([true, true, false]);
  });

  it('the files of the publication stay, annexes too; those of what was withdrawn go, and earlier ones', () => {
    const keys = filesToErase(FOLDER, [published, withdrawn, never]).map(({ key }) => key.slice(FOLDER.length));
    expect(keys.sort()).toEqual(
      [
        'published-early.pdf',
        ...['withdrawn', 'never'].flatMap((name) => [`${name}-annex.pdf`, `${name}-early.pdf`, `${name}.pdf`]),
      ].sort(),
    );
  });
});
