/** Puts the emulator's parts together: an AWS region, and GitHub around it, on one loopback port. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { IAMClient } from '@aws-sdk/client-iam';
import { type AccessKeys, followAccessKeys } from './access-keys.ts';
import { ACCOUNT, furnishAccount } from './account.ts';
import { groupLaunches } from './auto-scaling-launches.ts';
import { autoScalingRules } from './auto-scaling-rules.ts';
import type { OwnServices } from './backends.ts';
import { type Clock, createClock, type Duration, durations, type Seed, seedOf, usualDate } from './clock.ts';
import { cloudFormation } from './cloudformation/index.ts';
import { createConsoles } from './consoles.ts';
import { CONTROL_PATH, control, usualCircumstances } from './control.ts';
import type { InventoryItem, LoggedCall, World } from './core.ts';
import { describeCalls } from './ec2-model.ts';
import { ec2Rules } from './ec2-rules.ts';
import { ec2Values } from './ec2-values.ts';
import { eks } from './eks/index.ts';
import { writeEnvironment } from './environment.ts';
import { faults as createFaults } from './faults.ts';
import { gateway as createGateway } from './gateway.ts';
import { createGitHub, GITHUB_PATH } from './github/index.ts';
import { oidcProvider } from './github/oidc.ts';
import { workflowRun } from './github/workflow.ts';
import { httpListener } from './http-server.ts';
import { iamRules } from './iam-rules.ts';
import { idempotency as createIdempotency } from './idempotency.ts';
import { identities as createIdentities } from './identities.ts';
import { motoInventory } from './inventory.ts';
import { startMoto } from './moto.ts';
import { createPages } from './pages.ts';
import { authorizer as createAuthorizer } from './permissions/authorize.ts';
import { heldPolicies } from './permissions/held.ts';
import { permissions as createPermissions } from './permissions/index.ts';
import { launches } from './permissions/launches.ts';
import { valueCheck } from './protocols/constraints.ts';
import type { HttpRequest, HttpResponse } from './protocols/http.ts';
import { enabledRegions, optInRegions } from './regions.ts';
import { createActivities } from './scaling-activities.ts';
import { motoImages, publicParameters } from './services/images.ts';
import { pricing } from './services/pricing.ts';
import { serviceQuotas } from './services/service-quotas.ts';
import { ssm } from './services/ssm.ts';
import { sts } from './services/sts.ts';
import { touchedResources } from './touched.ts';
import { createViews } from './views.ts';
import { world as createWorld } from './world.ts';

const HOME_REGION = 'us-east-1';

export interface EmulatorOptions {
  /** 0 for any free one. */
  port: number;
  /** AWS's seconds in one of ours. */
  speed: number;
  /** By what AWS's times are drawn; by default EMULATOR_SEED, or the middle of each where that is not set. */
  seed?: Seed;
  /** The account's date, or `today`; by default EMULATOR_DATE, or the usual one. */
  date?: string;
  /** Folder for the environment file and the runner's files. */
  dir: string;
  /** Folder in which the log of calls is kept when a reset or the end takes it away. */
  callsDir?: string;
}

export interface Emulator {
  url: string;
  env: Record<string, string>;
  envFile: string;
  /** What the emulated services use, for tests in the same process. */
  world: World;
  close(): Promise<void>;
}

