import { localCredentials } from '../../infra/local/engines/engine.ts';
import { type AccessKey, Gate } from '../../infra/local/rights/gate.ts';
import { callRecorder } from '../../infra/local/rights/heard.ts';
import type { RightsOfTemplate } from '../../infra/local/rights/roles.ts';
import type { Route } from '../../infra/local/routes.ts';
import { actFor, actor } from './acting.ts';
import { rightsOfTemplate } from './rights.ts';

/** The functions with the roles that the template gives them; see acting.ts. */
interface Cast {
  readonly gate: Gate;
  /** The ARN of a resource of the template, by its logical id without its hash. @throws Error for one that no right names */
  readonly arnOf: (label: string) => string;
  readonly routes: readonly Route[];
}

let cast: Promise<Cast> | undefined;

/** Reads the roles, once in a process. */
export async function castOfTemplate(): Promise<Cast> {
  cast ??= rightsOfTemplate().then((rights) => ({
    gate: new Gate(rights, callRecorder()),
    arnOf: (label) => named(rights, label),
    routes: routesIn(rights),
  }));
  actFor((await cast).routes);
  return cast;
}

/** The access key of whoever acts. */
export function actorsKey({ gate }: Cast): AccessKey {
  const name = actor();
  return name === undefined ? localCredentials : gate.keyOf(name);
}

/** Each path that a function may be invoked for, and the function. */
const routesIn = ({ onFunctions }: RightsOfTemplate): Route[] =>
  onFunctions
    .filter(({ service }) => service === 'apigateway.amazonaws.com')
    .map(({ sourceArn, function: arn }) => {
      const path = /:[^:/]+\/\*\/\*(\/.*)?$/.exec(sourceArn)?.[1];
      return { routeKey: path === undefined ? '$default' : `ANY ${path}`, functionArn: labelOf(arn) };
    });

/** `arn:…:function:Afterword-Staff35CBA1CE` → `Staff` */
const labelOf = (functionArn: string): string =>
  functionArn.replace(/^.*:function:[^-]+-/, '').replace(/[0-9A-F]{8}$/, '');

function named({ names }: RightsOfTemplate, label: string): string {
  const found = Object.entries(names).find(([, name]) => name === label)?.[0];
  if (found === undefined) throw new Error(`No right names a resource called ${label}.`);
  return found;
}
