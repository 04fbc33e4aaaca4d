/** User data as nodeadm and cloud-init read it: one document, or a MIME archive of several. */
import { gunzipSync } from 'node:zlib';

export interface Part {
  /** Such as `text/x-shellscript`, in lower case. */
  type: string;
  body: string;
}

/** Both take user data that was encoded twice, or compressed. Source: amazon-eks-ami, nodeadm, configprovider/encoding.go. */
export function decoded(data: Buffer): string {
  const text = data.toString();
  const once = isBase64(text) ? Buffer.from(text, 'base64') : data;
  return once[0] === 0x1f && once[1] === 0x8b ? gunzipSync(once).toString() : once.toString();
}

const isBase64 = (text: string): boolean => {
  const plain = text.replace(/\s/g, '');
  return plain.length > 0 && plain.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(plain);
};

interface Message {
  headers: Map<string, string>;
  body: string;
}

/** @returns undefined for what does not begin with headers */
function messageOf(text: string): Message | undefined {
  const [, head = '', body = ''] = /^(.*?)\n\n(.*)$/s.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const lines = head.replace(/\n[ \t]+/g, ' ').split('\n');
  const headers = new Map<string, string>();
  for (const line of lines.filter(Boolean)) {
    const [, name, value = ''] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) return undefined;
    headers.set(name.toLowerCase(), value);
  }
  return headers.size > 0 ? { headers, body } : undefined;
}

/**
 * The parts of a MIME archive.
 * @returns undefined for what is none
 * @throws Error in Go's words for one that ends too early
 */
export function partsOf(userData: string): Part[] | undefined {
  const message = messageOf(userData);
  const type = message?.headers.get('content-type') ?? '';
  if (!message || !/^multipart\//i.test(type)) return undefined;
  const boundary = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  const mark = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`;
  const lines = message.body.split('\n');
  const marks = lines.flatMap((line, index) =>
    line.trimEnd() === mark || line.trimEnd() === `${mark}--` ? index : [],
  );
  const last = marks.at(-1);
  if (last === undefined || lines[last]?.trimEnd() !== `${mark}--`)
    throw new Error('multipart: NextPart: EOF');
  return marks
    .slice(0, -1)
    .map((start, index) => partOf(lines.slice(start + 1, marks[index + 1]).join('\n')));
}

function partOf(text: string): Part {
  // A part without headers begins with the empty line that ends them.
  const { headers, body } = messageOf(text) ?? { headers: new Map<string, string>(), body: text };
  const type = (headers.get('content-type') ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? '';
  const isEncoded = headers.get('content-transfer-encoding')?.toLowerCase() === 'base64';
  return { type, body: isEncoded ? Buffer.from(body, 'base64').toString() : body };
}

/** A MIME archive of parts, as EKS makes it. */
export const multipart = (parts: readonly Part[]): string =>
  [
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="//"',
    '',
    ...parts.flatMap(({ type, body }) => ['--//', `Content-Type: ${type}`, '', body]),
    '--//--',
    '',
  ].join('\n');
