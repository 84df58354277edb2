// Keyset pages: a cursor names the last row that was given, so that a list stays right while rows come and go.
export interface Page<T> {
  readonly items: T[];
  /** Null at the end. */
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}
