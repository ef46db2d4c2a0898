/** The defences of docs/abuse.md, each with what takes it away and the test that has to notice. */
export interface Defence {
  readonly name: string;
  readonly file: string;
  /** Stands in the file exactly once; a test holds it to that. */
  readonly find: string;
  readonly replace: string;
  readonly test: string;
  /** Only the tests of the file whose names match; all of them where not said. */
  readonly only?: string;
}

const HEADERS = 'tests/abuse/headers.test.ts';
const FLOODS = 'tests/abuse/floods.test.ts';

export const DEFENCES: readonly Defence[] = [
  {
    name: 'forms of other sites are refused',
    file: 'shared/web/endpoint.ts',
    find: "if (route.method === 'POST' && !route.fromAnywhere && event.headers.origin !== origin) {",
    replace: 'if (origin.length === 0) {',
    test: 'tests/functions/bad-input.test.ts',
    only: 'given another origin, or none',
  },
  {
    name: 'a link carries a MAC',
    file: 'shared/people/link.ts',
    find: 'return given.length === expected.length && timingSafeEqual(given, expected) ? fields : undefined;',
    replace: 'return given.length === expected.length || timingSafeEqual(given, given) ? fields : undefined;',
    test: 'tests/functions/participant.test.ts',
  },
  {
    name: 'a revoked link opens nothing',
    file: 'functions/participant/session.ts',
    find: 'if (!participant || participant.person.linkVersion !== link.version) {',
    replace: 'if (!participant) {',
    test: 'tests/functions/who-may-open.test.ts',
  },
  {
    name: 'the session is out of scripts’ reach',
    file: 'functions/participant/session.ts',
    find: 'Max-Age=${' + 'FOUR_MONTHS_S}; HttpOnly; Secure; SameSite=Lax`',
    replace: 'Max-Age=${' + 'FOUR_MONTHS_S}; Secure; SameSite=Lax`',
    test: HEADERS,
  },
  {
    name: 'no answer is framed elsewhere',
    file: 'shared/web/security-headers.ts',
    find: "form-action 'none'; frame-ancestors 'none'; base-uri",
    replace: "form-action 'none'; base-uri",
    test: HEADERS,
  },
  {
    name: 'nobody guesses what a file is',
    file: 'shared/web/security-headers.ts',
    find: "  'x-content-type-options': 'nosniff',\n",
    replace: '',
    test: HEADERS,
  },
  {
    name: 'only HTTPS, from the first answer on',
    file: 'shared/web/security-headers.ts',
    find: "  'strict-transport-security': 'max-age=63072000; includeSubDomains',\n",
    replace: '',
    test: HEADERS,
  },
  {
    name: 'a page runs its own script alone',
    file: 'shared/web/reply.ts',
    find: '`script-src ${' + 'scriptHash}',
    replace: "`script-src 'unsafe-inline' ${" + 'scriptHash}',
    test: HEADERS,
  },
  {
    name: 'nobody is led to another site',
    file: 'functions/staff/session.ts',
    find: 'if (!URL.canParse(next, baseUrl)) return home;',
    replace: 'if (URL.canParse(next, baseUrl)) return next;',
    test: HEADERS,
  },
  {
    name: 'a link’s changes are paced',
    file: 'shared/store/pace.ts',
    find: 'if (ahead <= AHEAD_MS) return until;',
    replace: 'if (ahead <= Number.MAX_VALUE) return until;',
    test: FLOODS,
  },
  {
    name: 'the link is mailed four times a day at most',
    file: 'shared/people/letters.ts',
    find: 'export const REQUESTS_A_DAY = 4;',
    replace: 'export const REQUESTS_A_DAY = 4000;',
    test: FLOODS,
  },
  {
    name: 'a program does not fill the list',
    file: 'shared/workshop/walk-ins.ts',
    find: 'if (walkIns.taken >= WALK_INS_MOST) throw',
    replace: 'if (walkIns.taken < 0) throw',
    test: 'tests/functions/walk-in.test.ts',
  },
  {
    name: 'a body has an end',
    file: 'shared/web/request.ts',
    find: 'if (bytes.length > BODY_LIMIT_BYTES) {',
    replace: 'if (bytes.length > 1e12) {',
    test: 'tests/functions/bad-input.test.ts',
    only: 'given bodies that cannot be read',
  },
  {
    name: 'an upload has an end',
    file: 'shared/papers/documents.store.ts',
    find: "Conditions: [['content-length-range', 1, MAX_FILE_BYTES]],",
    replace: 'Conditions: [],',
    test: 'tests/functions/papers.test.ts',
    only: 'given 0 bytes, or one more than 25 MB',
  },
  {
    name: 'a spreadsheet runs nothing',
    file: 'shared/feedback/export.ts',
    find: "(FORMULA.test(text) ? `'${" + 'text}` : text);',
    replace: "(FORMULA.test('') ? `'${" + 'text}` : text);',
    test: 'tests/domain/questionnaire-agreement.test.tsx',
  },
  {
    name: 'a name adds no header to a mail',
    file: 'shared/mail/ses.store.ts',
    find: "const oneLine = name.replaceAll(/[\\r\\n]+/g, ' ');",
    replace: 'const oneLine = name;',
    test: 'tests/functions/mailer.test.ts',
    only: 'a sender whose name',
  },
  {
    name: 'what somebody typed is no template',
    file: 'shared/mail/wording.ts',
    find: '    return value;\n  });',
    replace: '    return fill(value, values);\n  });',
    test: 'tests/domain/wording.test.ts',
  },
  {
    name: 'a file unpacks to so much and no more',
    file: 'shared/papers/screening/active-content.ts',
    find: 'maxOutputLength: most,',
    replace: 'maxOutputLength: 2 ** 31,',
    test: 'tests/functions/hostile-files.test.ts',
  },
  {
    name: 'logs quote nobody',
    file: 'shared/fault.ts',
    find: "    .replaceAll(/[^\\s<>\"'(),:;]+@[^\\s<>\"'(),:;]+/g, '<address>')\n",
    replace: '',
    test: 'tests/abuse/logs.test.ts',
    only: 'a fault that carries',
  },
  {
    name: 'what Lambda logs quotes nobody',
    file: 'shared/lambda/on-first-event.ts',
    find: "throw (await import('../fault.ts')).tellable(error);",
    replace: 'throw error;',
    test: 'tests/abuse/logs.test.ts',
    only: 'a fault that carries',
  },
];
