// Errors: what may be tried again.
import { expect, test } from 'vitest';
import { errorKinds } from '../../protocol/index.ts';
import { ChamaError, retryableThere } from './chama-error.ts';

test("the server's retryable codes are those of the protocol", () => {
  const retryable = Object.entries(errorKinds)
    .filter(([, kind]) => 'retryable' in kind)
    .map(([code]) => code);
  expect([...retryableThere].sort()).toEqual(retryable.sort());
});

test('a refusal stays one, an outage may pass', () => {
  expect(new ChamaError('forbidden').retryable).toBe(false);
  expect(new ChamaError('unavailable').retryable).toBe(true);
  expect(new ChamaError('offline').retryable).toBe(true);
});
