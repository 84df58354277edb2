// A savings group of a portal.
import { defineEntity } from '@mikro-orm/core';
import { InstantType } from './instant-type.ts';

export const ChamaEntity = defineEntity({
  name: 'Chama',
  tableName: 'chamas',
  properties: (p) => ({
    id: p.uuid().primary(),
    portalId: p.uuid(),
    externalId: p.text(),
    name: p.text(),
    nameAsOf: p.type(InstantType),
    createdAt: p.type(InstantType),
  }),
});
