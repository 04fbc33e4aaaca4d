import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../src/json-schema.ts';

/** As EKS answers for coredns. Source: aws-ia/terraform-aws-eks-blueprints-addons, docs/amazon-eks-addons.md. */
const coredns = {
  $ref: '#/definitions/Coredns',
  $schema: 'http://json-schema.org/draft-06/schema#',
  definitions: {
    Coredns: {
      additionalProperties: false,
      properties: {
        computeType: { type: 'string' },
        nodeSelector: { additionalProperties: { type: 'string' }, type: 'object' },
        replicaCount: { type: 'integer' },
        resources: { $ref: '#/definitions/Resources' },
      },
      title: 'Coredns',
      type: 'object',
    },
    Limits: {
      additionalProperties: false,
      properties: { cpu: { type: 'string' }, memory: { type: 'string' } },
      type: 'object',
    },
    Resources: {
      additionalProperties: false,
      properties: { limits: { $ref: '#/definitions/Limits' }, requests: { $ref: '#/definitions/Limits' } },
      type: 'object',
    },
  },
};

/** As EKS answers for the EBS CSI driver. Source: aws/amazon-vpc-cni-k8s#2272. */
const driver = {
  $defs: {
    extraVolumeTags: {
      patternProperties: {
        '^.*$': { maxLength: 256, minLength: 0, pattern: '^[a-zA-Z0-9 _\\.:\\/=+\\-@]*$', type: 'string' },
      },
      propertyNames: {
        maxLength: 128,
        minLength: 1,
        pattern: '^[a-zA-Z0-9 _\\.:\\/=+\\-@]*$',
        type: 'string',
      },
      type: 'object',
    },
  },
  $schema: 'https://json-schema.org/draft/2019-09/schema',
  additionalProperties: false,
  properties: {
    controller: {
      additionalProperties: false,
      properties: { extraVolumeTags: { $ref: '#/$defs/extraVolumeTags' } },
      type: 'object',
    },
  },
};

describe('a value that is held against a schema of EKS', () => {
  it.each([
    [coredns, {}],
    [coredns, { replicaCount: 3, nodeSelector: { tier: 'system' }, resources: { limits: { cpu: '1' } } }],
    [driver, { controller: { extraVolumeTags: { 'eks-cluster-action/owner': '1/run', team: 'a b' } } }],
  ])('is right: %#', (schema, value) => {
    expect(faultsOf(schema, value)).toEqual([]);
  });

  it.each([
    [coredns, { replicas: 3 }, ['replicas is not known there']],
    [coredns, { replicaCuont: 3 }, ['replicaCuont is not known there: did you mean replicaCount?']],
    [coredns, { replicaCount: '3' }, ['replicaCount is "3", and must be a whole number']],
    [coredns, [], ['it is [], and must be an object']],
    [
      coredns,
      { replicaCount: 1.5, resources: { limits: { cpus: '1', cpu: 1 } } },
      [
        'replicaCount is 1.5, and must be a whole number',
        'resources.limits.cpus is not known there: did you mean resources.limits.cpu?',
        'resources.limits.cpu is 1, and must be a string',
      ],
    ],
    [coredns, { nodeSelector: { tier: 1 } }, ['nodeSelector.tier is 1, and must be a string']],
    [
      driver,
      { controller: { extraVolumeTags: { 'team,': 'a;b' } } },
      [
        expect.stringMatching(/^controller\.extraVolumeTags\.team, is "a;b", and must match \^\[/),
        expect.stringMatching(/^the name controller\.extraVolumeTags\.team, is "team,", and must match/),
      ],
    ],
  ])('is told all that is wrong with it: %#', (schema, value, words) => {
    expect(faultsOf(schema, value).sort()).toEqual([...words].sort());
  });
});

describe('each keyword', () => {
  it.each([
    [{ type: ['object', 'null'] }, 1, 'it is 1, and must be an object or nothing'],
    [{ enum: ['iptables', 'ipvs'] }, 'ipv', 'it is "ipv", and must be one of "iptables", "ipvs"'],
    [{ const: 1 }, 2, 'it is 2, and must be 1'],
    [{ minimum: 2 }, 1, 'it is 1, and must be 2 at least'],
    [{ maximum: 2 }, 3, 'it is 3, and must be 2 at most'],
    [{ exclusiveMinimum: 2 }, 2, 'it is 2, and must be above 2'],
    [{ exclusiveMaximum: 2 }, 2, 'it is 2, and must be below 2'],
    [{ minLength: 2 }, 'a', 'it is "a", and must have 2 characters at least'],
    [{ maxLength: 0 }, 'a', 'it is "a", and must have 0 characters at most'],
    [{ minItems: 1 }, [], 'it is [], and must have 1 items at least'],
    [{ maxItems: 0 }, [1], 'it is [1], and must have 0 items at most'],
    [{ minProperties: 1 }, {}, 'it is {}, and must have 1 fields at least'],
    [{ maxProperties: 0 }, { a: 1 }, 'it is {"a":1}, and must have 0 fields at most'],
    [{ items: { type: 'string' } }, ['a', 1], '[1] is 1, and must be a string'],
    [{ required: ['id'] }, {}, 'id is missing'],
    [{ patternProperties: { '^a': false } }, { ab: 1 }, 'ab may not be given'],
    [
      { patternProperties: { '^a': true }, additionalProperties: false },
      { ab: 1, b: 1 },
      'b is not known there',
    ],
    [
      { anyOf: [{ type: 'string', pattern: '%$' }, { type: 'integer' }] },
      true,
      'it is true, and must be a string, or it is true, and must be a whole number',
    ],
    [{ oneOf: [{ type: 'string' }] }, 1, 'it is 1, and must be a string'],
    [{ allOf: [{ type: 'string' }, true] }, 1, 'it is 1, and must be a string'],
  ])('%j refuses %j', (schema, value, words) => {
    expect(faultsOf(schema, value)).toEqual([words]);
  });

  it('that is not known here objects to nothing', () => {
    expect(faultsOf({ format: 'boolean', constructor: 1, unheardOf: false }, 'yes')).toEqual([]);
    expect(faultsOf({ $ref: 'https://example.com/schema' }, 1)).toEqual([]);
    expect(faultsOf({ $ref: '#/definitions/Nowhere' }, 1)).toEqual([]);
    expect(faultsOf({ pattern: '(?i)unheard of' }, 'a')).toEqual([]);
  });
});
