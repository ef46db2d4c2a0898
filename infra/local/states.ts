import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { Engine } from './engines/engine.ts';
import { answerJson, listen, readBody } from './engines/listening.ts';
import type { Execution, Executions } from './executions.ts';
import { statesService } from './rights/ask-json.ts';
import type { Gate } from './rights/gate.ts';
import { guarded } from './rights/guarded.ts';

const StartExecutionSchema = z.object({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default('{}'),
});

const MAX_REQUEST_BYTES = 1024 * 1024;
const MAX_INPUT_BYTES = 256 * 1024;
/** What the API reference of StartExecution forbids in a name: white space, brackets, wildcards, special, control. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is forbidden
const FORBIDDEN_IN_NAMES = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;

class StatesError extends Error {}

/** The Step Functions endpoint: StartExecution in AWS JSON 1.0, with the refusals that the product relies on. */
export async function startStates(
  executions: Executions,
  options: { gate?: Gate; port?: number } = {},
): Promise<Engine> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const say = (status: number, body: unknown): void =>
      answerJson(response, status, body, 'application/x-amz-json-1.0');
    try {
      const target = request.headers['x-amz-target'];
      if (target !== 'AWSStepFunctions.StartExecution') {
        throw refuse('UnknownOperationException', `The local Step Functions knows only StartExecution, not ${target}.`);
      }
      const body = await readBody(request, MAX_REQUEST_BYTES);
      if (!body) throw refuse('ValidationException', 'The request is over 1 MB.');
      const execution = startExecution(executions, JSON.parse(body.toString('utf8')));
      say(200, { executionArn: execution.arn, startDate: Date.parse(execution.startedAt) / 1000 });
    } catch (error) {
      if (!(error instanceof StatesError)) throw error;
      say(400, { __type: error.name, message: error.message });
    }
  };
  const { endpoint, close } = await listen(guarded(options.gate, statesService, answer), options.port);
  return { endpoint, stop: close };
}

/**
 * Starts an execution, or answers with the one that runs under the same name and input, as Step Functions does.
 * A name stays taken after the end (90 days in AWS).
 */
function startExecution(executions: Executions, body: unknown): Execution {
  const parsed = StartExecutionSchema.safeParse(body);
  if (!parsed.success) throw refuse('ValidationException', z.prettifyError(parsed.error));
  const { stateMachineArn, name = crypto.randomUUID(), input: text } = parsed.data;
  if (!executions.hasMachine(stateMachineArn)) {
    throw refuse('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  }
  if (name.length < 1 || name.length > 80 || FORBIDDEN_IN_NAMES.test(name)) {
    throw refuse('InvalidName', `Invalid Name: '${name}'`);
  }
  const input = inputOf(text);
  const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  const earlier = executions.get(arn);
  if (!earlier) return executions.start(stateMachineArn, arn, name, input);
  if (earlier.status === 'RUNNING' && isDeepStrictEqual(earlier.input, input)) return earlier;
  throw refuse('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
}

function inputOf(text: string): unknown {
  if (Buffer.byteLength(text) > MAX_INPUT_BYTES) throw refuse('InvalidExecutionInput', 'The input is over 256 KiB.');
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('InvalidExecutionInput', 'The input is not JSON.');
  }
}

function refuse(name: string, message: string): StatesError {
  const error = new StatesError(message);
  error.name = name;
  return error;
}
