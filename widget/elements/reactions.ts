// The few reactions there are: what goes over the wire, and by which word each is known.
import type { room } from '../strings/en/room.ts';

export type ReactionWord = keyof Pick<typeof room, 'applause' | 'thumbsUp' | 'heart' | 'laugh' | 'celebrate' | 'question'>;

export interface Reaction {
  readonly emoji: string;
  readonly word: ReactionWord;
}

export const reactions: readonly Reaction[] = [
  { emoji: '👏', word: 'applause' },
  { emoji: '👍', word: 'thumbsUp' },
  { emoji: '❤️', word: 'heart' },
  { emoji: '😂', word: 'laugh' },
  { emoji: '🎉', word: 'celebrate' },
  { emoji: '❓', word: 'question' },
];
