import type { Stack } from 'aws-cdk-lib';
import { AfterwordFunction, WHOLE_PROCESSOR_MB } from './constructs/function.ts';
import { type Kept, toldOf } from './kept.ts';

export type Pages = ReturnType<typeof whatPeopleOpen>;

/** What people open: a function for each kind of visitor, and the routes that each answers. */
export function whatPeopleOpen(stack: Stack, kept: Kept) {
  const { parameters, staffSignIn, web } = kept;
  const { BALLOTS, LINKS, PAGES, SENDER } = toldOf(kept);
  const participant = new AfterwordFunction(stack, 'Participant', {
    name: 'participant',
    description: 'What a personal link opens: my page, feedback, SWOT, papers, actions; and how to get a new link',
    memory: WHOLE_PROCESSOR_MB,
    environment: { ...PAGES, ...LINKS, ...BALLOTS, WORKSHOP_MEMORY_SECONDS: parameters.workshopMemory },
  });
  const guest = new AfterwordFunction(stack, 'Guest', {
    name: 'guest',
    description: 'What the link of a paper’s co-author or reviewer opens',
    memory: WHOLE_PROCESSOR_MB,
    environment: { ...PAGES, ...LINKS },
  });
  const ballotBox = new AfterwordFunction(stack, 'BallotBox', {
    name: 'ballot-box',
    description: 'Takes anonymous feedback, and knows nobody',
    memory: WHOLE_PROCESSOR_MB,
    environment: { ...BALLOTS, BASE_URL: web.baseUrl },
  });
  const staff = new AfterwordFunction(stack, 'Staff', {
    name: 'staff',
    description: 'The console behind the sign-in',
    memory: WHOLE_PROCESSOR_MB,
    environment: {
      ...PAGES,
      ...LINKS,
      ...SENDER,
      USER_POOL_ID: staffSignIn.userPoolId,
      USER_POOL_CLIENT_ID: staffSignIn.clientId,
    },
  });
  const publicPages = new AfterwordFunction(stack, 'Public', {
    name: 'public',
    description: 'The home page, published papers and their harvesting, and the page for what does not exist',
    memory: WHOLE_PROCESSOR_MB,
    environment: { ...PAGES, ...LINKS, MAIL_FROM: parameters.mailFrom },
  });
  web.answer(
    [
      {
        paths: [
          '/l/{proxy+}',
          '/u/{proxy+}',
          '/w/{workshopId}',
          '/w/{workshopId}/link',
          '/w/{workshopId}/join',
          '/w/{workshopId}/p/{personId}',
          '/w/{workshopId}/p/{personId}/{proxy+}',
          '/scripts/{proxy+}',
        ],
        answeredBy: participant,
      },
      { paths: ['/g/{proxy+}', '/guest/{proxy+}'], answeredBy: guest },
      { paths: ['/ballots/{workshopId}'], answeredBy: ballotBox },
      {
        paths: [
          '/staff',
          '/staff/sign-in',
          '/staff/second-factor',
          '/staff/forgotten-password',
          '/staff/forgotten-password/new',
          '/staff/{proxy+}',
        ],
        answeredBy: staff,
      },
    ],
    publicPages,
  );
  return { participant, guest, ballotBox, staff, publicPages };
}
