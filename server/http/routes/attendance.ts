// The attendance report, as JSON and as a spreadsheet.
import { attendanceReply } from '../../../protocol/rest.ts';
import { attendanceCsv } from '../../app/attendance-csv.ts';
import { memberEndpoint } from '../endpoint.ts';
import type { HttpApp, HttpTools } from '../http-tools.ts';

const tag = 'Attendance';

export function attendanceRoutes(app: HttpApp, tools: HttpTools): void {
  const { attendance } = tools;

  memberEndpoint(
    app,
    tools,
    {
      method: 'get',
      path: '/api/meetings/{id}/attendance',
      tag,
      summary: 'Who was there, when and for how long (host, officers)',
      replies: { 200: attendanceReply },
    },
    async ({ who, id }) => ({ status: 200, body: await attendance.report(who, id()) }),
  );

  memberEndpoint(
    app,
    tools,
    {
      method: 'get',
      path: '/api/meetings/{id}/attendance.csv',
      tag,
      summary: 'The same as CSV (host, officers)',
      replies: { 200: { contentType: 'text/csv' } },
    },
    async ({ who, id, c }) => {
      const report = await attendance.report(who, id());
      c.header('content-type', 'text/csv; charset=utf-8');
      c.header('content-disposition', `attachment; filename="attendance-${id()}.csv"`);
      return c.body(attendanceCsv(report));
    },
  );
}
