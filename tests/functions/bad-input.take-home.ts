import type { InputRoute } from './bad-input.cases.ts';
import { WORKSHOP } from './bad-input.scene.ts';

const LONG = 'x'.repeat(100_000);
const KEPT = 'Kept <b>as typed</b> & "quoted"';
type Who = Pick<InputRoute, 'cookie' | 'stranger'>;

/** The routes of what participants take home: the staff's, and the person's own. */
export const takeHomeRoutes = (staff: Who, participant: Who, mine: string): InputRoute[] => {
  const home = `/staff/w/${WORKSHOP}/take-home`;
  const material = `${home}/materials/none/none`;
  const link = { session: 'opening', title: 'T', link: 'https://example.org/' };
  return [
    {
      name: 'agreements',
      path: `${mine}/agreements`,
      ...participant,
      asksForNothing: true,
      fields: ['contact', 'named'],
      refuses: [
        ['another word', { contact: 'no' }, 422, 'contact'],
        ['a list', { named: ['yes'] }, 422, 'named'],
      ],
    },
    {
      name: 'take-home settings',
      path: `${home}/settings`,
      ...staff,
      fields: ['certificate', 'materials'],
      refuses: [
        ['nothing', {}, 422, 'certificate'],
        ['a certificate of gold', { certificate: 'gold', materials: 'at-once' }, 422, 'certificate'],
        ['a moment that is none', { certificate: 'none', materials: 'never' }, 422, 'materials'],
      ],
    },
    {
      name: 'material link',
      path: `${home}/link`,
      ...staff,
      fields: ['session', 'title', 'link'],
      refuses: [
        ['no title', { ...link, title: '' }, 422, 'title'],
        ['a title of a novel', { ...link, title: LONG }, 422, 'title'],
        ['a link that runs a script', { ...link, link: 'javascript:alert(1)' }, 422, 'link'],
        ['a link that is a novel', { ...link, link: `https://example.org/${LONG}` }, 422, 'link'],
        ['a session that is none', { ...link, session: '__proto__' }, 422, 'session'],
      ],
      form: { fields: { ...link, title: KEPT, link: 'x' }, keeps: KEPT },
    },
    {
      name: 'material file',
      path: `${home}/file/none`,
      ...staff,
      fields: ['key', 'title', 'fileName', 'sha256'],
      refuses: [['of a session that is none', { key: 'x', title: 'T' }, 422, 'session']],
    },
    {
      name: 'material upload',
      path: `${home}/file/none/upload`,
      ...staff,
      asksForNothing: true,
      fields: ['fileName'],
      refuses: [
        ['a name of blanks', { fileName: ' ' }, 422, 'fileName'],
        ['a name that is a list', { fileName: ['a'] }, 422, 'fileName'],
      ],
    },
    { name: 'material taken back', path: `${material}/remove`, ...staff, fields: [], readsNothing: true, refuses: [] },
    {
      name: 'material shown again',
      path: `${material}/restore`,
      ...staff,
      fields: [],
      readsNothing: true,
      refuses: [],
    },
  ];
};
