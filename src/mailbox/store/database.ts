import type { OpenWire } from './wire.ts';

/** What a column holds. */
export type Value = string | number | Uint8Array | null;
/** One row of an answer, by the names of its columns. */
export type Row = Record<string, Value>;

/** Runs one statement; `?` stands for each value. The same SQL goes to SQLite and to PostgreSQL. */
export type Run = (sql: string, values?: readonly Value[]) => Promise<Row[]>;

/** What a write needs beside its transaction. */
export interface WriteOptions {
  /** Takes something away for good: resolves only once it is out of the files, as far as the database can do that. */
  wipes?: boolean;
  /** No other server may do the same at the same time (migrations, a restore). */
  alone?: boolean;
}

/** What the store needs of a database. */
export interface Database {
  /** `single`: nobody else serves from this database, so whatever is half done at start is abandoned. */
  kind: 'single' | 'shared';
  read: Run;
  /**
   * Runs `job` in a transaction. Resolves only when it is durable; rejects, with nothing changed, when the job or the commit fails.
   * A job awaits nothing but `run`: on SQLite other jobs share its transaction and wait for it.
   */
  write<T>(job: (run: Run) => Promise<T>, options?: WriteOptions): Promise<T>;
  /** Reads that all see one moment, while others go on writing. */
  snapshot<T>(job: (run: Run) => Promise<T>): Promise<T>;
  /** Bytes free on the disk it lies on; not there where that is another machine's. */
  free?: () => Promise<number>;
  /** How servers that share it tell each other something; not there where only one serves. */
  wire?: OpenWire;
  close(): Promise<void>;
}
