// Esbuild plugins that keep bytes off phones: style sheets without comments and blanks, an entry in one piece, and of Socket.IO only what we use.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * The text of css`…` templates without comments; expressions in them stay as they are. And every lazy file imports `entry`, which is loaded by then: all that
 * the entry holds is then needed by all, so that esbuild keeps it in one chunk, instead of in a dozen by who else needs what.
 */
export function smallSources(entry: string): Plugin {
  return {
    name: 'small-sources',
    setup({ onLoad, onResolve }) {
      const lazy = new Set<string>();
      onResolve({ filter: /^\..*\.ts$/ }, ({ kind, path, resolveDir }) => {
        if (kind === 'dynamic-import') lazy.add(join(resolveDir, path));
        return null;
      });
      onLoad({ filter: /[\\/]widget[\\/].*\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const contents = source.replace(/\bcss`([^`]*)`/g, (_, text: string) => `css\`${smallCss(text)}\``);
        return { contents: lazy.has(path) ? `${contents}\nimport ${JSON.stringify(entry)};` : contents, loader: 'ts' };
      });
    },
  };
}

export function smallCss(text: string): string {
  return text
    .split(/(\$\{[^}]*\})/)
    .map((part) => (part.startsWith('${') ? part : smallPart(part)))
    .join('');
}

/** Blanks beside brackets, semicolons and commas mean nothing in CSS; those beside colons may, and stay single. */
function smallPart(part: string): string {
  return part
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(';}', '}');
}

/** The server speaks WebSocket only, and text: polling, WebTransport and binary packets would be dead weight. */
export const webSocketOnly: Plugin = {
  name: 'websocket-only',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/]index\.js$/ }, () => ({
      contents: 'import { WS } from "./websocket.js"; export const transports = { websocket: WS };',
      loader: 'js',
    }));
    onResolve({ filter: /^\.\/transports\/(polling|webtransport)/ }, ({ path, resolveDir }) =>
      /engine\.io-client[\\/]build[\\/]esm$/.test(resolveDir) ? { path, namespace: 'absent' } : null,
    );
    // No command, fact or signal carries bytes.
    onLoad({ filter: /socket\.io-parser[\\/]build[\\/]esm[\\/](is-)?binary\.js$/ }, () => ({
      contents: 'export const isBinary = () => false, hasBinary = isBinary, deconstructPacket = null, reconstructPacket = null;',
      loader: 'js',
    }));
    onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: 'export const XHR = null, Fetch = null, WT = null;', loader: 'js' }));
  },
};
