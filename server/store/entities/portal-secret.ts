// What a portal and we share: apart from the portal's row, so that no person's role can be granted it by accident.
import { defineEntity } from '@mikro-orm/core';

export const PortalSecretEntity = defineEntity({
  name: 'PortalSecret',
  tableName: 'portal_secrets',
  properties: (p) => ({
    portalId: p.uuid().primary(),
    jwtSecret: p.text(),
    webhookSecret: p.text(),
    apiKeyHash: p.text(),
  }),
});
