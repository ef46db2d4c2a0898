import type { TimeMachine } from '../advance.ts';
import type { LocalUser } from '../engines/cognito.ts';
import type { KeptMail } from '../engines/ses.ts';
import type { Execution } from '../executions.ts';
import type { Everyone } from './people.ts';

/** What the desk shows, and the clock that it moves. */
export interface DeskSources {
  readonly baseUrl: string;
  readonly clock: TimeMachine;
  readonly users: readonly LocalUser[];
  inbox(): readonly KeptMail[];
  executions(): readonly Execution[];
  people(): Promise<Everyone>;
}
