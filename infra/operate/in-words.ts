import { Ended, STATUS, sentence } from './ended.ts';

/** What stands in the way of a file or a folder, by Node's code for it (errno). */
const IN_THE_WAY: Readonly<Record<string, string>> = {
  ENOTDIR: 'a file stands where a folder is wanted',
  EEXIST: 'a file stands where a folder is wanted',
  EISDIR: 'a folder stands where a file is wanted',
  ENOENT: 'there is no such file or folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
};

/** What nobody foresaw at the place where it happened but many commands meet, in words; `undefined` for what is a fault. */
export function inWords(error: unknown): Ended | undefined {
  if (!(error instanceof Error)) return undefined;
  const why = IN_THE_WAY[said(error, 'code')];
  const path = said(error, 'path');
  if (why !== undefined && path !== '')
    return new Ended(STATUS.notDone, `${path} cannot be used: ${why}. Please name another.`, error);
  if (error.name === 'CredentialsProviderError' || error.message === 'Region is missing')
    return new Ended(
      STATUS.unreachable,
      `AWS cannot be asked from this shell: ${error.message === 'Region is missing' ? 'no region is chosen (AWS_REGION)' : 'it has no credentials'}. \`npm run doctor\` says what to do.`,
      error,
    );
  return undefined;
}

/** What is wrong with how a command was called (Node's `parseArgs`). */
export function wrongUse(error: unknown): Ended {
  const message = sentence(error);
  const [, named = ''] = /'([^' ]+)/.exec(message) ?? [];
  const HELP = '(--help lists the options.)';
  switch (said(error, 'code')) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return new Ended(STATUS.wrongUse, `There is no option ${named} ${HELP}`, error);
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return new Ended(STATUS.wrongUse, `Only options are expected, and not "${named}" ${HELP}`, error);
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return new Ended(
        STATUS.wrongUse,
        /does not take an argument/.test(message)
          ? `The option ${named} takes no value ${HELP}`
          : `The option ${named} wants a value behind it ${HELP}`,
        error,
      );
    default:
      return new Ended(STATUS.wrongUse, `${message} ${HELP}`, error);
  }
}

/** What Node adds to its errors. */
const said = (error: unknown, what: 'code' | 'path'): string => {
  const told = error instanceof Error ? Object.getOwnPropertyDescriptor(error, what)?.value : undefined;
  return typeof told === 'string' ? told : '';
};
