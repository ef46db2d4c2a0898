import type { Preview } from '../../../shared/follow-up/mail-preview.ts';
import { checkWording } from '../../../shared/mail/wording.check.ts';
import type { Wording } from '../../../shared/mail/wording.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, typedIn } from '../../../shared/web/fields.ts';
import { answer } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { LetterPreviewJson, TestSentJson } from '../api/mails.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { LETTER, type Letter, LetterInputSchema, letterIn } from './letters.ts';
import type { Offered } from './person.ts';
import { framedMail } from './preview.tsx';
import { sendTest } from './test-mail.ts';
import { offer, orShownAgain, previewFor, shown, stand } from './view.tsx';

/** A wording tried out, as it is stored or as it was typed: looked at, or sent to oneself. Nothing of it is stored. */
export function wordingTrialRoutes(context: StaffContext): Route[] {
  return [
    memberPost(context, `${LETTER}/preview`, 'organiser', LetterInputSchema, (visit, request) =>
      orShownAgain(context, visit, request, async () => {
        const { letter, preview, ...typed } = await tried(context, visit, request);
        const standing = await stand(context, visit, letter);
        return answer<typeof LetterPreviewJson>(
          request,
          {
            page: () => shown(context, { ...typed, visit, letter: standing, preview, isTyped: true }),
            json: previewJson(preview, context.mailFrom),
          },
          { frames: true },
        );
      }),
    ),
    memberPost(context, `${LETTER}/test`, 'organiser', LetterInputSchema, (visit, request) =>
      orShownAgain(context, visit, request, async () => {
        const { letter, preview, ...typed } = await tried(context, visit, request);
        const standing = await stand(context, visit, letter);
        const sentTo = await sendTest(context, visit, preview.mail, request.now);
        const note = { tone: 'good', text: `A test mail was sent to ${sentTo}.` } as const;
        return answer<typeof TestSentJson>(
          request,
          {
            page: () => shown(context, { ...typed, visit, letter: standing, preview, isTyped: true, note }),
            json: { sentTo },
          },
          { frames: true },
        );
      }),
    ),
    memberRoute(context, 'GET', `${LETTER}/preview.html`, 'viewer', async (visit, request) => {
      const { standing, ...letter } = await stand(context, visit, letterIn(request));
      const people = await offer(context, visit, request.query.get('person') ?? '');
      const preview = previewFor(context, visit, letter, standing.wording, people, request.now);
      return framedMail((preview ?? refuse(people)).mail.html);
    }),
    memberPost(context, `${LETTER}/preview.html`, 'organiser', LetterInputSchema, async (visit, request) =>
      framedMail((await tried(context, visit, request)).preview.mail.html),
    ),
  ];
}

interface Tried {
  readonly letter: Letter;
  readonly wording: Wording;
  readonly offered: Offered;
  readonly preview: Preview;
}

/** A wording that was sent, as it comes to the person who was chosen. @throws Refusal `invalid` */
async function tried(context: StaffContext, visit: StaffVisit, request: Request): Promise<Tried> {
  const letter = letterIn(request);
  const fields = fieldsOf(request.body);
  const wording = checkWording(letter.kind, fields);
  const people = await offer(context, visit, typedIn(fields, 'person'));
  const preview = previewFor(context, visit, letter, wording, people, request.now);
  return { letter, wording, offered: people, preview: preview ?? refuse(people) };
}

function refuse({ people }: Offered): never {
  throw new Refusal('invalid', 'There is nobody to show this mail for.', {
    person:
      people.length === 0
        ? 'There is nobody on the list of participants yet. Please import them first.'
        : 'This person is not on the list of participants. Please choose somebody else.',
  });
}

const previewJson = ({ mail, preheader, asIf }: Preview, mailFrom: string) => ({
  from: { name: mail.fromName, address: mailFrom },
  replyTo: mail.replyTo,
  to: mail.to,
  subject: mail.subject,
  preheader,
  text: mail.text,
  html: mail.html,
  asIf,
});
