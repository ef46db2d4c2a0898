import type { InputRoute } from './bad-input.cases.ts';
import { WORKSHOP } from './bad-input.scene.ts';

const NUL = '\u0000\u0007';
const KEPT = 'Kept <b>as typed</b> & "quoted"';
const workshop = `/staff/w/${WORKSHOP}`;

/** The routes by which a workshop is set up. */
export const setupRoutes = (staff: Pick<InputRoute, 'cookie' | 'stranger'>): InputRoute[] => [
  ...['', '/import'].map(
    (form): InputRoute => ({
      name: `participants${form}`,
      path: `${workshop}/participants${form}`,
      ...staff,
      takesCsv: true,
      fields: ['csv'],
      refuses: [
        ['nothing', {}, 422, 'csv'],
        ['a table without names of columns', { csv: 'a,b\n1,2' }, 422, 'csv'],
        ['column names only', { csv: 'name,email,organisation' }, 422, 'csv'],
        ['control characters', { csv: NUL }, 422, 'csv'],
        ['a table that is a number', { csv: 5 }, 422, 'csv'],
      ],
      form: { fields: { csv: KEPT }, keeps: KEPT },
    }),
  ),
];
