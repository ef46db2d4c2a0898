import * as z from 'zod';
import { Journal } from './journal.ts';
import type { PlannedDelivery, SesEvent } from './ses-events.ts';

const acknowledgement = z.object({ id: z.string() });

/** As many as a rule's target would be called with at once on two cores. */
const AT_ONCE = 4;
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 5000;

interface Waiting {
  delivery: PlannedDelivery;
  /** Epoch milliseconds, real time. */
  notBefore: number;
  attempts: number;
}

export interface DeliveriesOptions {
  /** The journal of what was acknowledged. */
  file: string;
  /** Delivered when it resolves; when it rejects, it is called again. */
  deliver: (event: SesEvent) => Promise<void>;
  /** Told, in a sentence, of every delivery that failed and will be tried again. */
  report: (problem: string) => void;
}

/** Hands over events at least once, whatever happens in between: what is not acknowledged is tried again. */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  readonly #acknowledged: Journal<z.infer<typeof acknowledgement>>;
  readonly #done: Set<string>;
  #waiting: Waiting[] = [];
  #running = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /** @throws DamagedData */
  constructor(options: DeliveriesOptions) {
    this.#options = options;
    this.#acknowledged = new Journal(options.file, acknowledgement);
    this.#done = new Set(this.#acknowledged.entries.map(({ id }) => id));
  }

  /** Takes up what is planned and was not acknowledged by an earlier run. */
  add(planned: readonly PlannedDelivery[]): void {
    const now = Date.now();
    for (const delivery of planned) {
      if (!this.#done.has(delivery.id)) {
        this.#waiting.push({ delivery, notBefore: now + delivery.delay, attempts: 0 });
      }
    }
    this.#pump();
  }

  idle(): boolean {
    return this.#waiting.length === 0 && this.#running.size === 0;
  }

  /** Delivers also what is late now, and returns when nothing waits any more. */
  async flush(): Promise<void> {
    for (const waiting of this.#waiting) waiting.notBefore = 0;
    this.#pump();
    while (!this.idle() && !this.#stopped) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#running);
    this.#acknowledged.close();
  }

  #pump(): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const now = Date.now();
    for (const waiting of this.#waiting.filter(({ notBefore }) => notBefore <= now)) {
      if (this.#running.size >= AT_ONCE) return;
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      this.#start(waiting);
    }
    const next = Math.min(...this.#waiting.map(({ notBefore }) => notBefore));
    if (Number.isFinite(next)) this.#timer = setTimeout(() => this.#pump(), Math.max(0, next - now));
  }

  #start(waiting: Waiting): void {
    const run = this.#attempt(waiting).finally(() => {
      this.#running.delete(run);
      this.#pump();
    });
    this.#running.add(run);
  }

  async #attempt({ delivery, attempts }: Waiting): Promise<void> {
    try {
      await this.#options.deliver(delivery.event);
      this.#done.add(delivery.id);
      // Not flushed to the disk: an acknowledgement that a power cut loses means one more delivery, no less.
      this.#acknowledged.append([{ id: delivery.id }], { flush: false });
    } catch (error) {
      const wait = Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);
      this.#waiting.push({ delivery, notBefore: Date.now() + wait, attempts: attempts + 1 });
      const reason = error instanceof Error ? error.message : String(error);
      this.#options.report(`The mail event ${delivery.id} was not taken (${reason}); it is tried again in ${wait} ms.`);
    }
  }
}