export async function startEmulator({
  port,
  speed,
  seed = seedOf(process.env.EMULATOR_SEED),
  date = process.env.EMULATOR_DATE ?? usualDate,
  dir: folder,
  callsDir,
}: EmulatorOptions): Promise<Emulator> {
  const dir = path.resolve(folder);
  await mkdir(dir, { recursive: true });
  const fail = (error: unknown): void => {
    console.error('The emulator failed:', error);
    process.exit(1);
  };
  const clock = createClock({ speed, seed, date }, fail);
  const keys: AccessKeys = new Map();
  const oidc = await oidcProvider();
  const moto = await startMoto(await motoSettings(dir, clock));
  const iam = new IAMClient(moto.client(HOME_REGION));
  const circumstances = usualCircumstances();
  const consoles = createConsoles();
  const activities = createActivities();
  const identities = createIdentities(iam, clock, circumstances);
  const held = heldPolicies(iam, identities.consistency);
  const permissions = createPermissions(ACCOUNT, held);
  const own: OwnServices = {};
  const faults = createFaults();
  const idempotency = createIdempotency();
  const pages = createPages(moto.models);
  const views = createViews({ clock, circumstances, isStale: faults.isStale });
  const refusedByEc2 = ec2Rules(moto, circumstances);
  const refusedForValues = ec2Values(moto, describeCalls(moto.models));
  const ruledByIam = iamRules(iam, ACCOUNT);
  const refusedByAutoScaling = autoScalingRules(moto);
  const resources = touchedResources(moto, ACCOUNT);
  const authorizer = createAuthorizer({
    account: ACCOUNT,
    permissions,
    boundaryOf: async (arn) => (await held.of(arn))?.boundary?.name,
    launchOf: launches(moto, resources.inEc2),
  });
  const gateway = createGateway({
    account: ACCOUNT,
    clock,
    homeRegion: HOME_REGION,
    keys,
    moto,
    consoles,
    checkValues: valueCheck(moto.models),
    pages,
    views,
    own,
    besides: {
      'autoscaling DescribeScalingActivities': (region, input) => activities.describe(region, input),
    },
    authorizer,
    faults,
    idempotency,
    refuse: async (call) => {
      await refusedForValues(call);
      await refusedByEc2(call);
      await ruledByIam.refuse(call);
      await refusedByAutoScaling(call);
    },
    resources,
    async answered(call, response) {
      activities.noticed(call);
      await scaling.noticed(call);
      for (const service of Object.values(own)) service.notices?.(call);
      ruledByIam.answered(call);
      if (call.service !== 'iam') return;
      identities.changed(call.operation, Object(call.request));
      held.changed(call.operation, Object(call.request));
      await followAccessKeys(keys, iam, call, response.body.toString());
    },
  });
  async function keepCalls(): Promise<void> {
    // What is cut short tells too little of itself.
    const calls = gateway.calls.filter(gateway.isAnswered);
    if (callsDir === undefined || calls.length === 0) return;
    await mkdir(callsDir, { recursive: true });
    await writeFile(path.join(callsDir, `${randomUUID()}.json`), JSON.stringify(calls));
  }

  async function reset(): Promise<void> {
    await keepCalls();
    faults.set([]);
    Object.assign(circumstances, usualCircumstances());
    faults.release();
    clock.reset();
    for (const service of Object.values(own)) await service.reset();
    await moto.reset();
    keys.clear();
    await furnishAccount(iam, keys, workflowRun);
    // Last: a late call of a run before may have seen the account half furnished, such as a role without its policies.
    identities.reset();
    held.reset();
    authorizer.reset();
    idempotency.reset();
    pages.reset();
    views.reset();
    consoles.reset();
    activities.reset();
    gateway.calls.length = 0;
    github.reset();
  }

  async function inventory(): Promise<InventoryItem[]> {
    const used = new Set([HOME_REGION, ...gateway.calls.map(({ region }) => region)]);
    const regions = enabledRegions.filter((region) => used.has(region));
    const ofServices = await Promise.all(Object.values(own).map((service) => service.inventory()));
    return [...(await motoInventory(regions, moto.client)), ...ofServices.flat()];
  }

  const github = createGitHub(workflowRun, oidc, () => url);
  const controlApi = control({
    calls: gateway.calls,
    faults,
    circumstances,
    pages,
    github: github.control,
    inventory,
    addonsWithoutPods: () => clusters.addonsWithoutPods(),
    reset,
  });
  const respond = (request: HttpRequest): Promise<HttpResponse> => {
    if (request.path.startsWith(CONTROL_PATH)) return controlApi(request);
    if (request.path.startsWith(GITHUB_PATH)) return github.respond(request);
    return gateway.receive(request);
  };

  const server = createServer(httpListener(respond));
  // An idle connection that is closed just as its client uses it again looks like a fault of the network.
  server.keepAliveTimeout = 0;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const host = `127.0.0.1:${address.port}`;
  const url = `http://${host}`;

  const world = createWorld({
    account: ACCOUNT,
    clock,
    circumstances,
    consoles,
    activities,
    moto,
    keys,
    identities,
    permissions,
    gateway,
    github: oidc,
    host,
    parameter: (_region, name) => publicParameters.get(name),
  });
  const scaling = groupLaunches(world, moto, (region) => {
    for (const service of Object.values(own)) service.notices?.(resized(region));
  });
  own.cloudformation = cloudFormation(world);
  const clusters = eks(world);
  own.eks = clusters;
  own.pricing = pricing();
  own.servicequotas = serviceQuotas(ACCOUNT, circumstances);
  own.ssm = ssm();
  own.sts = sts({ account: ACCOUNT, clock, keys, identities, held, permissions, github: oidc });
  await furnishAccount(iam, keys, workflowRun);
  const { env, envFile } = await writeEnvironment({
    dir,
    url,
    region: HOME_REGION,
    job: github.start({ event: 'push' }),
  });

  return {
    url,
    env,
    envFile,
    world,
    async close() {
      await keepCalls();
      faults.release();
      clock.reset();
      for (const service of Object.values(own)) await service.reset();
      server.close();
      server.closeAllConnections();
      await moto.close();
    },
  };
}

/** A call after which a group may have other instances. */
const resized = (region: string): LoggedCall => ({
  time: new Date().toISOString(),
  service: 'autoscaling',
  operation: 'SetDesiredCapacity',
  region,
  principal: '',
  request: {},
  resources: [],
});

/** moto reads its settings when it starts, and the images from a file. */
async function motoSettings(dir: string, clock: Clock): Promise<Record<string, string>> {
  const imagesPath = path.join(dir, 'images.json');
  await writeFile(imagesPath, JSON.stringify(motoImages()));
  /** Seconds of ours. */
  const inOurs = (duration: Duration, what: string): string =>
    String(clock.milliseconds(clock.takes(duration, what)) / 1000);
  return {
    MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
    MOTO_AMIS_PATH: imagesPath,
    MOTO_ENABLE_AMI_VALIDATION: 'true',
    MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION: 'true',
    EMULATOR_ENABLED_REGIONS: enabledRegions.join(' '),
    EMULATOR_OPT_IN_REGIONS: optInRegions.join(' '),
    EMULATOR_NAT_GATEWAY_CREATE_SECONDS: inOurs(durations.natGatewayCreate, 'NAT gateways'),
    EMULATOR_NAT_GATEWAY_FAIL_SECONDS: inOurs(durations.natGatewayFail, 'NAT gateways'),
    EMULATOR_NAT_GATEWAY_DELETE_SECONDS: inOurs(durations.natGatewayDelete, 'NAT gateways'),
    EMULATOR_LOAD_BALANCER_CREATE_SECONDS: inOurs(durations.loadBalancerCreate, 'load balancers'),
    EMULATOR_LOAD_BALANCER_DELETE_SECONDS: inOurs(durations.loadBalancerDelete, 'load balancers'),
    EMULATOR_VPC_ENDPOINT_DELETE_SECONDS: inOurs(durations.vpcEndpointDelete, 'VPC endpoints'),
    EMULATOR_VPC_ENDPOINT_LINGER_SECONDS: inOurs(durations.vpcEndpointLinger, 'VPC endpoints'),
  };
}
