/**
 * Whether a text is what a pattern of an IAM policy describes: `*` stands for any characters, none too, and `?` for one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 *
 * In time that is linear in the text for each star: a policy is no place for backtracking.
 */
export function isLike(pattern: string, text: string): boolean {
  let at = 0; // in the pattern
  let read = 0; // in the text
  let star = -1;
  let readAtStar = 0;
  while (read < text.length) {
    if (pattern[at] === '*') {
      star = at;
      readAtStar = read;
      at += 1;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[read])) {
      at += 1;
      read += 1;
    } else if (star >= 0) {
      readAtStar += 1;
      read = readAtStar;
      at = star + 1;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/**
 * The same of ARNs, as ArnLike and ArnEquals compare: each of the six parts by itself, so that no star crosses a colon but in
 * the last. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function isArnLike(pattern: string, arn: string): boolean {
  const wanted = partsOf(pattern);
  const given = partsOf(arn);
  return wanted.length === given.length && wanted.every((part, at) => isLike(part, given[at] ?? ''));
}

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
