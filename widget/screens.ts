// Which element shows which screen of the tags, and where its code is. Elements register themselves when their file is imported.

/** Screens of `<chama-meeting>`, chosen from ClientState by screenOf (widget/chama-meeting.ts). */
export const meetingScreens = {
  /** Nothing known yet: skeleton in the layout of `before`. */
  loading: 'chama-loading',
  /** What, when, countdown; "Start meeting", "Join". phase idle, meeting scheduled or in progress. */
  before: 'chama-before',
  /** phase prejoin. Calls client.join(). */
  prejoin: 'chama-pre-join',
  /** phase waiting. */
  lobby: 'chama-lobby',
  /** phases connecting, connected, reconnecting. */
  room: 'chama-room',
  /** phase left, or the meeting completed or cancelled. */
  after: 'chama-after',
  /** state.elsewhere. Calls client.useHere(). */
  elsewhere: 'chama-use-here',
  /** phase error. Calls client.retry() where state.error.retryable. */
  trouble: 'chama-trouble',
} as const;
export type MeetingScreen = keyof typeof meetingScreens;

/** `<chama-meetings>` shows this one, which holds cards and the schedule dialog. */
export const listElement = 'chama-meeting-list';
