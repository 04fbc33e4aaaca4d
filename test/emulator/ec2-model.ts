/**
 * What EC2's API model tells of its Describe calls: their filters, which only its documentation lists, and how large a page
 * may be.
 */
import { readModel } from './protocols/constraints.ts';

interface DescribeCall {
  /** Their names; `tag:` stands for that of any tag. Empty where the documentation tells of none. */
  filters: ReadonlySet<string>;
  /** Of a page. */
  min?: number;
  max?: number;
}

export type DescribeCalls = (operation: string) => DescribeCall;

/** @param folder botocore's data */
export function describeCalls(folder: string): DescribeCalls {
  let calls: Map<string, DescribeCall> | undefined;
  return (operation) => {
    // The model is large: nothing but this is kept of it.
    calls ??= readCalls(folder);
    return calls.get(operation) ?? { filters: new Set() };
  };
}

function readCalls(folder: string): Map<string, DescribeCall> {
  const { operations, shapes } = readModel(folder, 'ec2');
  return new Map(
    Object.entries(operations).map(([name, { input }]) => {
      const { Filter, Filters = Filter, MaxResults } = shapes[input?.shape ?? '']?.members ?? {};
      const { min, max } = shapes[MaxResults?.shape ?? ''] ?? {};
      const filters = new Set(
        [...(Filters?.documentation ?? '').matchAll(filterName)].map(([, filter = '']) =>
          filter.trim().replace(/^tag(:.*)?$/, 'tag:'),
        ),
      );
      return [name, { filters, ...(min !== undefined && { min }), ...(max !== undefined && { max }) }];
    }),
  );
}

/** How the documentation lists a filter, or says that it has another name. */
const filterName = /(?:<li> *<p> *|You can also use )<code>([^<]+)<\/code>/g;
