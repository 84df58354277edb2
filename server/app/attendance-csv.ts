// The attendance report as a spreadsheet opens it: UTF-8 with a byte order mark, one line a person, no cell that could run as a formula.
import { stringify } from 'csv-stringify/sync';
import type { AttendanceReport } from '../../protocol/rest.ts';

const header = ['Name', 'Member ID', 'Status', 'First joined', 'Last left', 'Duration (seconds)', 'Minutes late', 'Messages', 'Hands', 'Correction'];

export function attendanceCsv({ rows }: Pick<AttendanceReport, 'rows'>): string {
  const lines = rows.map((row) => [
    row.name,
    row.memberId,
    row.status,
    row.firstJoinedAt ?? '',
    row.lastLeftAt ?? '',
    String(row.durationSeconds),
    String(row.lateByMinutes),
    String(row.messagesSent),
    String(row.handsRaised),
    '',
  ]);
  return stringify([header, ...lines.map((line) => line.map(harmlessCell))], { bom: true, record_delimiter: '\r\n', quoted_match: otherSeparators });
}

/** What spreadsheets of other countries take for the end of a cell: within quotes it is not, and no formula begins after it. */
const otherSeparators = /[;\t|]/;

/** How spreadsheets recognise a formula, full-width writing included, also behind blanks. */
const formulaStart = /^[\s\u00a0\ufeff]*[=+\-@\t\r\n＝＋－＠]/u;

/** An apostrophe in front makes text of it; line breaks would make two lines of one row. */
export function harmlessCell(value: string): string {
  const oneLine = value.replace(/[\r\n]+/g, ' ');
  return formulaStart.test(value) ? `'${oneLine}` : oneLine;
}
