// The tables that are served through the ORM: directory, portals, recordings. Live meetings and reports speak SQL.
import { ChamaEntity } from './chama.ts';
import { ChamaMemberEntity } from './chama-member.ts';
import { PortalEntity } from './portal.ts';
import { PortalSecretEntity } from './portal-secret.ts';
import { RecordingEntity } from './recording.ts';
import { UserEntity } from './user.ts';

export const entities = [ChamaEntity, ChamaMemberEntity, PortalEntity, PortalSecretEntity, RecordingEntity, UserEntity];
