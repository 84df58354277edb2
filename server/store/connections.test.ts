// Who is held by what: sockets on living and dead nodes, leases, sightings, and who is due to be marked away, returned or gone.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { databaseKinds, type FreshDatabase, freshDatabase } from '../test/databases.ts';
import { sampleStart } from '../test/sample-meeting.ts';
import { silentLog } from '../test/silent-log.ts';
import { addSamplePeople, StoredMeeting, samplePortalId } from '../test/stored-meeting.ts';
import {
  buryNode,
  type ConnectionKind,
  closeConnection,
  deadNodes,
  duePresence,
  forgetConnections,
  openConnection,
  presencesOf,
  touchNode,
} from './connections.ts';
import { type Database, openDatabase, type Sql } from './database.ts';
import { markHandled, takeEvent, unhandledEvents } from './livekit-inbox.ts';

const at = (seconds: number) => new Date(Date.parse(sampleStart) + seconds * 1000).toISOString();

describe.each(databaseKinds)('on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;
  let meeting: StoredMeeting;
  let started = 0;
  const write = <T>(work: (sql: Sql) => Promise<T>) => database.writer(samplePortalId, work);
  const meetingId = () => meeting.state.core.meeting.id;
  const rule = (seconds: number) => ({ now: at(seconds), aliveSince: at(seconds - 15) });
  const presence = async (seconds: number, name = 'Otieno') => (await write((sql) => presencesOf(sql, meetingId(), rule(seconds)))).get(meeting.id(name));
  const due = async (seconds: number) => {
    const found = await write((sql) => duePresence(sql, { ...rule(seconds), roomAwayBefore: at(seconds - 10), lobbyAwayBefore: at(seconds - 120), limit: 10 }));
    return found
      .filter((one) => one.meetingId === meetingId())
      .flatMap(({ participantIds }) => participantIds.map((id) => meeting.state.core.participants.find((p) => p.id === id)?.name));
  };
  const open = (connection: ConnectionKind, seconds: number, { id = newId(), name = 'Otieno', node = 'n1', expiresAt = null as string | null } = {}) =>
    write((sql) =>
      openConnection(sql, {
        id,
        portalId: samplePortalId,
        meetingId: meetingId(),
        participantId: meeting.id(name),
        kind: connection,
        nodeId: node,
        at: at(seconds),
        expiresAt,
      }),
    );

  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    database = await openDatabase({ ...fresh, log: silentLog });
    await write((sql) => addSamplePeople(sql, ['Wanjiru', 'Kamau', 'Otieno', 'Achieng']));
  }, 60_000);
  beforeEach(async () => {
    meeting = new StoredMeeting();
    await write((sql) => meeting.create(sql));
    started += 1;
    meeting.later(started / 1000).live('Otieno');
    await write((sql) => meeting.store(sql));
    for (const name of ['Wanjiru']) await open('livekit', 0, { name, expiresAt: at(100_000) });
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  test('a socket holds while its node lives; after that its last heartbeat was the last sign of life', async () => {
    await write((sql) => touchNode(sql, 'n1', at(0)));
    await open('socket', 1);
    expect(await presence(10)).toEqual({ connected: true, leased: false, lastSeenAt: null, estimated: false });
    await write((sql) => touchNode(sql, 'n1', at(10)));
    expect(await presence(24)).toMatchObject({ connected: true });
    expect(await presence(26)).toEqual({ connected: false, leased: false, lastSeenAt: at(10), estimated: true });
    expect(await write((sql) => deadNodes(sql, at(11)))).toEqual([{ nodeId: 'n1', heartbeatAt: at(10) }]);
    await write((sql) => buryNode(sql, 'n1'));
    expect(await write((sql) => deadNodes(sql, at(11)))).toEqual([]);
    expect(await presence(12)).toEqual({ connected: false, leased: false, lastSeenAt: at(10), estimated: true });
  });

  test('a closed socket was last seen when it closed; of several the last counts', async () => {
    await write((sql) => touchNode(sql, 'n1', at(0)));
    const [first, second] = [newId(), newId()];
    await open('socket', 1, { id: first });
    await open('socket', 2, { id: second });
    await write((sql) => closeConnection(sql, first, at(5)));
    expect(await presence(6)).toMatchObject({ connected: true });
    await write((sql) => closeConnection(sql, second, at(4)));
    await write((sql) => closeConnection(sql, second, at(9)));
    expect(await presence(6)).toEqual({ connected: false, leased: false, lastSeenAt: at(5), estimated: false });
  });

  test('a lease holds until it runs out, a sighting until it is not renewed', async () => {
    const id = newId();
    await open('rest', 0, { id, expiresAt: at(120) });
    expect(await presence(119)).toEqual({ connected: false, leased: true, lastSeenAt: null, estimated: false });
    expect(await presence(121)).toEqual({ connected: false, leased: false, lastSeenAt: at(120), estimated: false });
    await open('rest', 130, { id, expiresAt: at(250) });
    expect(await presence(200)).toMatchObject({ leased: true });
    await write((sql) => closeConnection(sql, id, at(201)));
    await open('livekit', 205, { expiresAt: at(230) });
    expect(await presence(229)).toMatchObject({ leased: true });
    expect(await presence(231)).toMatchObject({ leased: false, lastSeenAt: at(205) });
  });

  test('due are those whose standing no longer fits: away, back, gone', async () => {
    await write((sql) => touchNode(sql, 'n2', at(100)));
    expect(await due(1)).toEqual(['Otieno']);
    const id = newId();
    await open('socket', 1, { id, node: 'n2' });
    expect(await due(2)).toEqual([]);
    await write((sql) => closeConnection(sql, id, at(3)));
    expect(await due(4)).toEqual(['Otieno']);
    meeting.now = at(4);
    meeting.offline.add('Otieno');
    meeting.as('system', { type: 'presence:settle', participantIds: [meeting.id('Otieno')] });
    await write((sql) => meeting.store(sql));
    expect(await due(5)).toEqual([]);
    expect(await due(15)).toEqual(['Otieno']);
    await open('socket', 6, { node: 'n2' });
    expect(await due(7)).toEqual(['Otieno']);
  });

  test('what ended long ago is forgotten, what holds is not', async () => {
    await write((sql) => touchNode(sql, 'n1', at(0)));
    const ended = newId();
    await open('socket', 1, { id: ended, name: 'Achieng' });
    await open('socket', 1);
    await write((sql) => closeConnection(sql, ended, at(2)));
    await write((sql) => forgetConnections(sql, at(3)));
    expect(await presence(3, 'Achieng')).toBe(undefined);
    expect(await presence(3)).toMatchObject({ connected: true });
  });

  test('a LiveKit event is taken once, and waits until it is handled', async () => {
    const event = { id: newId(), event: 'participant_joined', roomName: 'r', identity: null, createdAt: at(0), receivedAt: at(0), payload: { a: [1, "'"] } };
    const every = <T>(work: (sql: Sql) => Promise<T>) => database.writer('*', work);
    expect(await every((sql) => takeEvent(sql, event))).toBe(true);
    expect(await every((sql) => takeEvent(sql, event))).toBe(false);
    expect(await every((sql) => unhandledEvents(sql, 10))).toEqual([event]);
    await every((sql) => markHandled(sql, event.id, at(1)));
    expect(await every((sql) => unhandledEvents(sql, 10))).toEqual([]);
  });
});
