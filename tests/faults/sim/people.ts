import { personId } from './cast.ts';
import type { Told } from './commands.ts';
import type { PersonAct, PlanAct, Thing } from './history.ts';
import { MINUTE } from './moments.ts';
import {
  deadlineOf,
  earliestClosing,
  extensionTime,
  GRACE,
  goesOut,
  isSure,
  type Known,
  learnedOf,
  opening,
  planAfter,
  stepTime,
} from './outside.ts';
import type { Product } from './product.ts';
import type { Stage } from './stage.ts';
import { Broken } from './verdicts.ts';
import type { ActComing } from './world.ts';

const PERSON_TRIES = 10;
/** So much earlier the link may have been asked for already, and is then not sent twice. */
const BETWEEN_REQUESTS = 5 * MINUTE;
const REQUESTS_A_DAY = 4;

/** What people and staff do, and what they know after it. */
export class People {
  readonly #stage: Stage;
  readonly #product: () => Product;

  constructor(stage: Stage, product: () => Product) {
    this.#stage = stage;
    this.#product = product;
  }

  async act(coming: ActComing): Promise<void> {
    const stage = this.#stage;
    stage.turns.push(undefined);
    try {
      const { act } = coming;
      if (!('person' in act)) await this.#ofPlan(coming, act);
      else if (stage.world.outside.people[act.person]) await this.#ofPerson(coming, act);
    } catch (error) {
      stage.caught(error);
      if (coming.tries < PERSON_TRIES) {
        stage.queue({ ...coming, at: stage.world.now + MINUTE, tries: coming.tries + 1 });
      }
    } finally {
      stage.turns.pop();
    }
  }

