import { personId } from './cast.ts';
import { HOUR, momentText } from './moments.ts';
import { deadline, deadlineOf, isSure, latestClosing, patienceEnds, stepTime } from './outside.ts';
import { stepsSent } from './product.ts';
import type { Stage } from './stage.ts';
import { Broken, judgeStep, kindOf, noticeNumber, sameMail } from './verdicts.ts';
import type { Coming, Promised } from './world.ts';

/** What was to be there by now, unless the plan was changed since. */

/** The time of a step has come: everyone who wants it is to have it soon. */
export function stepCame(stage: Stage, { step: id, plan: number }: Coming & { is: 'step' }): void {
  const { outside, now } = stage.world;
  if (number === outside.plan.number) stage.promise({ of: 'step', step: id, since: now, plan: number });
}

/** @throws Broken */
export function check(stage: Stage, promised: Promised): void {
  const { world } = stage;
  // Another outage may have begun meanwhile.
  if (patienceEnds(world.outside, promised.since) > world.now) {
    stage.promise(promised);
    return;
  }
  switch (promised.of) {
    case 'step':
      checkStep(stage, promised);
      break;
    case 'notice':
      checkNotice(stage, promised);
      break;
    case 'link':
    case 'extension':
      checkLetter(stage, promised);
      break;
    case 'again':
      checkAgain(stage, promised);
      break;
  }
}

function checkStep({ history, world }: Stage, promised: Promised & { of: 'step' }): void {
  const { plan } = world.outside;
  const step = plan.steps.find(({ id }) => id === promised.step);
  if (!step || step.judged || promised.plan !== plan.number || stepsSent(world.table.rows).includes(step.id)) return;
  const isTooLate = world.now - stepTime(plan, step) > (history.staleAfterHours - 1) * HOUR;
  if (!isTooLate && world.now < deadline(plan) - HOUR) judgeStep(world, step.id, promised.since);
}

function checkNotice({ world }: Stage, { since, plan: number }: Promised): void {
  const { plan, people } = world.outside;
  if (number !== plan.number || (!plan.cancelled && world.now >= latestClosing(world.outside) - HOUR)) return;
  people.forEach((known, index) => {
    const has = world.inbox.some(
      ({ person, occurrence }) => person === personId(index) && noticeNumber(occurrence) >= plan.notices,
    );
    if (known.since.reminded <= since && !has)
      throw new Broken('missed', `notice-${plan.notices} to ${personId(index)}, since ${momentText(since)}`);
  });
}

function checkLetter({ world }: Stage, promised: Promised & { of: 'link' | 'extension' }): void {
  const { of, since, mailedSince, plan: number } = promised;
  const { people, plan } = world.outside;
  const known = people[promised.person];
  const waits = of === 'link' ? 'reached' : 'wanted';
  if (!known || known.since[waits] > since) return;
  if (of === 'extension' && (number !== plan.number || plan.cancelled || known.extensions.length > 1)) return;
  const has = world.inbox.some(
    ({ person, occurrence, at }) =>
      person === personId(promised.person) && occurrence.startsWith(`${of}-`) && at >= mailedSince,
  );
  if (!has) throw new Broken('missed', `the ${of} to ${personId(promised.person)}, since ${momentText(since)}`);
}

function checkAgain({ world }: Stage, promised: Promised & { of: 'again' }): void {
  const { plan, people } = world.outside;
  const mail = world.inbox.find(({ messageId }) => messageId === promised.mail);
  const index = people.findIndex((_, each) => personId(each) === mail?.person);
  const known = people[index];
  if (!mail || !known || promised.plan !== plan.number || !isSure(plan) || plan.cancelled) return;
  const kind = kindOf(mail);
  const waits = kind === 'link' ? 'reached' : kind === 'notice' ? 'reminded' : 'wanted';
  if (known.since[waits] > mail.returnedAt || world.now >= deadlineOf(plan, known, 'min')) return;
  const has = world.inbox.some((other) => sameMail(other, mail) && other.at > mail.at);
  if (!has)
    throw new Broken('missed', `${mail.occurrence} to ${mail.person}, which came back ${momentText(mail.returnedAt)}`);
}
