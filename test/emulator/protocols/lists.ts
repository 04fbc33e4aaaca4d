/** The one list of an answer that comes in pages, whichever protocol the answer is written in. */

export interface List {
  /** As they are written. */
  items: string[];
  /** The answer with these items only, and with a token for those that follow; its own, if it has one, after the last. */
  answer(items: string[], token: string | undefined): string;
}

/** What the answer calls them. */
export interface ListMembers {
  list: string;
  token: string;
  /** A flag beside the token. */
  more: string | undefined;
}

/** @returns undefined when the answer has no such list */
export const listIn = (body: string, members: ListMembers): List | undefined =>
  body.startsWith('{') ? jsonList(body, members) : xmlList(body, members);

function jsonList(body: string, { list, token: tokenName }: ListMembers): List | undefined {
  const parsed: Record<string, unknown> = Object(JSON.parse(body));
  const items = parsed[list];
  if (!Array.isArray(items)) return undefined;
  return {
    items: items.map((item) => JSON.stringify(item)),
    answer: (some, token) =>
      JSON.stringify({
        ...parsed,
        [list]: some.map((item) => JSON.parse(item)),
        ...(token !== undefined && { [tokenName]: token }),
      }),
  };
}

function xmlList(body: string, { list, token: tokenName, more }: ListMembers): List | undefined {
  const start = body.indexOf(`<${list}>`);
  if (start < 0) return undefined;
  const from = start + list.length + 2;
  const close = `</${list}>`;
  // Either may stand before the list or after it.
  const own = [tokenName, more ?? []]
    .flat()
    .map((name) => new RegExp(`<${name}>[^<]*</${name}>|<${name} ?/>`));
  const without = (part: string): string => own.reduce((rest, each) => rest.replace(each, ''), part);
  const goesOn = (token: string): string =>
    `${more === undefined ? '' : `<${more}>true</${more}>`}<${tokenName}>${token}</${tokenName}>`;
  const items: string[] = [];
  let depth = 0;
  let itemFrom = from;
  const tags = /<(\/?)[^<>]*?(\/?)>/g;
  tags.lastIndex = from;
  for (let tag = tags.exec(body); tag; tag = tags.exec(body)) {
    const [, closes, isEmpty] = tag;
    if (depth === 0 && !closes) itemFrom = tag.index;
    if (!isEmpty) depth += closes ? -1 : 1;
    if (depth < 0) {
      const [before, after] = [body.slice(0, from), body.slice(tag.index)];
      return {
        items,
        answer: (some, token) =>
          token === undefined
            ? before + some.join('') + after
            : without(before) + some.join('') + close + goesOn(token) + without(after.slice(close.length)),
      };
    }
    if (depth === 0) items.push(body.slice(itemFrom, tags.lastIndex));
  }
  return undefined;
}
