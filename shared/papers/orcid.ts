/** An ORCID iD: sixteen characters, the last of which is computed from the others. https://support.orcid.org/hc/articles/360006897674 */

/** What is wrong with something that was given as an iD. */
export type OrcidFault = 'shape' | 'checksum';

/**
 * Reads an iD as people copy it: bare or as its address, with hyphens or without.
 * @returns the iD as `0000-0002-1825-0097`, or what is wrong with it
 */
export function readOrcid(raw: string): { readonly orcid: string } | { readonly fault: OrcidFault } {
  const digits = raw
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i, '')
    .replace(/\/$/, '')
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .toUpperCase();
  if (!/^\d{15}[\dX]$/.test(digits)) return { fault: 'shape' };
  if (checkCharacter(digits.slice(0, 15)) !== digits.at(-1)) return { fault: 'checksum' };
  return { orcid: digits.replaceAll(/(.{4})(?=.)/g, '$1-') };
}

/** ISO 7064 MOD 11-2 over the first fifteen digits. */
function checkCharacter(digits: string): string {
  const total = Array.from(digits).reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0);
  const result = (12 - total) % 11;
  return result === 10 ? 'X' : String(result);
}
