/** A page of a list; services differ in what they call the token of the next one. */
interface Page {
  /** EC2's, CloudFormation's. */
  NextToken?: string | undefined;
  /** EKS's. */
  nextToken?: string | undefined;
  /** IAM's. */
  Marker?: string | undefined;
}

/**
 * Every item of a list that AWS gives in pages.
 *
 * @param ask a page, by the token that the one before has named; nothing where what is listed has gone
 */
export async function everyPage<Of extends Page, Item>(
  ask: (token: string | undefined) => Promise<Of | undefined>,
  itemsOf: (page: Of) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  let token: string | undefined;
  do {
    const page = await ask(token);
    if (page === undefined) break;
    items.push(...(itemsOf(page) ?? []));
    token = page.NextToken ?? page.nextToken ?? page.Marker;
  } while (token);
  return items;
}
