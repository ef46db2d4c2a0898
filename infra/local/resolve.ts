import * as z from 'zod';
import type { Resource, Template } from './template.ts';

/** What a resource is on this machine: what `Ref` gives, and what `Fn::GetAtt` gives by attribute. */
export interface LocalResource {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Account {
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
}

const ObjectSchema = z.record(z.string(), z.unknown());
const PairSchema = z.tuple([z.string(), z.unknown()]);
const NO_VALUE = Symbol('AWS::NoValue');

/**
 * Evaluates CloudFormation's intrinsic functions against what stands on this machine. One that it does not know is an
 * error that names it and where it stands: an `undefined` in an environment would show up far from its cause.
 */
export class Resolver {
  readonly #template: Template;
  readonly #account: Account;
  readonly #parameters: Readonly<Record<string, string>>;
  readonly #local: (logicalId: string, resource: Resource) => LocalResource;

  /**
   * @param parameters values for the template's parameters that have no default here, or another one than in AWS
   * @param local what each logical id is on this machine
   */
  constructor(
    template: Template,
    account: Account,
    parameters: Readonly<Record<string, string>>,
    local: (logicalId: string, resource: Resource) => LocalResource,
  ) {
    this.#template = template;
    this.#account = account;
    this.#parameters = parameters;
    this.#local = local;
  }

