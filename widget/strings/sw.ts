// All Swahili tables as one lazy chunk, loaded by language.ts. Each must satisfy its English twin.
import { after } from './sw/after.ts';
import { before } from './sw/before.ts';
import { common } from './sw/common.ts';
import { list } from './sw/list.ts';
import { schedule } from './sw/schedule.ts';
import { time } from './sw/time.ts';
import { trouble } from './sw/trouble.ts';

export const swahili = { after, before, common, list, schedule, time, trouble };
