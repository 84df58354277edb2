// Two esbuild plugins that keep bytes off phones: style sheets without comments and blanks, and Socket.IO with the one transport we use.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** The text of css`…` templates; expressions in them stay as they are. */
export const smallStyles: Plugin = {
  name: 'small-styles',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]widget[\\/](styles|elements)[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(/\bcss`([^`]*)`/g, (_, text: string) => `css\`${smallCss(text)}\``), loader: 'ts' };
    });
  },
};

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

/** The server speaks WebSocket only, so polling and WebTransport would be dead weight. */
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
    onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: 'export const XHR = null, Fetch = null, WT = null;', loader: 'js' }));
  },
};
