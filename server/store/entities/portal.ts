// A tenant: a portal whose members meet here.
import { defineEntity } from '@mikro-orm/core';
import { InstantType } from './instant-type.ts';

export const PortalEntity = defineEntity({
  name: 'Portal',
  tableName: 'portals',
  properties: (p) => ({
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.text(),
    origins: p.array().columnType('text[]'),
    jwksUrl: p.text().nullable(),
    createdAt: p.type(InstantType),
    changedAt: p.type(InstantType),
    removedAt: p.type(InstantType).nullable(),
  }),
});
