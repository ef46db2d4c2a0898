import type { InputRoute } from './bad-input.cases.ts';
import { WORKSHOP } from './bad-input.scene.ts';

const LONG = 'x'.repeat(100_000);
const KEPT = 'Kept <b>as typed</b> & "quoted"';

/** The routes of the road map. */
export const roadMapRoutes = (staff: Pick<InputRoute, 'cookie' | 'stranger'>, personId: string): InputRoute[] => {
  const home = `/staff/w/${WORKSHOP}/road-map`;
  const action = `${home}/${personId}/none`;
  const terms = { title: 'T', dueOn: '2011-09-01', partners: [] };
  const ofTerms = [
    ['no title', { ...terms, title: undefined }, 422, 'title'],
    ['a title of blanks', { ...terms, title: ' \n' }, 422, 'title'],
    ['a title that is a list', { ...terms, title: ['a'] }, 422, 'title'],
    ['a title of a novel', { ...terms, title: LONG }, 422, 'title'],
    ['a day that is none', { ...terms, dueOn: '2011-02-30' }, 422, 'dueOn'],
    ['a date that is a number', { ...terms, dueOn: 5 }, 422, 'dueOn'],
    ['very many partners', { ...terms, partners: Array(11).fill('a') }, 422, 'partners'],
    ['a partner that is a novel', { ...terms, partners: [LONG] }, 422, 'partners'],
  ] as const;
  return [
    {
      name: 'action',
      path: home,
      ...staff,
      fields: ['title', 'owner', 'dueOn', 'partners'],
      refuses: [
        ...ofTerms.map(([what, json, status, field]) => [what, { ...json, owner: personId }, status, field] as const),
        ['no owner', terms, 422, 'owner'],
        ['an owner who is nobody', { ...terms, owner: 'nobody' }, 422, 'owner'],
        ['an owner that is a path', { ...terms, owner: '../..' }, 422, 'owner'],
      ],
      form: { fields: { title: KEPT, owner: '', dueOn: '' }, keeps: KEPT },
    },
    { name: 'action’s terms', path: action, ...staff, fields: ['title', 'dueOn', 'partners'], refuses: [...ofTerms] },
    {
      name: 'action’s report',
      path: `${action}/report`,
      ...staff,
      fields: ['status', 'note', 'link'],
      refuses: [
        ['no state', { note: 'x' }, 422, 'status'],
        ['a state that is none', { status: 'finished' }, 422, 'status'],
        ['a note that is a novel', { status: 'done', note: LONG }, 422, 'note'],
        ['a link that runs a script', { status: 'done', link: 'javascript:alert(1)' }, 422, 'link'],
        ['a link that is a list', { status: 'done', link: ['https://example.org'] }, 422, 'link'],
      ],
    },
    {
      name: 'action’s owner',
      path: `${action}/owner`,
      ...staff,
      fields: ['owner'],
      refuses: [
        ['nobody', {}, 422, 'owner'],
        ['somebody who is not there', { owner: 'nobody' }, 422, 'owner'],
        ['a number', { owner: 5 }, 422, 'owner'],
      ],
    },
    {
      name: 'action’s dropping',
      path: `${action}/drop`,
      ...staff,
      fields: ['reason'],
      asksForNothing: true,
      refuses: [
        ['a reason that is a novel', { reason: LONG }, 422, 'reason'],
        ['a reason that is a list', { reason: ['a'] }, 422, 'reason'],
      ],
    },
    { name: 'action’s return', path: `${action}/restore`, ...staff, fields: [], readsNothing: true, refuses: [] },
    {
      name: 'public road map',
      path: `${home}/public`,
      ...staff,
      fields: ['understood'],
      refuses: [
        ['nothing', {}, 422, 'understood'],
        ['another word', { understood: 'maybe' }, 422, 'understood'],
      ],
    },
    { name: 'private road map', path: `${home}/private`, ...staff, fields: [], readsNothing: true, refuses: [] },
  ];
};
