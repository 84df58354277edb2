// A person's place in a chama, and as of when it is known.
import { defineEntity } from '@mikro-orm/core';
import { chamaRoles } from '../../../protocol/meeting.ts';
import { ChamaEntity } from './chama.ts';
import { InstantType } from './instant-type.ts';
import { UserEntity } from './user.ts';

export const ChamaMemberEntity = defineEntity({
  name: 'ChamaMember',
  tableName: 'chama_members',
  properties: (p) => ({
    chama: () => p.manyToOne(ChamaEntity).primary(),
    user: () => p.manyToOne(UserEntity).primary(),
    portalId: p.uuid(),
    role: p.enum(chamaRoles),
    isActive: p.boolean(),
    roleAsOf: p.type(InstantType),
    joinedAt: p.type(InstantType),
  }),
});
