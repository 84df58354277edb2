// A person of a portal, whatever chamas they are in.
import { defineEntity } from '@mikro-orm/core';
import { InstantType } from './instant-type.ts';

export const UserEntity = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: (p) => ({
    id: p.uuid().primary(),
    portalId: p.uuid(),
    externalId: p.text(),
    name: p.text(),
    picture: p.text().nullable(),
    locale: p.text().nullable(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    profileAsOf: p.type(InstantType),
    createdAt: p.type(InstantType),
  }),
});
