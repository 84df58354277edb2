// The npm package: the widget as modules with its dependencies left outside, types, a custom elements manifest, and an entry that is harmless in Node.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { type Field, type Member, type PublicSurface, readSurface, type TagSurface } from './public-surface.ts';

const root = join(import.meta.dirname, '../..');

interface RootPackage {
  readonly version: string;
  readonly license: string;
  readonly description: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The package's files by name. */
export async function npmPackage(): Promise<ReadonlyMap<string, string>> {
  const about = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as RootPackage;
  const [surface, { outputFiles, metafile }] = await Promise.all([readSurface(), bundleModules(about.version)]);
  return new Map([
    ...outputFiles.map((file) => [basename(file.path), file.text] as const),
    ['index.d.ts', typesOf(surface)],
    ['node.js', nodeEntry(surface)],
    ['custom-elements.json', json(manifestOf(surface))],
    ['package.json', json(packageOf(about, metafile))],
    ['LICENSE', await readFile(join(root, 'LICENSE'), 'utf8')],
  ]);
}

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

function bundleModules(version: string) {
  const contents = "export { ChamaMeeting } from './chama-meeting.ts';\nexport { ChamaMeetings } from './chama-meetings.ts';\n";
  return build({
    stdin: { contents, resolveDir: join(root, 'widget'), loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    format: 'esm',
    splitting: true,
    target: 'es2022',
    outdir: join(root, 'dist/npm'),
    entryNames: 'index',
    chunkNames: '[name]-[hash]',
    define: { CHAMA_VERSION: JSON.stringify(version) },
    metafile: true,
    write: false,
  });
}

function packageOf({ version, license, description, dependencies }: RootPackage, metafile: Metafile): object {
  const imported = Object.values(metafile.outputs).flatMap(({ imports }) => imports.filter(({ external }) => external).map(({ path }) => packageIn(path)));
  const needed = [...new Set(imported)].sort().map((name) => [name, dependencies[name]] as const);
  const unknown = needed.filter(([, range]) => range === undefined).map(([name]) => name);
  if (unknown.length > 0) throw new Error(`package.json does not list ${unknown.join(', ')}`);
  return {
    name: 'chama-meet',
    version,
    description,
    license,
    type: 'module',
    sideEffects: true,
    types: './index.d.ts',
    exports: {
      '.': { types: './index.d.ts', browser: './index.js', node: './node.js', default: './index.js' },
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    customElements: 'custom-elements.json',
    dependencies: Object.fromEntries(needed),
  };
}

const packageIn = (path: string) => path.split('/', path.startsWith('@') ? 2 : 1).join('/');

/** On a server there are no elements: the names are there, and nothing is defined. */
function nodeEntry({ tags }: PublicSurface): string {
  return `// Rendering on a server: the tags are defined in browsers alone.\n${tags.map(({ className }) => `export class ${className} {}\n`).join('')}`;
}

function typesOf({ tags, declarations }: PublicSurface): string {
  const map = tags.map(({ tag, className }) => `    '${tag}': ${className};`).join('\n');
  return `${[...declarations, ...tags.map(classOf), `declare global {\n  interface HTMLElementTagNameMap {\n${map}\n  }\n}`].join('\n\n')}\n`;
}

function classOf({ className, description, fields, methods, events }: TagSurface): string {
  const eventMap = `${className}EventMap`;
  const listener = (method: 'add' | 'remove', options: string) =>
    [
      `  ${method}EventListener<N extends keyof ${eventMap}>(type: N, listener: (event: CustomEvent<${eventMap}[N]>) => void, options?: ${options}): void;`,
      `  ${method}EventListener<N extends keyof HTMLElementEventMap>(type: N, listener: (event: HTMLElementEventMap[N]) => void, options?: ${options}): void;`,
      `  ${method}EventListener(type: string, listener: EventListenerOrEventListenerObject, options?: ${options}): void;`,
    ].join('\n');
  return [
    `export interface ${eventMap} {`,
    ...events.map((event) => `${doc(event)}  '${event.name}': ${event.type};`),
    '}',
    '',
    `${description ? `/** ${description} */\n` : ''}export declare class ${className} extends HTMLElement {`,
    '  static readonly version: string;',
    ...fields.map((field) => `${doc(field)}  ${field.isReadonly ? 'readonly ' : ''}${field.name}: ${field.type};`),
    ...methods.map((method) => `${doc(method)}  ${method.name}${method.type};`),
    listener('add', 'boolean | AddEventListenerOptions'),
    listener('remove', 'boolean | EventListenerOptions'),
    '}',
  ].join('\n');
}

const doc = ({ description }: Member) => (description ? `  /** ${description} */\n` : '');

/** https://github.com/webcomponents/custom-elements-manifest, schema 1. */
function manifestOf({ tags, variables }: PublicSurface): object {
  const path = 'index.js';
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: tags.map((tag) => declarationOf(tag, variables)),
        exports: tags.flatMap(({ tag, className }) => [
          { kind: 'js', name: className, declaration: { name: className, module: path } },
          { kind: 'custom-element-definition', name: tag, declaration: { name: className, module: path } },
        ]),
      },
    ],
  };
}

function declarationOf({ tag, className, description, fields, methods, events, slots, parts }: TagSurface, variables: readonly string[]): object {
  const typed = ({ name, type, description: text }: Member) => ({ name, type: { text: type }, ...(text ? { description: text } : {}) });
  const withAttribute = fields.filter((field): field is Field & { attribute: string } => field.attribute !== null);
  return {
    kind: 'class',
    customElement: true,
    tagName: tag,
    name: className,
    ...(description ? { description } : {}),
    attributes: withAttribute.map((field) => ({ ...typed(field), name: field.attribute, fieldName: field.name })),
    members: [
      ...fields.map((field) => ({ kind: 'field', ...typed(field), ...(field.isReadonly ? { readonly: true } : {}) })),
      ...methods.map((method) => ({ kind: 'method', ...typed(method) })),
    ],
    events: events.map((event) => ({ ...typed(event), type: { text: `CustomEvent<${event.type}>` } })),
    slots,
    cssParts: parts.map((name) => ({ name })),
    cssProperties: variables.map((name) => ({ name })),
  };
}
