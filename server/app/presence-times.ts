// The times presence goes by, apart from the grace that is a rule of the meeting (server/domain/presence.ts).

/** How often a node says that it lives. */
export const heartbeatMs = 5_000;
/** Without a heartbeat for so long, a node is dead and its sockets with it. */
export const nodeDeadAfterMs = 20_000;
/** How long a join by REST stands without a socket or LiveKit. */
export const restLeaseMs = 120_000;
