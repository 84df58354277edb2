// Whether to do without pictures: as this person chose before on this site, else as the page asks, else as the connection tells.

export type DataSaver = 'auto' | 'on' | 'off';

const storageKey = 'chama-data-saver';

interface WithConnection {
  readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string };
}

export function wantsDataSaver(asked: DataSaver): boolean {
  const wanted = remembered() ?? asked;
  return wanted === 'auto' || (wanted !== 'on' && wanted !== 'off') ? isCostly() : wanted === 'on';
}

/** What the person switched counts from now on, whatever the page says. */
export function rememberDataSaver(on: boolean): void {
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // A page that may keep nothing: the choice counts for this visit.
  }
}

function remembered(): DataSaver | null {
  try {
    const kept = localStorage.getItem(storageKey);
    return kept === 'on' || kept === 'off' ? kept : null;
  } catch {
    return null;
  }
}

/** The browser's own data saver, or a network of the third generation or older. */
function isCostly(): boolean {
  const { connection } = navigator as WithConnection;
  return connection?.saveData === true || /[23]g$/.test(connection?.effectiveType ?? '');
}
