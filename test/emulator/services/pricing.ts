/** The Price List API, as far as EC2's own prices go. Its rules are those of the "AWS Price List" API reference. */
import type { Filter, GetProductsCommandInput, GetProductsCommandOutput } from '@aws-sdk/client-pricing';
import { AwsError, type Service } from '../core.ts';
import { listed, type Product, products } from './price-list.ts';

/** Where its endpoints are. */
export const pricingRegions = ['us-east-1', 'eu-central-1', 'ap-south-1'];

const formatVersion = 'aws_v1';
const mostResults = 100;

const invalid = (detail: string): AwsError =>
  new AwsError('InvalidParameterException', `Input Parameters are invalid. ${detail}`);

/** Every field by which products can be told apart, in small letters: AWS makes no difference. */
const fields = new Map(
  [...products.flatMap(({ attributes }) => Object.keys(attributes)), 'productFamily', 'ServiceCode'].map(
    (name) => [name.toLowerCase(), name],
  ),
);

function attributeOf({ productFamily, attributes }: Product, field: string): string | undefined {
  if (field === 'productFamily') return productFamily;
  if (field === 'ServiceCode') return attributes.servicecode;
  return attributes[field];
}

type Match = (value: string, wanted: string) => boolean;

/** By the type of a filter; of the lists, the values are comma-separated. */
const matches: Readonly<Record<string, Match>> = {
  TERM_MATCH: (value, wanted) => value === wanted,
  EQUALS: (value, wanted) => value === wanted,
  CONTAINS: (value, wanted) => value.includes(wanted),
  ANY_OF: (value, wanted) => wanted.split(',').includes(value),
  NONE_OF: (value, wanted) => !wanted.split(',').includes(value),
};

function matching({
  Field: name = '',
  Type: type,
  Value: wanted = '',
}: Filter): (product: Product) => boolean {
  const match = matches[type ?? ''];
  if (match === undefined) throw invalid(`Filter type ${type} is not supported`);
  const field = fields.get(name.toLowerCase());
  if (field === undefined) throw invalid(`Invalid attribute ${name} for service AmazonEC2`);
  return (product) => {
    const value = attributeOf(product, field);
    return value !== undefined && match(value, wanted);
  };
}

/** Where a page begins; tokens say nothing to who gets them. */
function startOf(token: string | undefined, found: number): number {
  if (token === undefined) return 0;
  const start = Number(Buffer.from(token, 'base64').toString());
  if (!Number.isInteger(start) || start < 1 || start >= found) {
    throw new AwsError(
      'InvalidNextTokenException',
      'The pagination token is invalid. Try again without a pagination token.',
    );
  }
  return start;
}

export function pricing(): Service {
  return {
    operations: {
      GetProducts: async (
        input: GetProductsCommandInput,
      ): Promise<Omit<GetProductsCommandOutput, '$metadata'>> => {
        const { ServiceCode, Filters = [], FormatVersion = formatVersion, MaxResults = mostResults } = input;
        if (!ServiceCode) throw invalid('serviceCode cannot be null or empty');
        if (ServiceCode !== 'AmazonEC2') throw invalid(`Service code ${ServiceCode} is not valid`);
        if (FormatVersion !== formatVersion)
          throw invalid(`Format version ${FormatVersion} is not supported`);
        if (MaxResults < 1 || MaxResults > mostResults) {
          throw invalid(`maxResults must be between 1 and ${mostResults}`);
        }
        const predicates = Filters.map(matching);
        const found = products.filter((product) => predicates.every((fits) => fits(product)));
        const start = startOf(input.NextToken, found.length);
        const end = start + MaxResults;
        return {
          FormatVersion,
          PriceList: found.slice(start, end).map(listed),
          ...(end < found.length && { NextToken: Buffer.from(String(end)).toString('base64') }),
        };
      },
    },
    inventory: () => [],
    reset: () => {},
  };
}
