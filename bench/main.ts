// `npm run bench [-- <id>…]`: runs the named benchmarks, or all, one after the other. Figures are for this machine; ratios travel.
import { benchChat } from './chat.ts';
import { benchJoinAudio } from './join-audio.ts';
import { benchRest } from './rest.ts';

const benchmarks: Readonly<Record<string, () => Promise<void>>> = { chat: benchChat, 'join-audio': benchJoinAudio, rest: benchRest };

const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !(id in benchmarks));
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(64);
}
for (const [id, run] of Object.entries(benchmarks)) if (asked.length === 0 || asked.includes(id)) await run();
process.exit(0);
