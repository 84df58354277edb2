// Reads what the public tags offer out of their own source: attributes, properties, methods, events, and the types these name. Writes nothing.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Class, type ClassElement, type Comment, type Decorator, type Function as Method, type ParamPattern, type Program, parseSync } from 'oxc-parser';

export interface Member {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

export interface Field extends Member {
  /** Null where only script can set it. */
  readonly attribute: string | null;
  readonly isReadonly: boolean;
}

export interface TagSurface {
  readonly tag: string;
  readonly className: string;
  readonly description: string;
  readonly fields: readonly Field[];
  /** `type` is what stands after the name: parameters and result. */
  readonly methods: readonly Member[];
  readonly events: readonly Member[];
  readonly slots: readonly Omit<Member, 'type'>[];
  readonly parts: readonly string[];
}

export interface PublicSurface {
  readonly tags: readonly TagSurface[];
  /** Declarations of all types that are named above, as TypeScript. */
  readonly declarations: readonly string[];
  /** Custom properties a page may set on either tag. */
  readonly variables: readonly string[];
}

interface Source {
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
}

const folder = join(import.meta.dirname, '..');
/** Ours that a declaration file would drag too much after; what a page may count on is this. */
const given: Readonly<Record<string, string>> = {
  ChamaError:
    'export interface ChamaError extends Error {\n  readonly code: string;\n  readonly retryable: boolean;\n  readonly retryAfterMs: number | undefined;\n}',
};
/** Read, with a fallback, and set by pages alone. */
const frameVariables = ['--chama-min-height', '--chama-height', '--chama-z'];
const builtIn = new Set(['Error', 'Promise', 'Record', 'Exclude', 'Readonly', 'Partial', 'ReadonlySet', 'ReadonlyMap']);

export async function readSurface(): Promise<PublicSurface> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^(build|test)/.test(name));
  const sources = new Map(await Promise.all(names.map(async (name) => [name, parse(name, await readFile(join(folder, name), 'utf8'))] as const)));
  const portal = classIn(sourceOf(sources, 'portal-tag.ts'));
  const events = sourceOf(sources, 'events.ts');
  const tagOf = (tag: string, file: string, eventMap: string, partsFile: string): TagSurface => {
    const own = classIn(sourceOf(sources, file));
    return {
      tag,
      className: own.className,
      description: own.description,
      fields: [...portal.fields, ...own.fields],
      methods: own.methods,
      events: eventsIn(events, eventMap),
      slots: own.slots,
      parts: partsIn(sourceOf(sources, partsFile).text),
    };
  };
  const tags = [
    tagOf('chama-meeting', 'chama-meeting.ts', 'ChamaMeetingEvents', 'screen-templates.ts'),
    tagOf('chama-meetings', 'chama-meetings.ts', 'ChamaMeetingsEvents', 'chama-meetings.ts'),
  ];
  const used = tags.flatMap(({ fields, methods, events: fired }) => [...fields, ...methods, ...fired]).map(({ type }) => type);
  const sheets = sourceOf(sources, 'styles/tokens.ts').text.matchAll(/(--chama-[\w-]+):[^\n]*\(public\)/g);
  const variables = new Set([...[...sheets].map(([, name = '']) => name), ...frameVariables]);
  return { tags, declarations: declarationsFor(used, sources), variables: [...variables] };
}

function parse(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  const [fault] = errors;
  if (fault) throw new Error(`${path}: ${fault.message}`);
  return { text, program, comments };
}

function sourceOf(sources: ReadonlyMap<string, Source>, name: string): Source {
  const found = sources.get(name);
  if (!found) throw new Error(`widget/${name} is not there`);
  return found;
}

function classIn(source: Source): Pick<TagSurface, 'className' | 'description' | 'fields' | 'methods' | 'slots'> {
  for (const statement of source.program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'ClassDeclaration') continue;
    const found: Class = statement.declaration;
    const members = found.body.body;
    return {
      className: found.id?.name ?? '',
      description: docBefore(source, statement.start),
      fields: members.flatMap((member) => fieldOf(source, member)),
      methods: members.flatMap((member) => methodOf(source, member)),
      slots: slotsIn(source, statement.start),
    };
  }
  throw new Error('no exported class');
}

function slotsIn(source: Source, start: number): TagSurface['slots'] {
  const doc = source.comments.findLast((comment) => comment.type === 'Block' && comment.end <= start);
  return [...(doc?.value ?? '').matchAll(/@slot ?([\w-]*) - (.+)/g)].map(([, name = '', description = '']) => ({ name, description }));
}

/** What the tag hands on of its screens, each once. */
function partsIn(text: string): string[] {
  const lists = [...text.matchAll(/exportparts="([^"]+)"/g)].flatMap(([, list = '']) => list.split(/,\s*/));
  return [...new Set(lists)].sort();
}

