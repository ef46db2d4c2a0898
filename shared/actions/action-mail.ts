import { textsIn } from '../language/texts.ts';
import { letter } from '../mail/letter.tsx';
import type { OutgoingMail, Withheld } from '../mail/mail.ts';
import { personalLink, unsubscribeLink } from '../people/addresses.ts';
import type { LinkKeys } from '../people/link.ts';
import { type Person, unreachable } from '../people/person.ts';
import { localDate } from '../workshop/dates.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { type Action, isHeld } from './action.ts';
import { isOverdue } from './action-changes.ts';
import { isOpen } from './action-state.ts';
import type { Notice } from './notices.ts';

/** The mail that reminds an action's owner, or why there is none. Pure. */
export type ActionMail = { readonly mail: OutgoingMail } | { readonly withheld: Withheld };

interface Reminder {
  readonly workshop: Workshop;
  /** `undefined`: nobody is there any more. */
  readonly person: Person | undefined;
  readonly action: Action;
  readonly notice: Notice;
}

/**
 * As things stand at `now` (epoch ms): whoever reported, turned reminders off, moved or left since gets none, or one of what
 * holds by now.
 */
export function actionMail(
  { baseUrl, linkKeys }: { readonly baseUrl: string; readonly linkKeys: LinkKeys },
  { workshop, person, action, notice }: Reminder,
  now: number,
): ActionMail {
  const { details } = workshop;
  const { occurrence } = notice;
  const about = { workshopId: details.id, personId: action.personId, to: person?.email ?? '', occurrence };
  const why = person ? whyNot(action, person) : 'is not among the participants any more';
  if (!person || why !== undefined) return { withheld: { ...about, subject: '', why: why ?? '' } };
  const texts = textsIn(person.language);
  const { t } = texts;
  const { title, partners, dueOn = '' } = action;
  const said = { title, day: texts.day(dueOn) };
  const late = isOverdue(action, localDate(now, details.timeZone));
  const isNew = notice.kind === 'assigned';
  const isToday = dueOn === localDate(now, details.timeZone);
  const subject = late
    ? t('action.mail.overdue.subject', said)
    : isNew
      ? t('action.mail.assigned.subject', said)
      : t(isToday ? 'action.mail.due.subject' : 'action.mail.before.subject', said);
  const first = late
    ? t('action.mail.overdue', said)
    : isNew
      ? t('action.mail.assigned', { ...said, workshop: details.title })
      : t(isToday ? 'action.mail.due' : 'action.mail.before', said);
  const unsubscribe = unsubscribeLink(baseUrl, linkKeys, person);
  const { text, html } = letter({
    workshop: details,
    language: person.language,
    greetingName: person.name,
    preheader: first,
    paragraphs: [
      first,
      ...(partners.length > 0 ? [t('action.with', { partners: partners.join('; ') })] : []),
      t(late ? 'action.mail.askOverdue' : 'action.mail.ask'),
    ],
    button: { label: t('action.report'), href: personalLink(baseUrl, linkKeys, person, `actions/${action.id}`) },
    footnotes: [t('mail.linkIsYours'), t('action.mail.why')],
    unsubscribe,
  });
  return {
    mail: {
      ...about,
      why: `road map: ${late ? 'overdue' : notice.kind}, due on ${dueOn}`,
      subject,
      text,
      html,
      fromName: details.mail.fromName,
      replyTo: details.mail.replyTo,
      unsubscribe,
    },
  };
}

function whyNot(action: Action, person: Person): string | undefined {
  if (!isHeld(action)) return 'the action was given to somebody else';
  if (!isOpen(action.status)) return `the action is ${action.status}`;
  switch (unreachable(person)) {
    case 'undeliverable':
      return `mail to ${person.email} does not arrive: ${person.standing.undeliverable?.why}`;
    case 'unsubscribed':
      return 'turned reminders off';
    case undefined:
      return undefined;
  }
}