  #known(index: number): Known {
    const known = this.#stage.world.outside.people[index];
    if (!known) throw new Error(`There is no person ${index}.`);
    return known;
  }

  #learn(index: number, news: Partial<Known>): void {
    const { world } = this.#stage;
    world.outside = learnedOf(world.outside, index, news, world.now);
  }

  async #ofPerson(coming: ActComing, act: PersonAct): Promise<void> {
    switch (act.does) {
      case 'submit':
        return this.#fact(coming, act, act.thing, 'yes');
      case 'decline':
        return this.#fact(coming, act, DECLINED[act.thing], 'yes');
      case 'undecline':
        return this.#fact(coming, act, DECLINED[act.thing], 'no');
      case 'unsubscribe':
        return this.#fact(coming, act, 'unsubscribed', 'yes');
      case 'resubscribe':
        return this.#fact(coming, act, 'unsubscribed', 'no');
      case 'ask-link':
        return this.#asksForLink(coming, act);
      case 'correct':
        return this.#isCorrected(coming, act);
      case 'extend':
        return this.#isExtended(coming, act);
    }
  }

  #perform(coming: ActComing, email = ''): Promise<Told> {
    return this.#product().perform(coming.act, { text: coming.text, email }, this.#stage.world.now);
  }

  /** Something that is so, or is not. */
  async #fact(coming: ActComing, act: PersonAct, fact: Fact, becomes: 'yes' | 'no'): Promise<void> {
    const { person } = act;
    const { outside, now } = this.#stage.world;
    const before = this.#known(person)[fact];
    if (before !== becomes) this.#learn(person, { [fact]: 'perhaps' });
    const told = await this.#perform(coming);
    if (told !== 'accepted') {
      const { plan } = outside;
      const open = now >= opening(plan) && now < deadlineOf(plan, this.#known(person), 'min') + GRACE;
      const stands = isSure(plan) && plan.number === this.#stage.world.outside.plan.number && !plan.cancelled;
      if (told === 'closed' && stands && open)
        throw new Broken('lost', `${act.does} of ${personId(person)} was refused as too late, and was in time`);
      this.#learn(person, { [fact]: before });
      return;
    }
    const accepted = { ...this.#known(person).accepted };
    if (act.does === 'submit') accepted[act.thing === 'feedback' ? 'feedback' : coming.text] = coming.text;
    this.#learn(person, { [fact]: becomes, accepted });
  }

  /** Everyone at the address gets the link, and not too often. */
  async #asksForLink(coming: ActComing, { person }: PersonAct): Promise<void> {
    const { world } = this.#stage;
    const email = this.#known(person).addresses.at(-1) ?? '';
    const asking = world.outside.people.flatMap(({ addresses }, index) => (addresses.includes(email) ? [index] : []));
    for (const index of asking) {
      const { caused, askedAt } = this.#known(index);
      this.#learn(index, { caused: { ...caused, link: caused.link + 1 }, askedAt: [...askedAt, world.now] });
    }
    await this.#perform(coming, email);
    for (const index of asking) {
      const { askedAt, addresses } = this.#known(index);
      const lately = askedAt.filter((at) => at > world.now - 24.5 * 60 * MINUTE).length;
      if (addresses.length === 1 && lately <= REQUESTS_A_DAY)
        this.#promiseLetter('link', index, coming.since - BETWEEN_REQUESTS);
    }
  }

  async #isCorrected(coming: ActComing, { person, ...act }: PersonAct): Promise<void> {
    const { world } = this.#stage;
    const before = this.#known(person);
    const isSame = 'to' in act && act.to === 'same';
    const email = isSame
      ? (before.addresses.at(-1) ?? '')
      : `${personId(person)}.${coming.text.replaceAll(/\W/g, '-')}@example.org`;
    const clears = isSame || before.addresses.includes(email);
    const addresses = [...new Set([...before.addresses, email])];
    const clean = before.undeliverable === 'no' && (world.outside.trouble[email] ?? 'no') === 'no';
    this.#learn(person, {
      addresses,
      undeliverable: clean ? 'no' : 'perhaps',
      caused: { ...before.caused, link: before.caused.link + 1 },
    });
    if (clears && world.outside.trouble[email] === 'yes')
      this.#stage.know({ trouble: { ...world.outside.trouble, [email]: 'perhaps' } });
    const told = await this.#perform(coming, email);
    if (told !== 'accepted') {
      this.#learn(person, { addresses: before.addresses, undeliverable: before.undeliverable });
      return;
    }
    if (clears) this.#stage.know({ trouble: { ...world.outside.trouble, [email]: 'no' } });
    this.#learn(person, { addresses: [email], undeliverable: world.outside.trouble[email] ?? 'no' });
    this.#promiseLetter('link', person, coming.since);
  }

  async #isExtended(coming: ActComing, act: PersonAct): Promise<void> {
    if (act.does !== 'extend') return;
    const { person } = act;
    const { world } = this.#stage;
    const before = this.#known(person);
    const until = extensionTime(act.days);
    this.#stage.know({ lastExtension: Math.max(world.outside.lastExtension, until) });
    this.#learn(person, {
      extensions: [...new Set([...before.extensions, until])],
      caused: { ...before.caused, extension: before.caused.extension + 1 },
    });
    const told = await this.#perform(coming);
    if (told !== 'accepted') {
      this.#learn(person, { extensions: before.extensions });
      return;
    }
    this.#learn(person, { extensions: [until] });
    const { plan } = world.outside;
    const had = before.extensions.length === 1 && before.extensions[0] === until;
    if (!had && isSure(plan) && !plan.cancelled && world.now >= opening(plan))
      this.#promiseLetter('extension', person, coming.since);
  }

  #promiseLetter(of: 'link' | 'extension', person: number, mailedSince: number): void {
    const { now, outside } = this.#stage.world;
    this.#stage.promise({ of, person, since: now, mailedSince, plan: outside.plan.number });
  }

  /** While there is no answer nobody knows what the plan is. */
  async #ofPlan(coming: ActComing, act: PlanAct): Promise<void> {
    const stage = this.#stage;
    const { world } = stage;
    const before = world.outside.plan;
    const isFirst = coming.tries === 0;
    const mine = before.number + 1;
    stage.know({ plan: { ...before, doubts: before.doubts + (isFirst ? 1 : 0), number: mine } });
    const told = await this.#perform(coming);
    const { plan } = world.outside;
    // Tried once more, it is there already; or the follow-up closed meanwhile.
    const isOpen = told !== 'closed' || world.now < earliestClosing(world.outside);
    const isThere = AGAIN_REFUSED[act.does] === told && isOpen;
    const isDone = told === 'accepted' || (!isFirst && isThere);
    const after = isDone ? planAfter(plan, act) : plan;
    // Refused as too late, when the first try may have been what ended the follow-up: nobody will ever know.
    const isUnknown = !isFirst && !isDone && told === 'closed';
    const doubts = plan.doubts - (isUnknown ? 0 : 1);
    if (after === plan && isFirst && plan.number === mine) {
      stage.know({ plan: { ...before, doubts } });
      return;
    }
    stage.know({ plan: { ...after, doubts, number: plan.number + 1, changedAt: coming.since } });
    if (after.notices > before.notices) {
      stage.promise({ of: 'notice', since: world.now, plan: world.outside.plan.number });
    }
    this.#queueSteps();
  }

  #queueSteps(): void {
    const { now, outside } = this.#stage.world;
    const { plan } = outside;
    for (const step of plan.steps) {
      if (step.judged || !goesOut(plan, step)) continue;
      this.#stage.queue({ is: 'step', at: Math.max(stepTime(plan, step), now), step: step.id, plan: plan.number });
    }
  }
}

const DECLINED = { feedback: 'noFeedback', swot: 'noSwot' } as const satisfies Record<Thing, keyof Known>;
type Fact = 'feedback' | 'swot' | 'noFeedback' | 'noSwot' | 'unsubscribed';

/** How these are refused where they were done already. */
const AGAIN_REFUSED: Readonly<Record<string, Told>> = { add: 'unchanged', reschedule: 'unchanged', cancel: 'closed' };
