import { describe, expect, test } from 'vitest';
import { TokenSchema } from '../../shared/store/keys.ts';
import { tidyText } from '../../shared/typed-text.ts';

describe('tokens', () => {
  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('are never called %s', (name) => {
    // A step of this name would look as if it had been sent: every object has a property of this name.
    expect(TokenSchema.safeParse(name).success).toBe(false);
  });

  test.each(['invitation', 'reminder-1', '_', 'a'.repeat(64)])('may be %s', (name) => {
    expect(TokenSchema.parse(name)).toBe(name);
  });
});

describe('typed text', () => {
  test('given halves of surrogate pairs, then they are gone, and whole pairs stay', () => {
    expect(tidyText('\ud83d\ude00 \ud800x\udc00')).toBe('\ud83d\ude00 x');
  });

  test('given nothing but what nobody sees, then nothing is left', () => {
    expect(tidyText('\u0000\u0007\ud800\r\n ')).toBe('');
  });
});
