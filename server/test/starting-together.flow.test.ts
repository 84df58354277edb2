// Many nodes that start at the same moment on a database that none of them has prepared yet.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openJobs } from '../jobs/jobs.ts';
import { openDatabase } from '../store/database.ts';
import { type FreshDatabase, freshDatabase } from './databases.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };
let place: FreshDatabase;
beforeAll(async () => {
  place = await freshDatabase('postgresql');
});
afterAll(() => place.drop());

test('every one of them comes to have its queue', async () => {
  const databaseUrl = place.databaseUrl ?? '';
  const node = async () => {
    const database = await openDatabase({ databaseUrl, log, allowSuperuser: true });
    try {
      await (await openJobs({ database, databaseUrl, log })).stop();
    } finally {
      await database.close();
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, node));
  expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toEqual([]);
});
