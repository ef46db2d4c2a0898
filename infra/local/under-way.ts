/**
 * What is under way: executions, requests, sweeps. The simulated clock moves only when nothing is, since a run that
 * began at nine must not find itself at noon.
 */
export class UnderWay {
  readonly #running = new Map<symbol, string>();
  readonly #others: (() => string | undefined)[] = [];

  /** Notes that something began; the returned function notes its end. */
  begin(what: string): () => void {
    const key = Symbol(what);
    this.#running.set(key, what);
    return () => {
      this.#running.delete(key);
    };
  }

  /** Notes something for as long as the work takes. */
  async during<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    const end = this.begin(what);
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Asks somebody else, too, whether there is something under way (its name) or not (`undefined`). */
  watch(other: () => string | undefined): void {
    this.#others.push(other);
  }

  list(): string[] {
    const others = this.#others.map((other) => other()).filter((what) => what !== undefined);
    return [...this.#running.values(), ...others];
  }

  /**
   * Waits until nothing is under way, seen twice in a row: between the end of one thing and the beginning of what it
   * causes there can be a moment of quiet.
   * @throws Error that names what is still under way after `patienceMs`
   */
  async quiet(patienceMs = 60_000): Promise<void> {
    const end = performance.now() + patienceMs;
    for (let calm = 0; calm < 2; ) {
      calm = this.list().length === 0 ? calm + 1 : 0;
      if (performance.now() > end) {
        throw new Error(
          `The clock cannot move: after ${patienceMs / 1000} s these are still under way: ${this.list().join(', ')}. ` +
            "Look at the executions on the desk and at the functions' logs.",
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
  }
}
