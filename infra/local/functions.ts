import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { Environment, type FunctionDefinition, FunctionError, MAX_PAYLOAD_BYTES } from './environment.ts';
import { Turnstile } from './turnstile.ts';

const MAX_STARTS_AT_ONCE = 2; // forty workers starting at once took 5 s and 1.8 GB
const MAX_ENVIRONMENTS = 2; // per function: a slow request does not hold up the next one

/** Runs the bundled functions, an environment (a worker thread) taking one event at a time, as in Lambda. */
export class Functions {
  readonly #pools = new Map<string, Pool>();

  /** @param logFolder where each function's output goes, a file each */
  constructor(definitions: readonly FunctionDefinition[], logFolder: string) {
    mkdirSync(logFolder, { recursive: true });
    const starts = new Turnstile(MAX_STARTS_AT_ONCE);
    for (const definition of definitions) this.#pools.set(definition.arn, new Pool(definition, logFolder, starts));
  }

  /** Whether the ARN is one of a function that runs here. */
  has(arn: string): boolean {
    return this.#pools.has(arn);
  }

  /** The ARN of a function by its name or label. @throws Error that lists the names there are. */
  arnOf(nameOrLabel: string): string {
    for (const [arn, pool] of this.#pools) {
      if (pool.definition.name === nameOrLabel || pool.definition.label === nameOrLabel) return arn;
    }
    const known = [...this.#pools.values()].map((pool) => pool.definition.label).join(', ');
    throw new Error(`There is no function ${nameOrLabel}; there are ${known}.`);
  }

  /** Loads a function's bundle ahead of its first event. */
  async warm(arn: string): Promise<void> {
    await this.#pool(arn).warm();
  }

  /**
   * Invokes a function and waits for its answer.
   * @throws FunctionError as Lambda would report it: the handler's own error, a timeout, a crash
   */
  async invoke(arn: string, event: unknown): Promise<unknown> {
    return this.#pool(arn).invoke(event);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.stop()));
  }

  #pool(arn: string): Pool {
    const pool = this.#pools.get(arn);
    if (!pool) throw new FunctionError('ResourceNotFoundException', `No function with the ARN ${arn} runs here.`);
    return pool;
  }
}

/** The environments of one function. */
class Pool {
  readonly definition: FunctionDefinition;
  readonly #log: WriteStream;
  readonly #starts: Turnstile;
  readonly #turns = new Turnstile(MAX_ENVIRONMENTS);
  readonly #idle: Environment[] = [];
  readonly #all = new Set<Environment>();

  constructor(definition: FunctionDefinition, logFolder: string, starts: Turnstile) {
    this.definition = definition;
    this.#starts = starts;
    this.#log = createWriteStream(join(logFolder, `${definition.label}.log`), { flags: 'a' });
  }

  async warm(): Promise<void> {
    await this.#turns.pass(async () => {
      this.#idle.push(this.#idle.pop() ?? (await this.#start()));
    });
  }

  async invoke(event: unknown): Promise<unknown> {
    const text = JSON.stringify(event) ?? 'null';
    if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) {
      throw new FunctionError('RequestTooLargeException', `The event for ${this.definition.label} is over 6 MB.`);
    }
    return this.#turns.pass(async () => {
      const environment = this.#idle.pop() ?? (await this.#start());
      try {
        return await environment.run(text, this.definition.timeoutMs);
      } catch (error) {
        // As Lambda does, so that the trace is found where the function's own lines are.
        this.#log.write(`ERROR ${error instanceof Error ? error.stack : String(error)}\n`);
        throw error;
      } finally {
        if (environment.alive) this.#idle.push(environment);
        else this.#all.delete(environment);
      }
    });
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#all].map((environment) => environment.stop()));
    await new Promise<void>((resolve) => this.#log.end(resolve));
  }

  async #start(): Promise<Environment> {
    return this.#starts.pass(async () => {
      const environment = new Environment(this.definition, this.#log);
      this.#all.add(environment);
      await environment.ready;
      return environment;
    });
  }
}
