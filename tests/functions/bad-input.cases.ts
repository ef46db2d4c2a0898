import type { Scene } from './bad-input.scene.ts';
import { ANONYMOUS, WORKSHOP } from './bad-input.scene.ts';

/** A route that takes input, who may use it, and what it must refuse. */
export interface InputRoute {
  readonly name: string;
  readonly path: string;
  readonly cookie: string;
  /** What it answers to whoever is not signed in; RFC 8058's address and the sign-in ask for no cookie. */
  readonly stranger?: 401;
  /** RFC 8058's one-click POST comes from mail programs. */
  readonly fromAnywhere?: true;
  /** A table of participants may come as it is. */
  readonly takesCsv?: true;
  /** It reads no field: what stands in the body is no matter, as long as it is a body. */
  readonly readsNothing?: true;
  /** It reads fields and has a default for each. */
  readonly asksForNothing?: true;
  /** The fields that it reads, for the fuzz. */
  readonly fields: readonly string[];
  /** JSON that it must refuse, the status, and a field that the problem names. */
  readonly refuses: readonly (readonly [what: string, json: unknown, status: number, field?: string])[];
  /** A form with one wrong field, and a text in it that must be on the page that comes back. */
  readonly form?: { readonly fields: Readonly<Record<string, string>>; readonly keeps: string };
}

const LONG = 'x'.repeat(100_000);
const NUL = '\u0000\u0007';
const HALF = '\ud800';
const TURNED = '\u202e\u2066';
const KEPT = 'Kept <b>as typed</b> & "quoted"';

