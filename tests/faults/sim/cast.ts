/** Who takes part in every history. */

export const WORKSHOP = 'small';
export const ORGANISER = 'organiser@example.org';

export const personId = (index: number): string => `p${index}`;
