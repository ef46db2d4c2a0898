import type { ServerResponse } from 'node:http';

/** An answer of S3 that is an error: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export class S3Refusal extends Error {
  override readonly name = 'S3Refusal';

  readonly status: number;
  readonly code: string;
  /** Further members of the XML, such as `ProposedSize`. */
  readonly detail: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, detail: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

export const accessDenied = (message = 'Access Denied'): S3Refusal => new S3Refusal(403, 'AccessDenied', message);

/** Writes the refusal as S3 does. */
export function answerRefusal(response: ServerResponse, { status, code, message, detail }: S3Refusal): void {
  const members = Object.entries({ Code: code, Message: message, ...detail })
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join('');
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error>${members}</Error>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
