import { say } from '../../shared/language/texts.ts';
import { inPublic } from '../../shared/papers/metadata.ts';
import { isAuthorOf } from '../../shared/papers/own-paper.ts';
import { newestVersion } from '../../shared/papers/paper.ts';
import { changeReview, findReview } from '../../shared/papers/review.store.ts';
import { type Review, type ReviewStanding, recommendedOn, reviewStanding } from '../../shared/papers/review.ts';
import {
  AnswerInputSchema,
  answered,
  type Judging,
  MISSING,
  RecommendationInputSchema,
  recommended,
} from '../../shared/papers/review-answer.ts';
import { findParticipant } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { answer, changed, elsewhere, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import type { ReviewerPageJson } from './api/api.ts';
import type { GuestContext } from './context.ts';
import { ReviewPage } from './review-page.tsx';
import { NOTHING_TYPED, type ReviewVisit, type TypedReview } from './review-visit.ts';
import { forGuest, type GuestVisit, unusable } from './session.ts';

const HOME = '/guest/reviewer/{workshopId}/{paperId}/{guestId}';

/** What a reviewer reads and says about one paper, without an account. Who is named on the paper is shown nothing of it. */
export function reviewRoutes(context: GuestContext): Route[] {
  const forReviewer = (handle: (visit: ReviewVisit, request: Request) => Promise<Reply>) =>
    forGuest(context, 'reviewer', async (visit, request) =>
      handle(await reviewVisit(context, visit, request), request),
    );
  return [
    { method: 'GET', path: HOME, handle: forReviewer((visit, request) => show(context, visit, request)) },
    {
      method: 'GET',
      path: `${HOME}/file`,
      handle: forReviewer(async ({ paper, standing }, request) => {
        const version = newestVersion(paper);
        const attachment = request.query.get('attachment');
        const file = attachment === null ? version?.file : version?.attachments[Number(attachment) - 1];
        if (!file || !mayRead(standing)) throw new Refusal('closed', say('review.end.noFile'));
        const inFrame = request.query.has('frame') && file.type === 'pdf';
        return elsewhere(await (inFrame ? context.documents.show(file) : context.documents.download(file)));
      }),
    },
    {
      method: 'POST',
      path: `${HOME}/answer`,
      takes: AnswerInputSchema,
      handle: forReviewer((visit, request) =>
        command(context, visit, request, (fields) => {
          const input = parseFields(AnswerInputSchema, fields, MISSING);
          return (found, on) => answered(found, input, on, request.now);
        }),
      ),
    },
    {
      method: 'POST',
      path: `${HOME}/recommendation`,
      takes: RecommendationInputSchema,
      handle: forReviewer((visit, request) =>
        command(context, visit, request, (fields) => {
          const input = parseFields(RecommendationInputSchema, fields, MISSING);
          return (found, on) => recommended(found, input, on, request.now);
        }),
      ),
    },
  ];
}

const mayRead = (standing: ReviewStanding): boolean =>
  standing === 'invited' || standing === 'accepted' || standing === 'recommended';

/** @throws Refusal `not-signed-in` where the paper knows no such reviewer; `forbidden` to an author of the paper */
async function reviewVisit(context: GuestContext, visit: GuestVisit, request: Request): Promise<ReviewVisit> {
  const { guest, workshop, paper } = visit;
  const [review, author] = await Promise.all([
    findReview(context.table, { ...guest, id: guest.guestId }),
    findParticipant(context.table, guest.workshopId, guest.personId),
  ]);
  if (!review) throw unusable();
  const { papers, mail } = workshop.details;
  if (isAuthorOf(paper, author?.person, review.email)) {
    throw new Refusal('forbidden', say('review.own', { replyTo: mail.replyTo }));
  }
  return { ...visit, review, standing: reviewStanding(review, paper, papers.reviewGraceHours, request.now) };
}

async function show(
  context: GuestContext,
  visit: ReviewVisit,
  request: Request,
  typed: TypedReview = NOTHING_TYPED,
): Promise<Reply> {
  const file = newestVersion(visit.paper)?.file;
  const isShown = file?.type === 'pdf';
  const framesFrom = isShown ? new URL(await context.documents.show(file)).origin : undefined;
  return answer<typeof ReviewerPageJson>(
    request,
    { page: () => <ReviewPage visit={visit} typed={typed} />, json: reviewJson(visit) },
    { status: typed.status, ...(framesFrom && { framesFrom }) },
  );
}

/** Changes the review; what is refused is said on the page, with what was typed. */
async function command(
  context: GuestContext,
  visit: ReviewVisit,
  request: Request,
  read: (fields: Record<string, unknown>) => (review: Review, on: Judging) => Review,
): Promise<Reply> {
  const { paper, workshop, review, texts, home } = visit;
  const { papers, mail } = workshop.details;
  const on = { paper, graceHours: papers.reviewGraceHours, replyTo: mail.replyTo };
  const fields = fieldsOf(request.body);
  try {
    const decide = read(fields);
    const after = await changeReview(context.table, review, (found) => decide(found, on));
    const standing = reviewStanding(after, paper, on.graceHours, request.now);
    return changed<typeof ReviewerPageJson>(request, home, reviewJson({ ...visit, review: after, standing }));
  } catch (error) {
    const isShown = error instanceof Refusal && SHOWN.includes(error.reason);
    if (!isShown || request.wantsJson) throw error;
    return show(context, visit, request, {
      answer: typedIn(fields, 'answer'),
      reason: typedIn(fields, 'reason'),
      what: typedIn(fields, 'what'),
      toAuthor: typedIn(fields, 'toAuthor'),
      toStaff: typedIn(fields, 'toStaff'),
      errors: error.fieldsIn(texts),
      problem: error.reason === 'invalid' ? undefined : error.messageIn(texts),
      status: STATUS[error.reason].status,
    });
  }
}

const SHOWN: readonly string[] = ['invalid', 'conflict', 'closed'];

/** What a reviewer may know: nobody's address, and nothing of the other reviewers. */
function reviewJson({ review, paper, standing, home }: ReviewVisit) {
  const version = newestVersion(paper);
  const said = version && recommendedOn(review, version.number);
  return {
    standing,
    dueAt: review.round.dueAt,
    message: review.message,
    recommendation: said ?? null,
    paper:
      mayRead(standing) && version
        ? {
            version: version.number,
            ...inPublic(version.metadata),
            file: { name: version.file.name, sha256: version.file.sha256, download: `${home}/file` },
          }
        : null,
  };
}
