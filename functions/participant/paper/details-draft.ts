import { isDeepStrictEqual } from 'node:util';
import { readDraft } from '../../../shared/drafts/draft.store.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { PaperIdSchema } from '../../../shared/papers/submission.ts';
import { detailsOf, emptyDetails, type TypedDetails, typedDetails } from '../../../shared/papers/typed-details.ts';
import { randomToken } from '../../../shared/store/keys.ts';
import type { ParticipantContext, Visit } from '../session.ts';

/** A form of a paper's details as it is shown: with what is kept of it, or with what was just typed. */
export interface InForm {
  readonly visited: Visit;
  readonly typed: TypedDetails;
  readonly draft: Draft | undefined;
  readonly draftName: string;
  /** Whether `typed` comes out of the draft. */
  readonly isKept: boolean;
  /** Whether `typed` was just typed, and may be kept nowhere yet. */
  readonly isTyped: boolean;
  readonly isNew: boolean;
  /** The paper's, also of one that is still to be begun. */
  readonly id: string;
}

/** The draft of a new paper's details. */
export const NEW_PAPER = 'paper-new';
export const draftNameOf = (paper: Pick<Paper, 'id'> | undefined): string => (paper ? `paper-${paper.id}` : NEW_PAPER);

/** Whether there is a form of such a name: of a new paper, or of one of the person's own. */
export const isDetailsForm = (form: string, papers: readonly Paper[]): boolean =>
  form === NEW_PAPER || papers.some((paper) => form === draftNameOf(paper));

/**
 * The form as it is opened, of a new paper where none is given: with what was kept and not sent, or what is stored. What was kept
 * of a paper that is there by now was sent, should emptying the draft have failed.
 */
export async function openedForm(context: ParticipantContext, visited: Visit, paper?: Paper): Promise<InForm> {
  const { person, workshop, papers } = visited;
  const draftName = draftNameOf(paper);
  const draft = await readDraft(context.table, person, draftName);
  const fields = Object.fromEntries(Object.entries(draft?.fields ?? {}).map(([name, [text]]) => [name, text]));
  const keptId = PaperIdSchema.safeParse(fields.id).data;
  const wasSent = paper
    ? isDeepStrictEqual(typedDetails(fields), detailsOf(paper.metadata))
    : papers.some(({ id }) => id === keptId);
  const isKept = Object.keys(fields).length > 0 && !wasSent;
  const stored = paper
    ? withLanguage(detailsOf(paper.metadata), workshop.details.language)
    : emptyDetails({ name: person.name, affiliation: person.organisation }, workshop.details.language);
  return {
    visited,
    typed: isKept ? typedDetails(fields) : stored,
    draft,
    draftName,
    isKept,
    isTyped: false,
    isNew: paper === undefined,
    id: paper?.id ?? (isKept && keptId ? keptId : randomToken()),
  };
}

/** Papers that were begun before anybody was asked for their language. */
const withLanguage = (typed: TypedDetails, language: string): TypedDetails => ({
  ...typed,
  language: typed.language || language,
});
