// The tables the ORM serves. The hot path of live meetings and the reports speak SQL instead.
export const entities = [];
