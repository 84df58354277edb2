// What a portal's token says of its bearer, for showing only: the server checks and decides by itself.
import type { ChamaId, ChamaRole, MemberId } from '../../protocol/index.ts';

export interface TokenClaims {
  readonly memberId: MemberId | null;
  readonly name: string | null;
  readonly chamas: readonly { readonly id: ChamaId; readonly role: ChamaRole; readonly name: string | null }[];
}

const nothing: TokenClaims = { memberId: null, name: null, chamas: [] };

/** The claims of a JWT; of a token that cannot be read, none. */
export function readClaims(token: string): TokenClaims {
  try {
    const bytes = Uint8Array.from(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const payload: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!isRecord(payload)) return nothing;
    const chamas = Array.isArray(payload.chamas) ? payload.chamas.filter(isRecord) : [];
    return {
      memberId: payload.sub === undefined ? null : String(payload.sub),
      name: typeof payload.name === 'string' ? payload.name : null,
      chamas: chamas.map((c) => ({ id: String(c.id), role: c.role as ChamaRole, name: typeof c.name === 'string' ? c.name : null })),
    };
  } catch {
    return nothing;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