export function inputRoutes({ home, cookie, staffCookie, unsubscribeOf, paperId, entryId }: Scene): InputRoute[] {
  const mine = home('Author');
  const participant = { cookie: cookie('Author'), stranger: 401 as const };
  const staff = { cookie: staffCookie, stranger: 401 as const };
  const workshop = `/staff/w/${WORKSHOP}`;
  const person = `${workshop}/people/${mine.split('/').at(-1)}`;
  const paper = {
    title: 'T',
    abstract: 'A',
    authors: [{ name: 'N', affiliation: 'F' }],
    keywords: ['k'],
    id: 'aPaperOfBadInput',
  };
  const metadata: InputRoute['refuses'] = [
    ['no title', { ...paper, title: '' }, 422, 'title'],
    ['a title of control characters', { ...paper, title: NUL }, 422, 'title'],
    ['a title of turned directions', { ...paper, title: TURNED }, 422, 'title'],
    ['a long title', { ...paper, title: LONG }, 422, 'title'],
    ['a long abstract', { ...paper, abstract: LONG }, 422, 'abstract'],
    ['authors that are none', { ...paper, authors: [{ name: 1 }] }, 422, 'authors'],
    ['many authors', { ...paper, authors: Array(1000).fill({ name: 'N', affiliation: 'F' }) }, 422, 'authors'],
    ['a long author', { ...paper, authors: [{ name: LONG, affiliation: 'F' }] }, 422, 'authors'],
    ['a long keyword', { ...paper, keywords: [LONG] }, 422, 'keywords'],
    ['keywords that are numbers', { ...paper, keywords: [1] }, 422, 'keywords'],
  ];
  const letter = { subject: 'S', preheader: '', body: 'B' };
  const wording: InputRoute['refuses'] = [
    ['nothing', {}, 422, 'subject'],
    ['a subject of control characters', { ...letter, subject: NUL }, 422, 'subject'],
    ['a long subject', { ...letter, subject: LONG }, 422, 'subject'],
    ['a subject of two lines', { ...letter, subject: 'a\r\nBcc: b@example.org' }, 422, 'subject'],
    ['a preview line that is a number', { ...letter, preheader: 7 }, 422, 'preheader'],
    ['a text of turned directions', { ...letter, body: TURNED }, 422, 'body'],
    ['a long text', { ...letter, body: LONG }, 422, 'body'],
    ['a list of texts', { ...letter, body: ['a', 'b'] }, 422, 'body'],
    ['an unknown variable', { ...letter, body: '{{constructor}}' }, 422, 'body'],
    ['a variable that is not closed', { ...letter, body: '{{name' }, 422, 'body'],
    ['many braces', { ...letter, body: '{'.repeat(4000) }, 422, 'body'],
  ];
  const forged = {
    token: Buffer.alloc(64, 1).toString('base64url'),
    signature: Buffer.alloc(256, 1).toString('base64url'),
    answers: {},
  };
  const paperFields = ['title', 'abstract', 'authors', 'keywords', 'id'];
  return [
    {
      name: 'feedback',
      path: `${mine}/feedback`,
      ...participant,
      fields: ['sessions', 'best', 'application', 'recommendation', 'comments', 'sessions.opening'],
      refuses: [
        ['an unknown question', { nonsense: 1 }, 422, 'nonsense'],
        ['an unknown session', { sessions: { nowhere: 5 } }, 422, 'sessions.nowhere'],
        ['a rating of 6', { sessions: { opening: 6 } }, 422, 'sessions.opening'],
        ['a rating of -1', { sessions: { opening: -1 } }, 422, 'sessions.opening'],
        ['a rating of 4.5', { sessions: { opening: 4.5 } }, 422, 'sessions.opening'],
        ['a rating of 1e999', { sessions: { opening: Number.MAX_VALUE } }, 422, 'sessions.opening'],
        ['a rating in words', { sessions: { opening: 'five' } }, 422, 'sessions.opening'],
        ['a long text', { best: LONG }, 422, 'best'],
        ['two texts', { best: ['a', 'b'] }, 422, 'best'],
        ['an unlisted choice', { recommendation: 11 }, 422, 'recommendation'],
        ['a thousand unknown questions', Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`q${n}`, 1])), 422],
        ['a question called constructor', { constructor: 'x' }, 422, 'constructor'],
      ],
      form: { fields: { 'sessions.opening': '9', best: KEPT }, keeps: KEPT },
    },
    {
      name: 'draft of the feedback',
      path: `${mine}/drafts/feedback`,
      ...participant,
      asksForNothing: true,
      fields: ['best', 'sessions.opening'],
      refuses: [['a long text', { best: LONG }, 413]],
    },
    {
      name: 'ballot, to be signed',
      path: `${home('Voter')}/ballot`,
      cookie: cookie('Voter'),
      stranger: 401,
      asksForNothing: true,
      fields: ['blinded'],
      refuses: [
        ['what is no base64url', { blinded: '?' }, 422, 'blinded'],
        ['a short message', { blinded: 'AAAA' }, 422, 'blinded'],
        ['a long message', { blinded: LONG }, 422, 'blinded'],
        ['two messages', { blinded: ['AAAA', 'AAAA'] }, 422, 'blinded'],
        ['a number beyond the modulus', { blinded: Buffer.alloc(256, 0xff).toString('base64url') }, 422, 'blinded'],
      ],
    },
    {
      name: 'ballot box',
      path: `/ballots/${ANONYMOUS}`,
      cookie: '',
      fields: ['token', 'signature', 'answers'],
      refuses: [
        ['nothing answered', { answers: {} }, 422, 'topic'],
        ['answers to another form', { answers: { nonsense: 1 } }, 422, 'nonsense'],
        ['a short token', { ...forged, token: 'AAAA' }, 422, 'token'],
        ['a signature of control characters', { ...forged, signature: NUL }, 422, 'signature'],
        ['a long signature', { ...forged, signature: LONG }, 422, 'signature'],
        ['answers that are none', { ...forged, answers: ['a'] }, 422, 'answers'],
        ['a ballot that nobody signed', forged, 403],
      ],
    },
    {
      name: 'whether feedback is anonymous',
      path: `${workshop}/feedback`,
      ...staff,
      fields: ['anonymous'],
      refuses: [
        ['no choice', {}, 422, 'anonymous'],
        ['another choice', { anonymous: 'perhaps' }, 422, 'anonymous'],
        ['a change while the forms are open', { anonymous: 'yes' }, 409],
      ],
    },
    {
      name: 'swot',
      path: `${mine}/swot`,
      ...participant,
      fields: ['quadrant', 'text', 'command'],
      refuses: [
        ['an unknown quadrant', { quadrant: 'hope', text: 'x' }, 422, 'quadrant'],
        ['a quadrant called constructor', { quadrant: 'constructor', text: 'x' }, 422, 'quadrant'],
        ['no text', { quadrant: 'threat', text: ' ' }, 422, 'text'],
        ['control characters only', { quadrant: 'threat', text: NUL }, 422, 'text'],
        ['half a surrogate pair', { quadrant: 'threat', text: HALF }, 422, 'text'],
        ['a long text', { quadrant: 'threat', text: LONG }, 422, 'text'],
        ['a list of texts', { quadrant: 'threat', text: ['a', 'b'] }, 422, 'text'],
        ['a command with a #', { quadrant: 'threat', text: 'x', command: 'a#b' }, 422, 'command'],
      ],
      form: { fields: { quadrant: 'hope', text: KEPT }, keeps: KEPT },
    },
    {
      name: 'one SWOT entry',
      path: `${mine}/swot/${entryId}`,
      ...participant,
      fields: ['action', 'quadrant', 'text'],
      refuses: [
        ['an unknown action', { action: 'delete' }, 422],
        ['no action', {}, 422],
        ['a long text', { action: 'change', quadrant: 'threat', text: LONG }, 422, 'text'],
        ['an unknown quadrant', { action: 'change', quadrant: '', text: 'x' }, 422, 'quadrant'],
      ],
      form: { fields: { action: 'change', quadrant: 'hope', text: KEPT }, keeps: KEPT },
    },
    {
      name: 'papers',
      path: `${mine}/papers`,
      ...participant,
      fields: paperFields,
      refuses: metadata,
      form: { fields: { title: KEPT, abstract: '' }, keeps: KEPT },
    },
    {
      name: 'one paper',
      path: `${mine}/papers/${paperId}`,
      ...participant,
      fields: paperFields,
      refuses: metadata,
      form: { fields: { title: KEPT, abstract: '' }, keeps: KEPT },
    },
    {
      name: 'an upload',
      path: `${mine}/papers/${paperId}/upload`,
      ...participant,
      asksForNothing: true,
      fields: ['fileName'],
      refuses: [
        ['an empty name', { fileName: ' ' }, 422, 'fileName'],
        ['a long name', { fileName: LONG }, 422, 'fileName'],
        ['a name that is a number', { fileName: 7 }, 422, 'fileName'],
      ],
    },
    {
      name: 'a submission',
      path: `${mine}/papers/${paperId}/submit`,
      ...participant,
      fields: ['key', 'fileName', 'sameFile'],
      refuses: [
        ['no file', {}, 422, 'file'],
        ["somebody else's upload", { key: `uploads/${WORKSHOP}/somebody/paper/aaaaaaaaaaaaaaaa/x.pdf` }, 422, 'file'],
        ['a key that climbs', { key: '../../papers/x.pdf' }, 422, 'file'],
        ['a long key', { key: LONG }, 422, 'file'],
        ['a key with NUL', { key: `${paperId}${NUL}` }, 422, 'file'],
        ['a key that is an object', { key: {} }, 422, 'key'],
      ],
    },
    {
      name: 'reminders',
      path: `${mine}/reminders`,
      ...participant,
      fields: ['wanted'],
      refuses: [
        ['neither yes nor no', { wanted: 'maybe' }, 422, 'wanted'],
        ['nothing', {}, 422, 'wanted'],
      ],
    },
    {
      name: 'choosing a language',
      path: `${mine}/language`,
      ...participant,
      fields: ['language', 'page'],
      refuses: [
        ['nothing', {}, 422, 'language'],
        ['a language that is not spoken here', { language: 'xx' }, 422, 'language'],
        ['a language called constructor', { language: 'constructor' }, 422, 'language'],
        ['a list of languages', { language: ['en', 'bn'] }, 422, 'language'],
        ['a page that is an object', { language: 'bn', page: {} }, 422, 'page'],
      ],
    },
    {
      name: 'declining',
      path: `${mine}/decline`,
      ...participant,
      fields: ['obligation', 'undo'],
      refuses: [
        ['nothing', {}, 422, 'obligation'],
        ['an obligation called constructor', { obligation: 'constructor' }, 422, 'obligation'],
        ['an obligation that no one has', { obligation: 'everything' }, 404],
        ['a long obligation', { obligation: LONG }, 422, 'obligation'],
        ['an undo that is neither', { obligation: 'swot', undo: 'no' }, 422, 'undo'],
      ],
    },
    {
      name: 'asking for a link',
      path: `/w/${WORKSHOP}/link`,
      cookie: '',
      fields: ['email'],
      refuses: [
        ['nothing', {}, 422, 'email'],
        ['no address', { email: NUL }, 422, 'email'],
        ['a long address', { email: `${LONG}@example.org` }, 422, 'email'],
        ['a list of addresses', { email: ['a@example.org'] }, 422, 'email'],
      ],
      form: { fields: { email: KEPT }, keeps: KEPT },
    },
    {
      name: 'turning reminders on again',
      path: `${unsubscribeOf('Author')}/again`,
      cookie: '',
      fields: ['wanted'],
      refuses: [['nothing', {}, 422, 'wanted']],
    },
    {
      name: 'one-click unsubscribing',
      path: unsubscribeOf('Author'),
      cookie: '',
      fromAnywhere: true,
      fields: ['List-Unsubscribe'],
      refuses: [
        ['nothing', {}, 422, 'List-Unsubscribe'],
        ['two clicks', { 'List-Unsubscribe': 'Two-Click' }, 422, 'List-Unsubscribe'],
      ],
    },
    {
      name: 'a decision',
      path: `${workshop}/papers/${mine.split('/').at(-1)}/${paperId}/decision`,
      ...staff,
      fields: ['verdict', 'reason', 'version'],
      refuses: [
        ['an unknown verdict', { verdict: 'burn', reason: 'x', version: 1 }, 422, 'verdict'],
        ['a verdict called toString', { verdict: 'toString', reason: 'x', version: 1 }, 422, 'verdict'],
        ['no reason', { verdict: 'approve', reason: NUL, version: 1 }, 422, 'reason'],
        ['a long reason', { verdict: 'approve', reason: LONG, version: 1 }, 422, 'reason'],
        ['no version', { verdict: 'approve', reason: 'x' }, 422, 'version'],
        ['a version in words', { verdict: 'approve', reason: 'x', version: 'one' }, 422, 'version'],
        ['a version to come', { verdict: 'approve', reason: 'x', version: 99 }, 409],
      ],
      form: { fields: { verdict: 'burn', reason: KEPT, version: '1' }, keeps: KEPT },
    },
    {
      name: 'rescheduling',
      path: `${workshop}/reschedule`,
      ...staff,
      fields: ['starts', 'ends', 'reason'],
      refuses: [
        ['a day that is none', { starts: '2011-02-30', ends: '2011-03-01', reason: 'x' }, 422, 'starts'],
        ['days out of order', { starts: '2011-09-02', ends: '2011-09-01', reason: 'x' }, 422, 'ends'],
        ['no reason', { starts: '2011-09-01', ends: '2011-09-02', reason: NUL }, 422, 'reason'],
        ['a long reason', { starts: '2011-09-01', ends: '2011-09-02', reason: LONG }, 422, 'reason'],
        ['a list of days', { starts: ['2011-09-01'], ends: '2011-09-02', reason: 'x' }, 422, 'starts'],
      ],
      form: { fields: { starts: '2011-09-02', ends: '2011-09-01', reason: KEPT }, keeps: KEPT },
    },
    {
      name: 'a new step',
      path: `${workshop}/plan/steps`,
      ...staff,
      fields: ['id', 'kind', 'when', 'period', 'afterEnd', 'beforeDeadline', 'on', 'at', 'staleAfterHours', 'revision'],
      refuses: [
        ['nothing', {}, 422, 'when'],
        ['a kind called constructor', { kind: 'constructor', afterEnd: 'P1D', at: '09:00' }, 422, 'kind'],
        ['a negative period', { kind: 'reminder', afterEnd: '-P1D', at: '09:00' }, 422, 'afterEnd'],
        ['a long period', { kind: 'reminder', afterEnd: LONG, at: '09:00' }, 422, 'afterEnd'],
        ['control characters', { kind: 'reminder', afterEnd: 'P1D', at: NUL }, 422, 'at'],
        ['an id with a #', { kind: 'reminder', afterEnd: 'P1D', at: '09:00', id: 'a#b' }, 422, 'id'],
        ['another revision', { kind: 'reminder', afterEnd: 'P3D', at: '09:00', revision: 99 }, 409],
      ],
      form: { fields: { kind: 'reminder', when: 'afterEnd', period: KEPT, at: '09:00' }, keeps: KEPT },
    },
    {
      name: 'one step',
      path: `${workshop}/plan/steps/nothing`,
      ...staff,
      fields: ['action', 'kind', 'when', 'period', 'on', 'at', 'revision'],
      refuses: [
        ['an unknown action', { action: 'send' }, 422, 'action'],
        ['an unknown step', { action: 'skip' }, 404],
      ],
    },
    {
      name: 'pausing',
      path: `${workshop}/plan/pause`,
      ...staff,
      fields: ['action', 'revision'],
      refuses: [
        ['nothing', {}, 422, 'action'],
        ['an action called toString', { action: 'toString' }, 422, 'action'],
      ],
    },
    {
      name: 'the settings of the plan',
      path: `${workshop}/plan/settings`,
      ...staff,
      asksForNothing: true,
      fields: ['deadline', 'deadline.afterEnd', 'graceHours', 'quietHours', 'staleAfterHours', 'revision'],
      refuses: [
        ['a negative period', { deadline: { afterEnd: '-P1D' } }, 422, 'deadline.afterEnd'],
        ['a deadline that is a text', { deadline: 'never' }, 422, 'deadline'],
        ['hours in words', { graceHours: 'few' }, 422, 'graceHours'],
        ['hours without end', { staleAfterHours: 1e9 }, 422, 'staleAfterHours'],
      ],
      form: { fields: { graceHours: KEPT }, keeps: KEPT },
    },
    {
      name: 'cancelling',
      path: `${workshop}/cancel`,
      ...staff,
      fields: ['reason', 'understood', 'revision'],
      refuses: [
        ['nothing', {}, 422, 'reason'],
        ['no tick', { reason: 'x' }, 422, 'understood'],
        ['a long reason', { reason: LONG, understood: 'yes' }, 422, 'reason'],
        ['control characters', { reason: NUL, understood: 'yes' }, 422, 'reason'],
      ],
      form: { fields: { reason: KEPT }, keeps: KEPT },
    },
    {
      name: 'participants',
      path: `${workshop}/participants`,
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
    },
    ...(['', '/preview', '/preview.html', '/test'] as const).map((trial) => ({
      name: `the wording of a mail${trial}`,
      path: `${workshop}/mails/link/en${trial}`,
      ...staff,
      fields: ['subject', 'preheader', 'body', 'person'],
      refuses: wording,
      ...(trial !== '/preview.html' && { form: { fields: { subject: '', preheader: '', body: KEPT }, keeps: KEPT } }),
    })),
    {
      name: 'the default wording of a mail',
      path: `${workshop}/mails/link/en/reset`,
      ...staff,
      fields: [],
      refuses: [],
      readsNothing: true,
    },
    {
      name: 'a new link',
      path: `${workshop}/people/nobody/new-link`,
      ...staff,
      fields: [],
      refuses: [['of nobody', {}, 404]],
      readsNothing: true,
    },
    {
      name: 'more time',
      path: `${person}/extension`,
      ...staff,
      fields: ['until'],
      refuses: [
        ['nothing', {}, 422, 'until'],
        ['a day that is none', { until: '2011-09-31' }, 422, 'until'],
        ['a day of the past', { until: '2011-07-01' }, 422, 'until'],
        ['the first of all days', { until: '0001-01-01' }, 422, 'until'],
        ['the last of all days', { until: '9999-12-31' }, 422, 'until'],
        ['a moment', { until: '2011-09-01T10:00:00Z' }, 422, 'until'],
        ['a list', { until: ['2011-09-01'] }, 422, 'until'],
      ],
      form: { fields: { until: KEPT }, keeps: KEPT },
    },
    {
      name: 'an address',
      path: `${person}/address`,
      ...staff,
      fields: ['email'],
      refuses: [
        ['nothing', {}, 422, 'email'],
        ['no address', { email: 'nobody' }, 422, 'email'],
        ['two addresses', { email: 'a@example.org, b@example.org' }, 422, 'email'],
        ['a header in it', { email: 'a@example.org\r\nBcc: b@example.org' }, 422, 'email'],
        ['a long one', { email: `${LONG}@example.org` }, 422, 'email'],
        ['control characters', { email: `${NUL}@example.org` }, 422, 'email'],
        ['an object', { email: {} }, 422, 'email'],
      ],
      form: { fields: { email: KEPT }, keeps: KEPT },
    },
    {
      name: 'an action',
      path: `${person}/actions`,
      ...staff,
      fields: ['title'],
      refuses: [
        ['nothing', {}, 422, 'title'],
        ['spaces', { title: ' \t ' }, 422, 'title'],
        ['control characters', { title: NUL }, 422, 'title'],
        ['turned directions', { title: TURNED }, 422, 'title'],
        ['301 characters', { title: 'x'.repeat(301) }, 422, 'title'],
        ['a list', { title: ['x'] }, 422, 'title'],
      ],
      form: { fields: { title: `${KEPT}${LONG}` }, keeps: KEPT },
    },
    ...(['send-link', 'extension/taken-back', 'retry'] as const).map((command) => ({
      name: command,
      path: `${workshop}/people/nobody/${command}`,
      ...staff,
      fields: [],
      refuses: [['of nobody', {}, 404]] as const,
      readsNothing: true as const,
    })),
    {
      name: 'a new workshop',
      path: '/staff/workshops',
      ...staff,
      fields: ['id', 'format', 'title', 'followUp', 'sessions', 'staff'],
      refuses: [
        ['nothing', {}, 422, 'format'],
        [
          'fields called constructor and __proto__',
          JSON.parse('{"constructor":1,"__proto__":{"format":1}}'),
          422,
          'constructor',
        ],
        ['an id with a slash', { format: 1, id: 'a/b' }, 422, 'id'],
        ['a long title', { format: 1, title: LONG }, 422, 'title'],
        ['steps that are an object', { format: 1, followUp: { steps: {} } }, 422, 'followUp.steps'],
      ],
      form: { fields: { file: `{"title": "${KEPT.replaceAll('"', "'")}"}` }, keeps: KEPT.replaceAll('"', "'") },
    },
    {
      name: 'signing in',
      path: '/staff/sign-in',
      cookie: '',
      fields: ['email', 'password', 'next'],
      refuses: [
        ['nothing', {}, 401],
        ['a wrong password', { email: 'organiser@example.org', password: 'wrong' }, 401],
        ['a long password', { email: 'organiser@example.org', password: LONG }, 401],
        ['control characters', { email: NUL, password: NUL }, 401],
        ['an object', { email: {}, password: [] }, 401],
      ],
      form: { fields: { email: 'kept@example.org', password: 'wrong' }, keeps: 'kept@example.org' },
    },
    {
      name: 'a first password',
      path: '/staff/first-password',
      cookie: '',
      fields: ['email', 'password', 'challenge', 'next'],
      refuses: [
        ['nothing', {}, 401],
        ['a forged challenge', { email: 'a@example.org', password: 'Right-Password-1', challenge: 'forged' }, 401],
        [
          'a forged challenge in two parts',
          { email: 'a@example.org', password: 'Right-Password-1', challenge: 'u s' },
          401,
        ],
      ],
    },
    { name: 'signing out', path: '/staff/sign-out', cookie: '', fields: [], refuses: [], readsNothing: true },
  ];
}
