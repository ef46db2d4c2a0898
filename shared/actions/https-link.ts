/**
 * An address that people may follow from our pages: https, on a host with a name, nobody's password in it. As a browser
 * would write it; `undefined` for anything else.
 */
export function httpsLink(typed: string): string | undefined {
  const address = typed.trim();
  if (!URL.canParse(address)) return undefined;
  const { protocol, username, password, hostname, href } = new URL(address);
  const isPlain = protocol === 'https:' && username === '' && password === '';
  return isPlain && hostname.includes('.') ? href : undefined;
}
