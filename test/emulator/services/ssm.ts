/** Systems Manager's Parameter Store, as far as AWS's own public parameters go. */
import type {
  GetParameterCommandInput,
  GetParameterCommandOutput,
  GetParametersByPathCommandInput,
  GetParametersByPathCommandOutput,
  GetParametersCommandInput,
  GetParametersCommandOutput,
  Parameter,
} from '@aws-sdk/client-ssm';
import { AwsError, type CallContext, type Service } from '../core.ts';
import { publicParameters } from './images.ts';

type Output<T> = Omit<T, '$metadata'>;

const LAST_MODIFIED = new Date('2026-11-18T09:30:00Z');
/** A page of GetParametersByPath holds this many at most. */
const PAGE = 10;

/** Parameters may be asked for by name, by ARN, and with a version (`name:3`). */
const nameOf = (reference: string): string =>
  reference.replace(/^arn:aws:ssm:[^:]*:\d*:parameter/, '').replace(/:\d+$/, '');

function described(name: string, region: string): Parameter | undefined {
  const value = publicParameters.get(name);
  if (value === undefined) return undefined;
  return {
    Name: name,
    Type: 'String',
    Value: value,
    Version: 1,
    LastModifiedDate: LAST_MODIFIED,
    // Public parameters belong to no account.
    ARN: `arn:aws:ssm:${region}::parameter${name}`,
    DataType: 'text',
  };
}

export function ssm(): Service {
  return {
    operations: {
      GetParameter: async (
        input: GetParameterCommandInput,
        { region }: CallContext,
      ): Promise<Output<GetParameterCommandOutput>> => {
        const parameter = described(nameOf(input.Name ?? ''), region);
        // AWS says no more than the code; the SDK then calls it UnknownError.
        if (!parameter) throw new AwsError('ParameterNotFound', '');
        return { Parameter: parameter };
      },

      GetParameters: async (
        input: GetParametersCommandInput,
        { region }: CallContext,
      ): Promise<Output<GetParametersCommandOutput>> => {
        const names = input.Names ?? [];
        const found = names.map((name) => described(nameOf(name), region));
        return {
          Parameters: found.filter((parameter) => parameter !== undefined),
          InvalidParameters: names.filter((_, index) => found[index] === undefined),
        };
      },

      GetParametersByPath: async (
        input: GetParametersByPathCommandInput,
        { region }: CallContext,
      ): Promise<Output<GetParametersByPathCommandOutput>> => {
        const prefix = `${input.Path?.replace(/\/$/, '')}/`;
        const names = [...publicParameters.keys()].filter(
          (name) => name.startsWith(prefix) && (input.Recursive || !name.slice(prefix.length).includes('/')),
        );
        const size = input.MaxResults ?? PAGE;
        const start = Number(input.NextToken ?? 0);
        if (!Number.isInteger(start))
          throw new AwsError('InvalidNextToken', 'The specified token is not valid.');
        const end = start + size;
        return {
          Parameters: names
            .slice(start, end)
            .map((name) => described(name, region))
            .filter((parameter) => parameter !== undefined),
          ...(end < names.length && { NextToken: String(end) }),
        };
      },
    },
    inventory: () => [],
    reset: () => {},
  };
}
