// All Swahili tables as one lazy chunk, loaded by language.ts. Each must satisfy its English twin.
import { after } from './sw/after.ts';
import { attendance } from './sw/attendance.ts';
import { before } from './sw/before.ts';
import { chat } from './sw/chat.ts';
import { devices } from './sw/devices.ts';
import { errors } from './sw/errors.ts';
import { everyday } from './sw/everyday.ts';
import { list } from './sw/list.ts';
import { lobby } from './sw/lobby.ts';
import { people } from './sw/people.ts';
import { polls } from './sw/polls.ts';
import { prejoin } from './sw/prejoin.ts';
import { recordings } from './sw/recordings.ts';
import { room } from './sw/room.ts';
import { schedule } from './sw/schedule.ts';
import { time } from './sw/time.ts';
import { trouble } from './sw/trouble.ts';

export const swahili = {
  after,
  attendance,
  before,
  chat,
  everyday,
  devices,
  errors,
  list,
  lobby,
  people,
  polls,
  prejoin,
  recordings,
  room,
  schedule,
  time,
  trouble,
};
