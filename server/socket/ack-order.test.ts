// The order of acks, whatever the order of answers.
import { expect, test } from 'vitest';
import type { Ack } from '../../protocol/socket.ts';
import { AckOrder } from './ack-order.ts';

const ack = (version: number): Ack => ({ ok: true, version });

test('acks leave in the order the commands came', () => {
  const sent: Ack[] = [];
  const order = new AckOrder();
  const [first, second, third] = [1, 2, 3].map(() => order.take((answer) => sent.push(answer)));
  third?.(ack(3));
  second?.(ack(2));
  expect(sent).toEqual([]);
  first?.(ack(1));
  expect(sent).toEqual([ack(1), ack(2), ack(3)]);
});
