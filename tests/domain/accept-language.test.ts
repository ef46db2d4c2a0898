import { expect, test } from 'vitest';
import { languageAskedFor } from '../../shared/language/accept-language.ts';

test.each([
  ['bn-BD,bn;q=0.9,en-US;q=0.8,en;q=0.7', 'bn'],
  ['en-GB,en;q=0.9,bn;q=0.8', 'en'],
  ['fr-FR,fr;q=0.9,bn;q=0.2', 'bn'],
  ['bn', 'bn'],
  ['BN-Beng-BD', 'bn'],
  ['en;q=0.5 , bn ; q=0.6', 'bn'],
  ['en;q=0.5,bn;q=0.5', 'en'],
  ['bn;q=0,en;q=0.1', 'en'],
] as const)('given “%s”, then %s is asked for', (header, language) => {
  expect(languageAskedFor(header)).toBe(language);
});

test.each([
  ['no header', ''],
  ['any language', '*'],
  ['others alone', 'fr, de;q=0.9, *;q=0.5'],
  ['one that is not wanted', 'bn;q=0'],
  ['a tag that merely begins alike', 'bnx'],
  ['a weight that is none', 'bn;q=2'],
  ['a name of an object', 'constructor'],
  ['no header of any kind', `;;,, =${'-'.repeat(10_000)}`],
])('given %s, then none is', (_, header) => {
  expect(languageAskedFor(header)).toBeUndefined();
});
