import { type Document, isScalar, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { type ClusterConfig, clusterConfig } from './fields.ts';
import { homesIn } from './shapes.ts';

/** Tells what is wrong with the value of a path of the file, and what to write instead. */
export type Report = (path: string, message: string) => void;

export interface ReadConfig {
  /** What can be read of the file; empty when it is no YAML. */
  config: ClusterConfig;
  report: Report;
  /** Whether the file says something at a path, good or bad; one that is no YAML may say anything. */
  mentions(path: string): boolean;
  /** What was reported so far, from the top of the file to its end: `<label>:<line>:<column> <path>: <message>`. */
  problems(): string[];
}

/**
 * Reads the text of a ClusterConfig.
 * @param label how problems call it.
 */
export function readConfig(text: string, label: string): ReadConfig {
  const lines = new LineCounter();
  const places = new Map<string, number>();
  const told: { offset: number; message: string }[] = [];

  const tell = (offset: number, message: string): void => {
    const { line, col } = lines.linePos(offset);
    told.push({ offset, message: `${label}:${line}:${col}${message}` });
  };
  const report = (path: string, message: string, offset = placeOf(path, places)): void =>
    tell(offset, `${path === '' ? '' : ` ${path}`}: ${message}`);
  const problems = (): string[] =>
    told.toSorted((one, other) => one.offset - other.offset).map(({ message }) => message);

  const found = onlyDocument(text, lines, tell);
  if (found === undefined) return { config: {}, report, mentions: () => true, problems };
  const homes = homesIn(clusterConfig);
  const config = clusterConfig.read(found.root, '', {
    document: found.document,
    homesOf: (name) => homes.get(name) ?? [],
    mark: (path, node) => places.set(path, node.range?.[0] ?? 0),
    report: (path, message, node) => report(path, message, node?.range?.[0]),
  });
  return { config: config ?? {}, report, mentions: (path) => places.has(path), problems };
}

/** The YAML document that the text is; undefined when it is none, or several, or empty, which has then been told. */
function onlyDocument(
  text: string,
  lineCounter: LineCounter,
  tell: (offset: number, message: string) => void,
): { document: Document; root: Node } | undefined {
  // Positions are told by us, and keys that are given twice by their paths. Nothing is printed.
  const options = {
    lineCounter,
    prettyErrors: false,
    uniqueKeys: false,
    merge: true,
    logLevel: 'silent',
  } as const;
  const documents = [...parseAllDocuments<Node>(text, options)];
  const failures = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  for (const { message, pos, code } of failures) {
    tell(pos[0], `: it is not good YAML: ${message}.${code === 'TAB_AS_INDENT' ? ' Write spaces.' : ''}`);
  }
  if (failures.length > 0) return undefined;

  const [first, second] = documents.flatMap((document) =>
    isNothing(document.contents) ? [] : { document, root: document.contents },
  );
  if (second !== undefined) {
    const message = ': a second document begins here. Write one ClusterConfig, without `---`.';
    tell(second.root.range?.[0] ?? 0, message);
    return undefined;
  }
  if (first === undefined) {
    tell(0, ': it is empty. Write an eksctl ClusterConfig, from `apiVersion: eksctl.io/v1alpha5` on.');
  }
  return first;
}

/** As behind a `---` at the end of the file. */
const isNothing = (contents: Node | null): contents is null =>
  contents === null || (isScalar(contents) && contents.value === null);

/** Where the value of a path stands, or else what it would be part of. */
function placeOf(path: string, places: ReadonlyMap<string, number>): number {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['), 0))) {
    const place = places.get(at);
    if (place !== undefined) return place;
  }
  return 0;
}
