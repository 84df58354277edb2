// Why the server must not start on a database, and what an operator does about it.
export type RefusalReason = 'migrations-pending' | 'unsafe-login' | 'missing-roles' | 'in-use';

export class DatabaseRefused extends Error {
  readonly reason: RefusalReason;
  /** A sentence, or the SQL that mends it. */
  readonly remedy: string;

  constructor(reason: RefusalReason, message: string, remedy: string) {
    super(message);
    this.name = 'DatabaseRefused';
    this.reason = reason;
    this.remedy = remedy;
  }
}
