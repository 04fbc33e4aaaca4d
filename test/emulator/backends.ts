/** Which protocol each AWS service speaks, and who answers for it: a service of our own, or moto. */
import * as autoScaling from '@aws-sdk/client-auto-scaling';
import * as cloudFormation from '@aws-sdk/client-cloudformation';
import * as ec2 from '@aws-sdk/client-ec2';
import * as eks from '@aws-sdk/client-eks';
import * as elb from '@aws-sdk/client-elastic-load-balancing';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as pricing from '@aws-sdk/client-pricing';
import * as serviceQuotas from '@aws-sdk/client-service-quotas';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import type { Dialect } from './authenticate.ts';
import type { Service } from './core.ts';
import type { ModelName } from './protocols/constraints.ts';
import type { HttpRequest } from './protocols/http.ts';
import { json11 } from './protocols/json.ts';
import { modelOf } from './protocols/model.ts';
import type { Protocol } from './protocols/protocol.ts';
import { formOf, queryProtocol } from './protocols/query.ts';
import { restJson } from './protocols/rest-json.ts';
import { pricingRegions } from './services/pricing.ts';

export interface Backend {
  protocol: Protocol;
  dialect: Dialect;
  /** The regions its calls can be signed for; every enabled one when undefined. */
  regions?: readonly string[];
  /** Where a service that is one for all regions lives. */
  home?: string;
  /** That values are held against. EC2 and Price List have none: they check by rules of their own. */
  model?: ModelName;
}

const query = (name: string, client: object, host: string, version: string): Backend => ({
  protocol: queryProtocol(modelOf(client), { xmlNamespace: `${host}/doc/${version}/` }),
  dialect: 'query',
  model: { name, invalid: 'ValidationError' },
});

const elasticLoadBalancing = query('elb', elb, 'http://elasticloadbalancing.amazonaws.com', '2012-06-01');
const elasticLoadBalancingV2 = query(
  'elbv2',
  elbv2,
  'http://elasticloadbalancing.amazonaws.com',
  '2015-12-01',
);

/** @param invalid the service's error code for values that are not as its model has them */
const rest = (name: string, client: object, invalid: string): Backend => ({
  protocol: restJson(modelOf(client), invalid),
  dialect: 'restJson',
  model: { name, invalid },
});

/** @param invalid the service's error code for values that are not as its model has them */
const json = (name: string, client: object, invalid: string): Backend => ({
  protocol: json11(modelOf(client), invalid),
  dialect: 'json',
  model: { name, invalid },
});

/** By the name that calls are signed for. */
const backends: Record<string, Backend> = {
  autoscaling: query('autoscaling', autoScaling, 'http://autoscaling.amazonaws.com', '2011-01-01'),
  cloudformation: query(
    'cloudformation',
    cloudFormation,
    'http://cloudformation.amazonaws.com',
    '2010-05-15',
  ),
  ec2: {
    protocol: queryProtocol(modelOf(ec2), {
      xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
      ec2: true,
    }),
    dialect: 'ec2',
  },
  eks: rest('eks', eks, 'InvalidParameterException'),
  // Clients that are given an endpoint do not know it for IAM's, and sign for their own region; AWS never sees that.
  iam: { ...query('iam', iam, 'https://iam.amazonaws.com', '2010-05-08'), home: 'us-east-1' },
  // Only moto knows its operations.
  logs: json('logs', {}, 'InvalidParameterException'),
  // The Price List API has endpoints in these regions only.
  pricing: {
    protocol: json11(modelOf(pricing), 'InvalidParameterException'),
    dialect: 'json',
    regions: pricingRegions,
  },
  servicequotas: json('service-quotas', serviceQuotas, 'IllegalArgumentException'),
  ssm: json('ssm', ssm, 'ValidationException'),
  sts: query('sts', sts, 'https://sts.amazonaws.com', '2011-06-15'),
};

const unknownJson: Backend = { protocol: json11(new Map(), 'ValidationException'), dialect: 'json' };
const unknownQuery: Backend = {
  protocol: queryProtocol(new Map(), { xmlNamespace: 'http://amazonaws.com/doc/' }),
  dialect: 'query',
};
const unknownRest: Backend = { protocol: restJson(new Map(), 'ValidationException'), dialect: 'restJson' };

/** @param service the name that the call is signed for. */
export function backendOf(service: string, request: HttpRequest): Backend {
  if (service === 'elasticloadbalancing') {
    const version = formOf(request).get('Version');
    return version === '2012-06-01' ? elasticLoadBalancing : elasticLoadBalancingV2;
  }
  const known = backends[service];
  if (known) return known;
  if (request.headers['x-amz-target']) return unknownJson;
  return formOf(request).has('Action') ? unknownQuery : unknownRest;
}

/** The services that the emulator answers for itself, by the name that calls are signed for. */
export type OwnServices = Record<string, Service>;
