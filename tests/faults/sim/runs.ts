import type { Start } from '../../../functions/sweep/sweep.ts';
import { MINUTE, SECOND } from './moments.ts';
import { withJudged } from './outside.ts';
import { END, type Product, stepsSent } from './product.ts';
import type { Stage } from './stage.ts';
import { judgeStart, judgeStep } from './verdicts.ts';
import type { Execution } from './world.ts';

/** A task that SES or DynamoDB asked to slow down is tried again by the workflow (workflows/task.ts): so often at most. */
const RETRIES = 5;

/** The workflows: executions that are started, and their tasks, one after the other. */
export class Runs {
  readonly #stage: Stage;
  readonly #product: () => Product;

  constructor(stage: Stage, product: () => Product) {
    this.#stage = stage;
    this.#product = product;
  }

  readonly starting =
    (sweptAt: number): Start =>
    (kind, name, run) =>
      this.#stage.calls.pass('StartExecution', 'write', () => {
        const { world } = this.#stage;
        const workflow = this.#product().workflows[kind];
        if (!workflow)
          throw this.#stage.end(new Error(`The simulation has no workflow that pays ${kind} (product.ts).`));
        if (world.started.includes(name)) return;
        const broken = judgeStart(world, kind, run);
        if (broken) throw this.#stage.end(broken);
        // Names of what was owed before cannot come again.
        const item = name.slice(0, name.lastIndexOf('-r') + 1);
        const debt = name.slice(0, name.lastIndexOf('-a') + 1);
        world.started = [
          ...world.started.filter((other) => !other.startsWith(item) || other.startsWith(debt)),
          name,
        ].sort();
        // A sweep may be slow itself: the lease began with it.
        const clock = { begunAt: world.now, renewedAt: sweptAt, enteredAt: undefined };
        const execution = { name, kind, run, task: workflow.first, step: undefined, count: 0, tries: 0, ...clock };
        this.#stage.queue({ is: 'task', at: world.now + SECOND, execution });
      });

  async task(execution: Execution): Promise<void> {
    if (this.#isHeldUp(execution)) return;
    const stage = this.#stage;
    const { world } = stage;
    const workflow = this.#product().workflows[execution.kind];
    const task = workflow?.tasks[execution.task];
    if (!task) throw new Error(`There is no task ${execution.task}.`);
    const start = {
      id: `${execution.name} ${execution.count} ${execution.tries}`,
      at: execution.enteredAt ?? world.now,
      runAt: execution.begunAt,
      outside: world.outside,
      claimed: world.outside,
    };
    stage.turns.push(start);
    try {
      const result = await task(execution.run, execution.step, start.at);
      const to = workflow.ways[execution.task]?.[result.next];
      if (!to)
        throw new Error(`After ${execution.task} there is no way "${result.next}". Please teach it (product.ts).`);
      if (to === END) return;
      // What goes from task to task is JSON.
      const step = JSON.parse(JSON.stringify(result));
      const renewedAt = workflow.renewing.includes(execution.task) ? start.at : execution.renewedAt;
      const next = { task: to, step, count: execution.count + 1, tries: 0, enteredAt: undefined, renewedAt };
      const at = world.now + SECOND + (step.waitSeconds ?? 0) * SECOND;
      stage.queue({ is: 'task', at, execution: { ...execution, ...next } });
    } catch (error) {
      this.#failed(execution, start, error);
    } finally {
      stage.turns.pop();
      if (execution.task === 'complete') this.#judgeSent();
    }
  }

  #isHeldUp(execution: Execution): boolean {
    const stage = this.#stage;
    const happening = stage.pendingNow((each) => each.is === 'run' && each.task === execution.count);
    if (happening?.is !== 'run') return false;
    stage.done(happening);
    if (happening.goes !== 'dies') {
      stage.queue({ is: 'task', at: stage.world.now + happening.goes.minutes * MINUTE, execution });
    }
    return true;
  }

  #failed(execution: Execution, start: { readonly id: string; readonly at: number }, error: unknown): void {
    this.#stage.caught(error);
    const { world } = this.#stage;
    if (error instanceof Error && error.name === 'Throttled' && execution.tries < RETRIES) {
      const at = world.now + 2 * SECOND * 2 ** execution.tries;
      const again = { ...execution, tries: execution.tries + 1, enteredAt: start.at };
      this.#stage.queue({ is: 'task', at, execution: again });
      return;
    }
    world.inbox = world.inbox.map((mail) => (mail.task === start.id ? { ...mail, doubtful: true } : mail));
  }

  /** Where the plan says that a step was sent, whoever waited for it has it. */
  #judgeSent(): void {
    const { world } = this.#stage;
    const judged = new Set(world.outside.plan.steps.flatMap((step) => (step.judged ? [step.id] : [])));
    for (const id of stepsSent(world.table.rows)) {
      if (judged.has(id)) continue;
      judgeStep(world, id);
      this.#stage.know({ plan: withJudged(world.outside.plan, id) });
    }
  }
}
