// How a meeting's type is drawn and called; the same everywhere.
import type { MeetingType } from '../../protocol/index.ts';
import type { Tables } from '../strings/language.ts';
import { mic, screen, video } from '../styles/icons.ts';

export const typeIcons = { audio: mic, video, screen_share: screen } as const satisfies Record<MeetingType, unknown>;

export function typeName(type: MeetingType, everyday: Tables['everyday']): string {
  return { audio: everyday.audio, video: everyday.video, screen_share: everyday.screenShare }[type];
}
