// Fresh databases for tests: a migrated one per call, copied from a template that is made once per content of migrations/.
export type DatabaseKind = 'postgresql' | 'pglite';

export interface FreshDatabase {
  readonly databaseUrl?: string;
  readonly dataDir?: string;
  drop(): Promise<void>;
}

export async function freshDatabase(_kind: DatabaseKind): Promise<FreshDatabase> {
  throw new Error('being written');
}
