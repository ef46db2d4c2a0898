import { obligationSentence } from '../../shared/mail/wording.languages.ts';
import type { Overview, OverviewProblem, PersonStanding, PlanLine } from '../../shared/report/overview.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';

/** The overview for programs. Moments are ISO 8601. */
export const overviewJson = (workshop: Workshop, overview: Overview) => ({
  workshop: {
    id: workshop.details.id,
    title: workshop.details.title,
    starts: workshop.details.starts,
    ends: workshop.details.ends,
    revision: workshop.revision,
    pausedAt: workshop.paused?.at ?? null,
    cancelledAt: workshop.cancelled?.at ?? null,
  },
  phase: overview.phase,
  participants: overview.participants,
  erased: overview.erased,
  complete: overview.complete,
  groups: overview.groups,
  feedback: overview.feedback,
  swot: { ...overview.swot, entries: overview.swotEntries },
  papers: { ...overview.papers, byState: Object.fromEntries(overview.papersByState.map((s) => [s.state, s.count])) },
  plan: overview.plan.map(planLineJson),
  problems: overview.problems.map(problemJson),
  people: overview.people.map(standingJson),
});

export const standingJson = ({ person, owes, declined, answered, group, gave, reach }: PersonStanding) => ({
  id: person.id,
  name: person.name,
  email: person.email,
  organisation: person.organisation,
  position: person.position,
  owes: owes.map((owed) => ({ kind: owed.kind, key: owed.key, why: obligationSentence('en', owed) })),
  declined: declined.map(({ kind, key }) => ({ kind, key })),
  gave,
  answered,
  group,
  reach,
  extendedUntil: person.extension?.until ?? null,
});

export const planLineJson = ({ id, kind, at, outcome }: PlanLine) => ({
  id,
  kind,
  at: iso(at),
  outcome: outcome ? { what: outcome.what, at: iso(outcome.at) } : null,
});

function problemJson(problem: OverviewProblem) {
  switch (problem.kind) {
    case 'undeliverable':
    case 'deferred':
      return { kind: problem.kind, personId: problem.person.id, email: problem.person.email, why: problem.why };
    case 'not-you':
      return { kind: problem.kind, personId: problem.person.id };
    case 'parked':
      return {
        kind: problem.kind,
        debt: problem.debt,
        paperId: problem.paper?.id ?? null,
        personId: problem.person?.id ?? null,
      };
    case 'overdue': {
      const { id, owner, title, dueOn } = problem.action;
      return { kind: problem.kind, action: { id, personId: owner.id, title, dueOn: dueOn ?? null } };
    }
    case 'skipped':
      return { kind: problem.kind, step: problem.step };
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();
