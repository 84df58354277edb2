// How elements get what they need from the public tag above them, through @lit/context. The tags provide, elements consume.
import { createContext } from '@lit/context';
import type { MeetingClient } from '../client/meeting-client.ts';
import type { RestApi } from '../client/rest-api.ts';
import type { StringOverrides } from '../strings/overrides.ts';

/** The one meeting's client; inside `<chama-meeting>` only. */
export const meetingClientContext = createContext<MeetingClient>(Symbol.for('chama-meeting-client'));

/** REST calls as this member; inside both tags. */
export const restApiContext = createContext<RestApi>(Symbol.for('chama-rest-api'));

/** What the portal asked of the tag by attributes, resolved. A new object when anything changes. */
export interface Surroundings {
  /** Language to speak: one of ours, from the closest `lang`, else the page's, else the browser's. */
  readonly language: 'en' | 'sw';
  readonly direction: 'ltr' | 'rtl';
  /** What `theme` and the system say now; the room is dark whatever this says. */
  readonly scheme: 'light' | 'dark';
  readonly displayName: string;
  /** A picture the portal hints at; empty for none. */
  readonly avatarUrl: string;
  readonly layout: Layout;
  /** Whether the tag fills the window now; null where it may not. */
  readonly expanded: boolean | null;
  /** The portal's own words in place of ours. */
  readonly strings: StringOverrides | null;
  readonly hidden: ReadonlySet<HiddenFeature>;
  /** Where "back" leads after leaving; null for nowhere. */
  readonly leaveUrl: string | null;
}

/** `auto` lets room and kind of meeting decide; a shared screen owns the stage in all of them. */
export type Layout = 'auto' | 'grid' | 'speaker' | 'audio';

export type HiddenFeature = 'chat' | 'people' | 'screen-share' | 'hand' | 'shortcuts' | 'expand' | 'prejoin';

export const surroundingsContext = createContext<Surroundings>(Symbol.for('chama-surroundings'));

/** What `<chama-meetings>` tells its list. */
export interface ListContext {
  readonly chamaId: string;
  /** The page of a meeting, from `meeting-url`; null where the tag has none. */
  readonly urlOf: (meetingId: string) => string | null;
  /** Fires the cancelable `chama-meeting-open`; false when the page took it over (then do not follow the link). */
  readonly open: (meetingId: string) => boolean;
}

export const listContext = createContext<ListContext>(Symbol.for('chama-list'));

/** Says something to people who do not see the screen, through the live regions in the page. */
export interface Announcer {
  polite(text: string): void;
  assertive(text: string): void;
}

export const announcerContext = createContext<Announcer>(Symbol.for('chama-announcer'));