function fieldOf(source: Source, member: ClassElement): Field[] {
  if (member.type !== 'PropertyDefinition' && member.type !== 'MethodDefinition') return [];
  if (member.key.type !== 'Identifier' || member.static || (member.accessibility ?? 'public') !== 'public') return [];
  const { name } = member.key;
  const description = docBefore(source, Math.min(member.start, ...member.decorators.map(({ start }) => start)));
  const options = member.decorators.flatMap((decorator) => optionsOf(source, decorator));
  if (member.type === 'MethodDefinition') {
    if (member.kind === 'set' && options[0] !== undefined)
      return [{ name, type: typeOf(source, member.value.params[0]), description, attribute: name, isReadonly: false }];
    if (member.kind !== 'get' || !member.value.returnType || name === 'token') return [];
    return [{ name, type: slice(source, member.value.returnType.typeAnnotation), description, attribute: null, isReadonly: true }];
  }
  if (member.type !== 'PropertyDefinition' || options[0] === undefined) return [];
  const named = /attribute: '([^']+)'/.exec(options[0])?.[1];
  const attribute = /attribute: false/.test(options[0]) ? null : (named ?? name);
  const value = member.value?.type === 'Literal' ? typeof member.value.value : 'unknown';
  const type = member.typeAnnotation ? slice(source, member.typeAnnotation.typeAnnotation) : value;
  return [{ name, type, description, attribute, isReadonly: false }];
}

/** The text between the brackets of `@property(…)`; empty for other decorators. */
function optionsOf(source: Source, { expression }: Decorator): string[] {
  if (expression.type !== 'CallExpression' || expression.callee.type !== 'Identifier' || expression.callee.name !== 'property') return [];
  return [slice(source, expression)];
}

/** What a page may call is what is asynchronous and neither private nor the framework's. */
function methodOf(source: Source, member: ClassElement): Member[] {
  if (member.type !== 'MethodDefinition' || member.kind !== 'method' || member.key.type !== 'Identifier' || !member.value.async) return [];
  if (member.override || (member.accessibility ?? 'public') !== 'public') return [];
  const method: Method = member.value;
  const result = method.returnType ? slice(source, method.returnType.typeAnnotation) : 'Promise<void>';
  const parameters = method.params.map((parameter) => parameterOf(source, parameter)).join(', ');
  return [{ name: member.key.name, type: `(${parameters}): ${result}`, description: docBefore(source, member.start) }];
}

function parameterOf(source: Source, parameter: ParamPattern): string {
  const inner = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const isOptional = parameter.type === 'AssignmentPattern' || ('optional' in inner && inner.optional === true);
  const name = inner.type === 'Identifier' ? inner.name : 'options';
  return `${name}${isOptional ? '?' : ''}: ${typeOf(source, inner)}`;
}

function typeOf(source: Source, parameter: ParamPattern | undefined): string {
  if (!parameter || !('typeAnnotation' in parameter) || !parameter.typeAnnotation) throw new Error('a public parameter has no type');
  return slice(source, parameter.typeAnnotation.typeAnnotation);
}

function eventsIn(source: Source, name: string): Member[] {
  for (const statement of source.program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'TSInterfaceDeclaration' || statement.declaration.id.name !== name)
      continue;
    return statement.declaration.body.body.flatMap((member) => {
      if (member.type !== 'TSPropertySignature' || member.key.type !== 'Literal' || !member.typeAnnotation) return [];
      return [{ name: String(member.key.value), type: slice(source, member.typeAnnotation.typeAnnotation), description: docBefore(source, member.start) }];
    });
  }
  throw new Error(`widget/events.ts has no ${name}`);
}

/** Each type once, and those its own text names, and so on. */
function declarationsFor(types: readonly string[], sources: ReadonlyMap<string, Source>): string[] {
  const found = new Map<string, string>();
  const look = (text: string) => {
    for (const [name] of text.replaceAll(/'[^']*'|\/\*[\s\S]*?\*\//g, '').matchAll(/\b[A-Z]\w+\b/g)) {
      if (builtIn.has(name) || found.has(name)) continue;
      const declaration = given[name] ?? declarationOf(name, sources);
      found.set(name, declaration);
      look(declaration);
    }
  };
  types.forEach(look);
  return [...found.values()];
}

function declarationOf(name: string, sources: ReadonlyMap<string, Source>): string {
  for (const source of sources.values()) {
    for (const statement of source.program.body) {
      if (statement.type !== 'ExportNamedDeclaration') continue;
      const { declaration } = statement;
      if (declaration?.type !== 'TSTypeAliasDeclaration' && declaration?.type !== 'TSInterfaceDeclaration') continue;
      if (declaration.id.name === name) return slice(source, statement);
    }
  }
  throw new Error(`the public type ${name} is declared nowhere in widget/`);
}

const slice = ({ text }: Source, { start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);

/** The doc comment that ends where `start` begins. */
function docBefore({ text, comments }: Source, start: number): string {
  const doc = comments.findLast((comment) => comment.type === 'Block' && comment.value.startsWith('*') && comment.end <= start);
  if (!doc || text.slice(doc.end, start).trim() !== '') return '';
  const lines = doc.value.split('\n').map((line) => line.replace(/^\s*\*+ ?/, '').trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('@'))
    .join(' ')
    .trim();
}
