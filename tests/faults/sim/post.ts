import { personId } from './cast.ts';
import type { Tells } from './history.ts';
import { MINUTE, SECOND } from './moments.ts';
import { learnedOf, type Sure } from './outside.ts';
import type { Posted, Taken } from './post-office.ts';
import type { Product } from './product.ts';
import { sesEvent } from './ses-events.ts';
import type { Stage } from './stage.ts';
import { Broken, judgeMail, RETURNED_AFTER, sameMail } from './verdicts.ts';
import type { Coming, Mail } from './world.ts';

/** Lambda tries an asynchronous event three times; EventBridge hands it over no more often. */
const EVENT_TRIES = 3;
/** What comes back so often is not sent again. */
const MOST_RETURNS = 3;

/** What becomes of mails that SES took, and what it tells of them. */
export class Post {
  readonly #stage: Stage;
  readonly #product: () => Product;

  constructor(stage: Stage, product: () => Product) {
    this.#stage = stage;
    this.#product = product;
  }

  readonly take = (mails: readonly Posted[], partly: boolean): Taken[] => {
    const stage = this.#stage;
    const task = stage.turns.at(-1);
    if (!task) throw stage.end(new Error('A mail was sent by no task.'));
    return mails.map((posted, index) => {
      if (partly && index % 2 === 0) return { status: 'ACCOUNT_THROTTLED' };
      const { world } = stage;
      const verdict = judgeMail(stage.history, world, task, posted);
      if (verdict instanceof Broken) throw stage.end(verdict);
      if (verdict === 'ambiguous') world.ambiguous += 1;
      const messageId = `m${world.inbox.length + 1}`;
      const tells = this.#tellsOf(posted);
      const mail: Mail = {
        ...posted,
        messageId,
        at: world.now,
        fate: fateOf(tells),
        task: task.id,
        claimedAt: task.at,
        doubtful: false,
        heardAt: Number.POSITIVE_INFINITY,
        toldAt: Number.POSITIVE_INFINITY,
        returnedAt: Number.POSITIVE_INFINITY,
      };
      world.inbox = [...world.inbox, mail];
      for (const { type, after } of tells) {
        stage.queue({ is: 'event', at: world.now + after * SECOND, mail: messageId, type, tries: 0 });
      }
      return { messageId };
    });
  };

  #tellsOf({ person }: Posted): readonly Tells[] {
    const happening = this.#stage.pendingNow((each) => each.is === 'mail' && personId(each.person) === person);
    if (happening?.is !== 'mail') return [{ type: 'Delivery', after: 30 }];
    this.#stage.done(happening, happening.mails > 1 ? { ...happening, mails: happening.mails - 1 } : undefined);
    return happening.tells;
  }

  async event(coming: Coming & { is: 'event' }): Promise<void> {
    const stage = this.#stage;
    const { world } = stage;
    const mail = world.inbox.find(({ messageId }) => messageId === coming.mail);
    if (!mail) return;
    const stops = coming.type === 'HardBounce' || coming.type === 'Complaint';
    stage.turns.push(undefined);
    try {
      if (stops) this.#learn(mail, 'perhaps');
      this.#told(mail, coming.type);
      await this.#product().takeIn(sesEvent(mail, coming.type, world.now));
      if (stops) this.#learn(mail, 'yes');
      this.#heard(mail, coming.type);
    } catch (error) {
      stage.caught(error);
      if (coming.tries + 1 < EVENT_TRIES) stage.queue({ ...coming, at: world.now + MINUTE, tries: coming.tries + 1 });
    } finally {
      stage.turns.pop();
    }
  }

  /** No mail to this address any more, for everyone behind it. */
  #learn({ to }: Mail, sure: Sure): void {
    const { world } = this.#stage;
    const before = world.outside.trouble[to] ?? 'no';
    if (before !== 'yes') this.#stage.know({ trouble: { ...world.outside.trouble, [to]: sure } });
    world.outside.people.forEach((known, index) => {
      if (known.undeliverable === 'yes' || !known.addresses.includes(to)) return;
      const undeliverable = known.addresses.length > 1 ? 'perhaps' : sure;
      if (known.undeliverable !== undeliverable)
        world.outside = learnedOf(world.outside, index, { undeliverable }, world.now);
    });
  }

  /** What is told may take effect and still get no answer, and is then told again. */
  #told(mail: Mail, type: Tells['type']): void {
    const { world } = this.#stage;
    if (type !== 'SoftBounce' || mail.toldAt <= world.now) return;
    world.inbox = world.inbox.map((each) => (each === mail ? { ...mail, toldAt: world.now } : each));
  }

  #heard({ messageId }: Mail, type: Tells['type']): void {
    const { world } = this.#stage;
    const { now, inbox } = world;
    const mail = inbox.find((each) => each.messageId === messageId);
    if (!mail) return;
    const isReturned = type === 'SoftBounce' && mail.fate === 'comes back' && mail.returnedAt > now;
    const heard = {
      ...mail,
      heardAt: Math.min(mail.heardAt, now),
      returnedAt: isReturned ? now : mail.returnedAt,
    };
    if (heard.heardAt === mail.heardAt && !isReturned) return;
    world.inbox = inbox.map((each) => (each === mail ? heard : each));
    const returns = inbox.filter((each) => sameMail(each, mail) && each.fate === 'comes back').length;
    if (!isReturned || returns >= MOST_RETURNS) return;
    const plan = world.outside.plan.number;
    this.#stage.promise({ of: 'again', mail: messageId, since: now + RETURNED_AFTER, plan });
  }
}

function fateOf(tells: readonly Tells[]): Mail['fate'] {
  const told = (type: Tells['type']): boolean => tells.some((each) => each.type === type);
  if (told('Delivery')) return 'arrives';
  if (told('HardBounce')) return 'is refused';
  return told('SoftBounce') ? 'comes back' : 'arrives';
}
