// Reads one TypeScript file into what the architecture check asks about: its imports, its uses of time and of the environment. Judges nothing.
import { parseSync, Visitor } from 'oxc-parser';

export interface Import {
  readonly specifier: string;
  /** Nothing of it is left when types are stripped. */
  readonly isType: boolean;
  readonly line: number;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** Lines that ask the machine for the time. */
  readonly timeLines: readonly number[];
  /** Lines that read `process.env`. */
  readonly environmentLines: readonly number[];
}

export function readSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const fault = parsed.errors.find((error) => error.severity === 'Error');
  if (fault) throw new Error(`${path}: ${fault.message}`);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const imports: Import[] = [];
  const timeLines: number[] = [];
  const environmentLines: number[] = [];
  for (const found of parsed.module.staticImports) {
    const isType = found.entries.length > 0 && found.entries.every((entry) => entry.isType);
    imports.push({ specifier: found.moduleRequest.value, isType, line: lineOf(found.start) });
  }
  for (const found of parsed.module.staticExports.flatMap((statement) => statement.entries)) {
    if (found.moduleRequest) imports.push({ specifier: found.moduleRequest.value, isType: found.isType, line: lineOf(found.start) });
  }
  new Visitor({
    ImportExpression({ source, start }) {
      if (source.type === 'Literal' && typeof source.value === 'string') imports.push({ specifier: source.value, isType: false, line: lineOf(start) });
    },
    TSImportType({ source, start }) {
      imports.push({ specifier: source.value, isType: true, line: lineOf(start) });
    },
    NewExpression({ callee, arguments: args, start }) {
      if (callee.type === 'Identifier' && callee.name === 'Date' && args.length === 0) timeLines.push(lineOf(start));
    },
    CallExpression({ callee, start }) {
      if (callee.type === 'Identifier' && callee.name === 'Date') timeLines.push(lineOf(start));
    },
    MemberExpression({ object, property, start }) {
      if (object.type !== 'Identifier' || property.type !== 'Identifier') return;
      if (object.name === 'Date' && property.name === 'now') timeLines.push(lineOf(start));
      if (object.name === 'process' && property.name === 'env') environmentLines.push(lineOf(start));
    },
  }).visit(parsed.program);
  return { path, text, imports, timeLines, environmentLines };
}
