import type { Action } from '../../shared/actions/action.ts';
import { toldActs } from '../../shared/audit/audit.store.ts';
import { DraftSchema } from '../../shared/drafts/draft.ts';
import { otherPath } from '../../shared/feedback/answers.ts';
import { readQuestionnaire } from '../../shared/feedback/questionnaire.store.ts';
import { type Questionnaire, questionsOf } from '../../shared/feedback/questionnaire.ts';
import { inLanguage } from '../../shared/language/localised.ts';
import { type MailIntent, MailIntentSchema } from '../../shared/mail/mail.ts';
import { guestMailOf } from '../../shared/papers/guest-mail.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { isToldAuthor } from '../../shared/papers/paper-event.ts';
import { commentsOf } from '../../shared/papers/passed-on.ts';
import type { Review } from '../../shared/papers/review.ts';
import { type MyData, MyDataSchema } from '../../shared/people/my-data.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';
import type { Visit } from './session.ts';

/** Reads and writes down all that is held about the person. `now` in epoch ms. */
export async function myData(table: Table, visited: Visit, now: number): Promise<MyData> {
  const { workshop, person, papers, actions, reviews = [] } = visited;
  const { details } = workshop;
  const [drafts, mails, staffDid, asked] = await Promise.all([
    draftsOf(table, person),
    mailsTo(table, person),
    toldActs(table, details.id, person.id),
    readQuestionnaire(table, { details, questionnaire: person.feedback?.questionnaire ?? workshop.questionnaire }),
  ]);
  return MyDataSchema.parse({
    format: 1,
    madeAt: new Date(now).toISOString(),
    workshop: { id: details.id, title: details.title, organisers: details.organisers },
    profile: {
      name: person.name,
      email: person.email,
      organisation: person.organisation,
      position: person.position,
      telephone: person.telephone ?? null,
      language: person.language,
      languageChosenAt: person.languageChosenAt ?? null,
      papersPromised: person.papersPromised,
      addedAt: person.addedAt,
      walkedIn: person.walkedIn,
      attendedAt: person.attended?.at ?? null,
      linkVersion: person.linkVersion,
    },
    feedback: feedbackOf(person, asked.questionnaire),
    served: person.served ?? null,
    swot: person.swot.map(({ enteredBy, ...entry }) => ({ ...entry, onBehalf: enteredBy !== undefined })),
    endorsed: person.endorsed,
    drafts,
    papers: papers.map((paper) => paperOf(paper, reviews)),
    actions: actions.map(actionOf),
    agreed: person.agreed,
    calls: person.calls.map(({ by: _, ...call }) => call),
    linkShownAt: person.linkShown?.at ?? null,
    organisersDid: person.acts.map(({ at, kind, undone }) => ({ at, what: kind, takenBackAt: undone?.at ?? null })),
    staffDid,
    declined: person.declined,
    extension: person.extension ? { until: person.extension.until, at: person.extension.at } : null,
    // What went to reviewers of the person's papers lies under the person, too: it is about them.
    mails: mails.filter(({ occurrence }) => !guestMailOf(occurrence)).map(mailOf),
    mailsToCome: person.letters.map(({ kind, why, dueAt }) => ({ kind, why, dueAt })),
    standing: person.standing,
    linkRequests: person.linkRequests,
    notYou: person.notYou,
  });
}

function feedbackOf({ feedback, language }: Person, questionnaire: Questionnaire) {
  if (!feedback) return null;
  const { answers, at, firstAt, questionnaire: version, enteredBy } = feedback;
  const asked = questionsOf(questionnaire).flatMap(({ id, title }) =>
    [id, otherPath(id)].flatMap((path) =>
      answers[path] === undefined ? [] : [{ id: path, title: inLanguage(title, language), answer: answers[path] }],
    ),
  );
  return { at, firstAt, questionnaire: version, onBehalf: enteredBy !== undefined, asked, answers };
}

const paperOf = (paper: Paper, reviews: readonly Review[]) => ({
  id: paper.id,
  state: paper.state,
  createdAt: paper.createdAt,
  publishedAt: paper.publishedAt ?? null,
  metadata: paper.metadata,
  versions: paper.versions.map(({ number, submittedAt, metadata, file, attachments, consentedAt, onBehalf }) => ({
    number,
    submittedAt,
    metadata,
    file,
    attachments,
    consentedAt: consentedAt ?? null,
    onBehalf: onBehalf !== undefined,
  })),
  decisions: paper.decisions.map((decision) => {
    const { version, verdict, reason, at } = decision;
    return { version, verdict, reason, at, comments: commentsOf(decision, reviews) };
  }),
  refusedBecause: paper.refusedBecause ?? null,
  attachments: paper.attachments,
  withdrawn: paper.withdrawn ?? null,
  events: paper.events.filter(isToldAuthor).map(({ at, what, by, version, why }) => ({
    at,
    what,
    by: by.kind,
    version: version ?? null,
    why: why ?? null,
  })),
  coAuthors: paper.coAuthors.map(({ name, email, asked, answer }) => ({
    name,
    email,
    askedAt: asked?.at ?? null,
    answer: answer ?? null,
  })),
});

const actionOf = ({ id, title, partners, agreedAt, dueOn, status, handedTo, events }: Action) => ({
  id,
  title,
  partners,
  agreedAt,
  dueOn: dueOn ?? null,
  status,
  handedOn: handedTo !== undefined,
  events: events.map(({ by, ...event }) => ({ ...event, by: by.kind })),
});

const mailOf = ({ occurrence, to, subject, why, state, claimedAt, settledAt, problem }: MailIntent) => ({
  occurrence,
  to,
  subject,
  why,
  state,
  at: claimedAt,
  settledAt: settledAt ?? null,
  problem: problem ?? null,
});

async function draftsOf(table: Table, { workshopId, id }: Person): Promise<MyData['drafts']> {
  const { pk, sk } = keys.draft(workshopId, id, '');
  const items = await Array.fromAsync(table.between(pk, sk, `${sk}~`));
  return items.flatMap((item) => {
    const { fields, savedAt } = DraftSchema.parse(item);
    // A draft that was sent stays as an empty item.
    return Object.keys(fields).length > 0 ? [{ form: String(item.sk).slice(sk.length), savedAt, fields }] : [];
  });
}

async function mailsTo(table: Table, { workshopId, id }: Person): Promise<MailIntent[]> {
  const { pk, sk } = keys.mail(workshopId, id, '');
  const items = await Array.fromAsync(table.between(pk, sk, `${sk}~`));
  return items.map((item) => MailIntentSchema.parse(item)).filter(({ occurrence }) => !guestMailOf(occurrence));
}