  /** The resources of a type that stand, by logical id, their properties resolved and parsed. */
  resources<Properties>(type: string, schema: z.ZodType<Properties>): Map<string, Properties> {
    const found = new Map<string, Properties>();
    for (const [logicalId, resource] of Object.entries(this.#template.Resources)) {
      if (resource.Type !== type || (resource.Condition && !this.condition(resource.Condition))) continue;
      // Only what the schema asks for is resolved: a role's or an alarm's property may refer to what has no local form.
      const wanted = schema instanceof z.ZodObject ? Object.keys(schema.shape) : Object.keys(resource.Properties);
      const picked = wanted.filter((key) => key in resource.Properties).map((key) => [key, resource.Properties[key]]);
      const parsed = schema.safeParse(this.resolve(Object.fromEntries(picked), logicalId));
      if (!parsed.success) {
        throw new Error(`${logicalId} (${type}) cannot run locally: ${z.prettifyError(parsed.error)}`);
      }
      found.set(logicalId, parsed.data);
    }
    return found;
  }

  /** Of everything that stands. */
  logicalIds(): string[] {
    return Object.entries(this.#template.Resources).flatMap(([id, { Condition }]) =>
      Condition === undefined || this.condition(Condition) ? [id] : [],
    );
  }

  /** What a logical id is on this machine. @throws Error for an id that the template lacks. */
  local(logicalId: string, where = logicalId): LocalResource {
    const resource = this.#template.Resources[logicalId];
    if (!resource) throw new Error(`${where} refers to ${logicalId}, which the template does not hold.`);
    return this.#local(logicalId, resource);
  }

  /** A value of the template with every intrinsic function evaluated; `where` names it in errors. */
  resolve(value: unknown, where = 'template'): unknown {
    const resolved = this.#value(value, where);
    return resolved === NO_VALUE ? undefined : resolved;
  }

  /** Whether a condition of the template holds. */
  condition(name: string): boolean {
    const definition = this.#template.Conditions[name];
    if (definition === undefined) throw new Error(`The template has no condition ${name}.`);
    return this.#holds(definition, `condition ${name}`);
  }

  #value(value: unknown, where: string): unknown {
    if (Array.isArray(value)) {
      return value.map((item, at) => this.#value(item, `${where}[${at}]`)).filter((item) => item !== NO_VALUE);
    }
    const parsed = ObjectSchema.safeParse(value);
    if (!parsed.success) return value;
    const entries = Object.entries(parsed.data);
    const [first] = entries;
    if (entries.length === 1 && first && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
      return this.#intrinsic(first[0], first[1], where);
    }
    return Object.fromEntries(
      entries
        .map(([key, item]) => [key, this.#value(item, `${where}.${key}`)] as const)
        .filter(([, item]) => item !== NO_VALUE),
    );
  }

  #intrinsic(name: string, argument: unknown, where: string): unknown {
    switch (name) {
      case 'Ref':
        return this.#ref(z.string().parse(argument), where);
      case 'Fn::GetAtt': {
        const [logicalId, attribute] =
          typeof argument === 'string' ? cut(argument) : z.array(z.string()).parse(argument);
        return this.#attribute(logicalId ?? '', attribute ?? '', where);
      }
      case 'Fn::Join': {
        const [separator, parts] = PairSchema.parse(argument);
        return this.#strings(parts, where).join(separator);
      }
      case 'Fn::Split': {
        const [separator, text] = PairSchema.parse(argument);
        return this.#string(text, where).split(separator);
      }
      case 'Fn::Select': {
        const [index, from] = z.tuple([z.coerce.number(), z.unknown()]).parse(argument);
        const chosen = z.array(z.unknown()).parse(this.#value(from, where))[index];
        if (chosen === undefined) throw new Error(`${where}: Fn::Select finds nothing at ${index}.`);
        return chosen;
      }
      case 'Fn::Sub':
        return this.#sub(argument, where);
      case 'Fn::If': {
        const [condition, yes, no] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(argument);
        return this.#value(this.condition(condition) ? yes : no, where);
      }
      default:
        throw new Error(`${where}: the local run cannot evaluate ${name}; teach infra/local/resolve.ts.`);
    }
  }

  #ref(name: string, where: string): unknown {
    switch (name) {
      case 'AWS::NoValue':
        return NO_VALUE;
      case 'AWS::Region':
        return this.#account.region;
      case 'AWS::AccountId':
        return this.#account.accountId;
      case 'AWS::StackName':
        return this.#account.stackName;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      default:
        break;
    }
    const parameter = this.#template.Parameters[name];
    if (!parameter) return this.local(name, where).ref;
    const given = this.#parameters[name] ?? parameter.Default;
    if (given === undefined) throw new Error(`${where} needs the stack parameter ${name}, which has no local value.`);
    return parameter.Type.startsWith('List<') || parameter.Type === 'CommaDelimitedList'
      ? String(given).split(',')
      : String(given);
  }

  #attribute(logicalId: string, attribute: string, where: string): string {
    const value = this.local(logicalId, where).attributes[attribute];
    if (value === undefined) {
      throw new Error(`${where}: ${logicalId} has no local value for the attribute ${attribute}; see physical.ts.`);
    }
    return value;
  }

  #sub(argument: unknown, where: string): string {
    const [text, own] =
      typeof argument === 'string' ? [argument, {}] : z.tuple([z.string(), ObjectSchema]).parse(argument);
    return text.replace(/\$\{([^!}][^}]*)\}|\$\{!([^}]*)\}/g, (_, name: string | undefined, literal: string) => {
      if (name === undefined) return `\${${literal}}`;
      if (name in own) return this.#string(own[name], where);
      if (!name.includes('.')) return this.#string({ Ref: name }, where);
      const [logicalId, attribute] = cut(name);
      return this.#attribute(logicalId, attribute, where);
    });
  }

  #string(value: unknown, where: string): string {
    const resolved = z.union([z.string(), z.number(), z.boolean()]).safeParse(this.#value(value, where));
    if (!resolved.success) throw new Error(`${where} must become a text; it is ${JSON.stringify(value)}.`);
    return String(resolved.data);
  }

  #strings(value: unknown, where: string): string[] {
    return z.array(z.coerce.string()).parse(this.#value(value, where));
  }

  #holds(definition: unknown, where: string): boolean {
    const [entry] = Object.entries(ObjectSchema.parse(definition));
    if (!entry) throw new Error(`${where} is empty.`);
    const [name, argument] = entry;
    const each = (): boolean[] =>
      z
        .array(z.unknown())
        .parse(argument)
        .map((item) => this.#holds(item, where));
    switch (name) {
      case 'Fn::Equals': {
        const [left, right] = z.tuple([z.unknown(), z.unknown()]).parse(argument);
        return this.#string(left, where) === this.#string(right, where);
      }
      case 'Fn::Not':
        return !each()[0];
      case 'Fn::And':
        return each().every(Boolean);
      case 'Fn::Or':
        return each().some(Boolean);
      case 'Condition':
        return this.condition(z.string().parse(argument));
      default:
        throw new Error(`${where}: the local run cannot evaluate ${name}; teach infra/local/resolve.ts.`);
    }
  }
}

/** `Table.StreamArn` → `['Table', 'StreamArn']`; an attribute's own name may hold dots. */
function cut(text: string): [string, string] {
  const at = text.indexOf('.');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
