/** One reply of Redis. */
export interface Reply {
  readonly type: 'simple' | 'error' | 'integer' | 'bulk' | 'array' | 'nil';
  /** As redis-cli shows it. */
  readonly text: string;
  /** The parts of an array. */
  readonly items: readonly Reply[];
}

/** The longest text that is kept, in characters. */
const mostText = 400;

/**
 * Parses the replies of one connection (RESP, version 2), each with its end. Stops before a reply that is incomplete or
 * unknown.
 *
 * @param bytes one character each
 */
export function* readReplies(bytes: string): Generator<{ reply: Reply; end: number }> {
  for (let at = 0; at < bytes.length; ) {
    const read = readOne(bytes, at, 0);
    if (!read) return;
    yield read;
    at = read.end;
  }
}

const deepest = 8;

function readOne(bytes: string, at: number, depth: number): { reply: Reply; end: number } | undefined {
  const lineEnd = bytes.indexOf('\r\n', at);
  if (lineEnd < 0 || depth > deepest) return undefined;
  const line = bytes.slice(at + 1, lineEnd);
  const after = lineEnd + 2;
  switch (bytes[at]) {
    case '+':
      return { reply: plainReply('simple', decoded(line)), end: after };
    case '-':
      return { reply: plainReply('error', `(error) ${decoded(line)}`), end: after };
    case ':':
      return { reply: plainReply('integer', `(integer) ${line}`), end: after };
    case '$':
      return readBulk(bytes, after, Number(line));
    case '*':
      return readArray(bytes, after, Number(line), depth);
    default:
      return undefined;
  }
}

const nil: Reply = { type: 'nil', text: '(nil)', items: [] };

function readBulk(bytes: string, at: number, length: number): { reply: Reply; end: number } | undefined {
  if (length < 0) return { reply: nil, end: at };
  const end = at + length + 2;
  if (!(end <= bytes.length)) return undefined;
  // At most four bytes for each character.
  const text = decoded(bytes.slice(at, Math.min(at + length, at + 4 * mostText)));
  return { reply: plainReply('bulk', JSON.stringify(shortened(text))), end };
}

function readArray(bytes: string, at: number, count: number, depth: number): { reply: Reply; end: number } | undefined {
  if (count < 0) return { reply: nil, end: at };
  const items: Reply[] = [];
  let end = at;
  for (let index = 0; index < count; index += 1) {
    const read = readOne(bytes, end, depth + 1);
    if (!read) return undefined;
    items.push(read.reply);
    end = read.end;
  }
  const text = shortened(`[${items.map(item => item.text).join(', ')}]`);
  return { reply: { type: 'array', text, items }, end };
}

function plainReply(type: Reply['type'], text: string): Reply {
  return { type, text, items: [] };
}

function decoded(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function shortened(text: string): string {
  return text.length > mostText ? `${text.slice(0, mostText)}…` : text;
}
