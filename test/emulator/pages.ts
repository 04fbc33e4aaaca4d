/**
 * Lists in pages, as the services give them: an answer that is longer than a page is cut, and the token that stands for its
 * rest is good for the calls that follow. What a page holds is as it was when the first one was asked for.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AwsError, type LoggedCall } from './core.ts';
import { newestVersion } from './protocols/constraints.ts';
import type { HttpResponse } from './protocols/http.ts';
import { type List, listIn } from './protocols/lists.ts';
import type { Protocol } from './protocols/protocol.ts';

/** An entry of botocore's `paginators-1.json`: the members of request and answer that are about pages. */
interface Paginator {
  input_token: string;
  output_token: string;
  limit_key?: string;
  more_results?: string;
  result_key: string | string[];
}

export interface Pages {
  /** Makes every page this small, so that whoever takes the first one for the whole notices. */
  size: number | undefined;
  /**
   * The page that the call's token stands for; undefined for a call without one of these.
   *
   * @throws AwsError when the token was given for another list
   */
  next(service: string, call: LoggedCall): HttpResponse | undefined;
  /** The first page of an answer. */
  first(service: string, call: LoggedCall, protocol: Protocol, response: HttpResponse): HttpResponse;
  reset(): void;
}

/**
 * How many items a page has where the request says nothing. Sources: the API reference of each operation; for EC2 it is what
 * MaxResults can be at most, and IAM's is the same for all.
 */
const usual: Record<string, number> = {
  autoscaling: 50,
  cloudformation: 100,
  ec2: 1000,
  eks: 100,
  elb: 400,
  elbv2: 400,
  iam: 100,
  logs: 50,
  pricing: 100,
  ssm: 10,
  'autoscaling DescribeScalingActivities': 100,
  'ec2 DescribeInstanceTypeOfferings': 100,
  'ec2 DescribeInstanceTypes': 100,
  'ec2 DescribeLaunchTemplates': 200,
  'ec2 DescribeLaunchTemplateVersions': 200,
};

/** The rest of a list that has been begun. */
interface Rest {
  operation: string;
  size: number;
  items: string[];
  list: List;
  response: HttpResponse;
}

/** @param folder botocore's data */
export function createPages(folder: string): Pages {
  const rests = new Map<string, Rest>();
  const paginators = new Map<string, Record<string, Paginator>>();

  function paginatorOf(service: string, operation: string): Paginator | undefined {
    if (usual[service] === undefined) return undefined;
    const known = paginators.get(service) ?? readPaginators(folder, service);
    paginators.set(service, known);
    return known[operation];
  }

  function page(rest: Rest): HttpResponse {
    const items = rest.items.slice(rest.size);
    const token = items.length > 0 ? randomUUID() : undefined;
    if (token !== undefined) rests.set(token, { ...rest, items });
    return { ...rest.response, body: rest.list.answer(rest.items.slice(0, rest.size), token) };
  }

  return {
    size: undefined,
    next(service, call) {
      const paginator = paginatorOf(service, call.operation);
      const rest = paginator && rests.get(Object(call.request)[paginator.input_token]);
      if (!rest) return undefined;
      if (rest.operation === placeOf(call)) return page(rest);
      throw new AwsError('InvalidNextToken', 'The specified token is not valid.');
    },
    first(service, call, protocol, response) {
      const { operation, request } = call;
      const paginator = paginatorOf(service, operation);
      if (!paginator) return response;
      const name = (member: string): string => protocol.outputName(operation, member);
      const {
        result_key: results,
        output_token: token,
        limit_key: limit = '',
        more_results: more,
      } = paginator;
      const [list = ''] = [results].flat().map(name);
      const input: Record<string, unknown> = Object(request);
      const size = Math.min(
        Number(input[limit] ?? usual[`${service} ${operation}`] ?? usual[service]),
        (!namesWhatItWants(operation, input) && this.size) || Number.POSITIVE_INFINITY,
      );
      const found = listIn(response.body.toString(), { list, token: name(token), more });
      if (!found || found.items.length <= size) return response;
      return page({ operation: placeOf(call), size, items: found.items, list: found, response });
    },
    reset() {
      this.size = undefined;
      rests.clear();
    },
  };
}

const placeOf = ({ service, operation, region }: LoggedCall): string => `${region} ${service}:${operation}`;

/** There are no pages of what is asked for by its name. */
const namesWhatItWants = (operation: string, input: Record<string, unknown>): boolean =>
  Object.entries(input).some(
    ([name, value]) =>
      Array.isArray(value) &&
      value.length > 0 &&
      (/(Ids|Names|Arns)$/.test(name) || operation === `Describe${name}`),
  );

function readPaginators(folder: string, service: string): Record<string, Paginator> {
  const file = path.join(newestVersion(folder, service), 'paginators-1.json');
  return JSON.parse(readFileSync(file, 'utf8')).pagination;
}
