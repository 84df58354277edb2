// What stands in for LiveKit where none is configured: the room says so, and nothing waits for it.
import { Failure } from '../domain/failure.ts';
import type { MediaService } from './media-service.ts';

const absent = (): never => {
  throw new Failure('unavailable', { message: 'No media server is configured' });
};

export const noMedia: MediaService = {
  isAvailable: () => false,
  watch: () => {},
  probe: async () => false,
  close: () => {},
  ticket: async () => absent(),
  // There is nothing to open, close or empty: these succeed, so that no effect is retried for ever.
  createRoom: async () => {},
  deleteRoom: async () => {},
  removeParticipant: async () => {},
  participants: async () => [],
  verifyWebhook: async () => {
    throw new Failure('unauthenticated');
  },
};
