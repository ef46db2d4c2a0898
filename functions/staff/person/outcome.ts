import * as z from 'zod';
import type { Person } from '../../../shared/people/person.ts';
import { unreachable } from '../../../shared/people/person.ts';
import { deadlineText } from '../../../shared/workshop/opening.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';

/** What was done for one person; it stands in the address of the page that follows. */
export const DoneSchema = z.enum([
  'extension',
  'extension-taken-back',
  'address',
  'send-link',
  'new-link',
  'action',
  'not-you',
  'retry',
  'feedback-entered',
  'swot-entered',
  'call',
  'call-corrected',
  'call-deleted',
]);
export type Done = z.infer<typeof DoneSchema>;

/** What happened, in a sentence for staff, as things stand now. */
export function saidOf(done: Done, workshop: Workshop, person: Person): string {
  switch (done) {
    case 'extension':
      return `${person.name} may answer until ${deadlineText(workshop, person)}. A mail says so, unless nothing is owed or reminders are off.`;
    case 'extension-taken-back':
      return `The extension is taken back: the deadline of ${person.name} is ${deadlineText(workshop, person)}, as for everyone. No mail says so.`;
    case 'address':
      return unreachable(person) === 'undeliverable'
        ? `The address is ${person.email} now, but mail to it came back before: ${person.standing.undeliverable?.why}. If it works now, save it once more.`
        : `The address is ${person.email}. The next mail there brings the personal link.`;
    case 'send-link':
      return `The personal link goes to ${person.email} within minutes.`;
    case 'new-link':
      return `There is a new link; every earlier one of ${person.name} opens nothing any more. No mail was sent with it.`;
    case 'action':
      return `The action is noted. The next mail of the plan asks ${person.name} what came of it.`;
    case 'not-you':
      return 'Noted: it stands in no list of what waits any more.';
    case 'feedback-entered':
      return `The feedback of ${person.name} is stored, labelled as entered from paper. ${person.name} can change it.`;
    case 'swot-entered':
      return `The SWOT entries of ${person.name} are stored, labelled as entered from paper. ${person.name} can change them.`;
    case 'call':
      return `The call to ${person.name} is noted. It can be corrected below.`;
    case 'call-corrected':
      return 'The call is corrected.';
    case 'call-deleted':
      return 'The call is deleted. What its note said stays in the audit log.';
    case 'retry':
      return `What was given up for ${person.name} is tried again within minutes.`;
  }
}
