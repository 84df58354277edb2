// Swahili: the attendance table and the recordings of a meeting.
import type { attendance as english } from '../en/attendance.ts';

export const attendance = {
  title: 'Mahudhurio',
  came: 'Walifika',
  late: 'Walichelewa',
  absent: 'Hawakufika',
  average: 'Wastani wa kukaa',
  of: (n: number) => `kati ya ${n}`,
  span: (from: string) => `Kila mtu alifika na kuondoka lini, ${from}`,
  download: 'Pakua CSV',
  downloading: 'Inaandaliwa…',
  downloadFailed: 'Faili haikupatikana. Jaribu tena.',
  sortBy: 'Panga kwa',
  columns: { name: 'Jina', status: 'Hali', came: 'Alifika', left: 'Aliondoka', stayed: 'Alikaa', messages: 'Jumbe', hands: 'Mikono' },
  stays: 'Vipindi',
  status: {
    present: 'Kwa wakati',
    late: (span: string) => `Alichelewa ${span}`,
    justLate: 'Alichelewa',
    left_early: 'Aliondoka mapema',
    interrupted: 'Alikatizwa',
    apology: 'Aliomba radhi',
    excused: 'Ameruhusiwa',
    absent: 'Hakufika',
  },
  stillHere: 'bado yupo',
  about: (clock: string) => `kama ${clock}`,
  line: (clocks: string, span: string) => `${clocks} · alikaa ${span}`,
} satisfies typeof english;
