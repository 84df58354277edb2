// `node server/local-livekit/livekit-install.ts`: makes sure that this machine has a LiveKit server, and prints where. For CI and for the impatient.
import { findLiveKit } from './livekit-binary.ts';

const source = await findLiveKit({ env: process.env, report: (line) => process.stderr.write(`${line}\n`) });
if (source === null) process.exit(1);
process.stdout.write(`${source.kind === 'binary' ? source.path : source.kind}\n`);
