/** How a command ends, for scripts: each of them says so in its help. */
export const STATUS = { done: 0, notDone: 1, wrongUse: 2, unreachable: 3 } as const;
export type Status = (typeof STATUS)[keyof typeof STATUS];

/** Ends a command early, with a sentence or two for whoever called it: what is wrong, and what to do now. */
export class Ended extends Error {
  override readonly name = 'Ended';
  readonly status: Status;

  constructor(status: Status, message: string, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

export const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));
