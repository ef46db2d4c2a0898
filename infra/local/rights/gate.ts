import { createHash } from 'node:crypto';
import { localCredentials } from '../engines/engine.ts';
import {
  type AccessRequest,
  type Decision,
  decide,
  type Grant,
  type Policy,
  policyOf,
  type Statement,
} from './policy.ts';
import type { RightsOfTemplate } from './roles.ts';

export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A call that a role made, and the grants that allowed it; none where it was refused. */
export interface Call {
  /** Whose role it was: the logical id of a function or of a state machine, without its hash. */
  readonly by: string;
  readonly action: string;
  readonly resource: string;
  readonly grants: readonly Grant[];
}

/** Why a call is not allowed, as AWS says it. */
export interface Refusal {
  readonly kind: 'unknown-key' | 'not-allowed';
  readonly message: string;
}

interface Principal {
  readonly of: string;
  readonly arn: string;
  readonly key: AccessKey;
  readonly policy: Policy;
}

/** Of the machine that stands in for AWS: its calls to the engines are by HTTP, and count as if they came by TLS. */
const BY_TLS = { 'aws:securetransport': ['true'], 's3:tlsversion': ['1.3'] };

/**
 * IAM on this machine: each role has an access key, and what is called with it is held against the role's policy. The keys that
 * the engines have always known are an administrator's, of the local run itself and of its tests.
 */
export class Gate {
  readonly #principals = new Map<string, Principal>();
  readonly #byActor = new Map<string, Principal>();
  readonly #onBuckets: Policy;
  readonly #heard: (call: Call) => void;

  /**
   * @param heard told of every call that a role made
   * @throws UnknownToLocalIam for a statement that cannot be evaluated here
   */
  constructor({ roles, onBuckets }: RightsOfTemplate, heard: (call: Call) => void = () => undefined) {
    this.#heard = heard;
    // Of a policy on a bucket, only what holds for everybody concerns a role; services that write logs are not run here.
    this.#onBuckets = policyOf(onBuckets.filter(isForEverybody));
    for (const { of, arn, statements } of roles) {
      const principal = { of, arn, key: keyFor(of), policy: policyOf(statements) };
      this.#principals.set(principal.key.accessKeyId, principal);
      this.#byActor.set(of, principal);
    }
  }

  /** The key of a function's or a state machine's role, or of a role. @throws Error for one that the template lacks */
  keyOf(actor: string): AccessKey {
    const principal = this.#byActor.get(actor);
    if (!principal) throw new Error(`The template has no role of ${actor}.`);
    return principal.key;
  }

  /** The same by the role's ARN. */
  keyOfRole(arn: string): AccessKey {
    const principal = [...this.#principals.values()].find((one) => one.arn === arn);
    if (!principal) throw new Error(`The template has no role ${arn}.`);
    return principal.key;
  }

  /** The secret that belongs to an access key; `undefined` for a key that nobody has. */
  secretOf(accessKeyId: string): string | undefined {
    if (accessKeyId === localCredentials.accessKeyId) return localCredentials.secretAccessKey;
    return this.#principals.get(accessKeyId)?.key.secretAccessKey;
  }

  /**
   * Why what is asked with a key is refused; `undefined` where all of it is allowed.
   * @throws UnknownToLocalIam where it cannot be said
   */
  refusal(accessKeyId: string, requests: readonly AccessRequest[]): Refusal | undefined {
    if (accessKeyId === localCredentials.accessKeyId) return undefined;
    const principal = this.#principals.get(accessKeyId);
    if (!principal) return { kind: 'unknown-key', message: 'The security token included in the request is invalid.' };
    for (const request of requests) {
      const decision = this.#decide(principal, request);
      const { action, resource } = request;
      this.#heard({ by: principal.of, action, resource, grants: decision.allowed ? decision.by : [] });
      if (!decision.allowed) return { kind: 'not-allowed', message: explain(principal, request, decision) };
    }
    return undefined;
  }

  /** Whether a key allows something that nobody asked for, and which is in nobody's list of calls. */
  may(accessKeyId: string, request: AccessRequest): boolean {
    if (accessKeyId === localCredentials.accessKeyId) return true;
    const principal = this.#principals.get(accessKeyId);
    return principal !== undefined && this.#decide(principal, request).allowed;
  }

  #decide({ policy }: Principal, { facts, ...request }: AccessRequest): Decision {
    return decide([policy, this.#onBuckets], { ...request, facts: { ...BY_TLS, ...facts } });
  }
}

const isForEverybody = ({ Principal }: Statement): boolean =>
  JSON.stringify(Principal) === '{"AWS":"*"}' || Principal === '*';

/** In the words of https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function explain(principal: Principal, { action, resource }: AccessRequest, decision: Decision): string {
  const user = `${principal.arn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${principal.of}`;
  const why =
    'forbiddenBy' in decision && decision.forbiddenBy
      ? 'with an explicit deny in a policy'
      : `because no identity-based policy allows the ${action} action`;
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
}

/** The same key after every start, so that an address which was signed before a restart still opens. */
const keyFor = (actor: string): AccessKey => ({
  accessKeyId: `LOCAL${actor.toUpperCase()}`,
  secretAccessKey: createHash('sha256').update(`${localCredentials.secretAccessKey} ${actor}`).digest('hex'),
});
