// The tables that are served through the ORM: portals, chamas, recordings. Live meetings, rolls and reports speak SQL.
import { ChamaEntity } from './chama.ts';
import { PortalEntity } from './portal.ts';
import { PortalSecretEntity } from './portal-secret.ts';
import { RecordingEntity } from './recording.ts';

export const entities = [ChamaEntity, PortalEntity, PortalSecretEntity, RecordingEntity];
