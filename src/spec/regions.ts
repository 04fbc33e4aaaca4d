/** The regions that AWS has. A newer one is asked of AWS all the same: these are what a slip of the hand was meant for. */
import { nearest } from '../suggest.ts';

/** Source: partitions.json of botocore. */
export const knownRegions: readonly string[] = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eu-central-1',
  'eu-central-2',
  'eu-isoe-west-1',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eusc-de-east-1',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-gov-east-1',
  'us-gov-west-1',
  'us-iso-east-1',
  'us-iso-west-1',
  'us-isob-east-1',
  'us-isob-west-1',
  'us-isof-east-1',
  'us-isof-south-1',
  'us-west-1',
  'us-west-2',
];

/** Where in its part of the world a region lies is one of these words, in every partition. */
const direction = '(north|south|east|west|central|northeast|northwest|southeast|southwest)';

/** Names of availability zones: a region's, and a letter. Those of local and wavelength zones are longer. */
export const zoneForm = /^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/;

/** Text of a region's form, which need not be one. */
export const regionForm = new RegExp(`^[a-z]{2,4}(-(gov|iso[a-z]?|[a-z]{2}))?-${direction}-\\d$`);

/** The region that a slip of the hand made of this; undefined of a region, and where none is near. */
export function regionMeant(text: string): string | undefined {
  return knownRegions.includes(text) ? undefined : nearest(text, knownRegions);
}
