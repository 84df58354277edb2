// Which methods a path takes, for an honest 405: read off the routes themselves.
import type { HttpApp } from './http-tools.ts';

interface Row {
  readonly pattern: RegExp;
  readonly method: string;
}

const tables = new WeakMap<HttpApp, readonly Row[]>();

/** Empty for a path that nobody serves. */
export function allowedMethods(app: HttpApp, path: string): string[] {
  const table = tables.get(app) ?? tableOf(app);
  tables.set(app, table);
  const methods = new Set(table.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}

function tableOf(app: HttpApp): Row[] {
  return app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method, pattern: patternOf(path) }));
}

function patternOf(path: string): RegExp {
  const escaped = path.replaceAll(/[.+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`);
}
