/** Puts the emulator's parts together: an AWS region, and GitHub around it, on one loopback port. */
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { IAMClient } from '@aws-sdk/client-iam';
import { type AccessKeys, followAccessKeys } from './access-keys.ts';
import { ACCOUNT, furnishAccount } from './account.ts';
import type { OwnServices } from './backends.ts';
import { type Clock, createClock, durations } from './clock.ts';
import { cloudFormation } from './cloudformation/index.ts';
import type { World } from './core.ts';
import { ec2Rules } from './ec2-rules.ts';
import { eks } from './eks/index.ts';
import { writeEnvironment } from './environment.ts';
import { gateway as createGateway } from './gateway.ts';
import { API_PATH, github, TOKEN_PATH } from './github/api.ts';
import { oidcProvider } from './github/oidc.ts';
import { workflowRun } from './github/workflow.ts';
import { httpListener } from './http-server.ts';
import { identities as createIdentities } from './identities.ts';
import { motoInventory } from './inventory.ts';
import { startMoto } from './moto.ts';
import type { HttpRequest, HttpResponse } from './protocols/http.ts';
import { enabledRegions } from './regions.ts';
import { motoImages, publicParameters } from './services/images.ts';
import { ssm } from './services/ssm.ts';
import { sts } from './services/sts.ts';
import { touchedResources } from './touched.ts';
import { world as createWorld } from './world.ts';

const HOME_REGION = 'us-east-1';

export interface EmulatorOptions {
  /** 0 for any free one. */
  port: number;
  /** AWS's seconds in one of ours. */
  speed: number;
  /** Folder for the environment file and the runner's files. */
  dir: string;
}

export interface Emulator {
  url: string;
  env: Record<string, string>;
  envFile: string;
  /** What the emulated services use, for tests in the same process. */
  world: World;
  close(): Promise<void>;
}

export async function startEmulator({ port, speed, dir: folder }: EmulatorOptions): Promise<Emulator> {
  const dir = path.resolve(folder);
  await mkdir(dir, { recursive: true });
  const fail = (error: unknown): void => {
    console.error('The emulator failed:', error);
    process.exit(1);
  };
  const clock = createClock(speed, fail);
  const keys: AccessKeys = new Map();
  const oidc = await oidcProvider(workflowRun);
  const moto = await startMoto(await motoSettings(dir, clock));
  const iam = new IAMClient(moto.client(HOME_REGION));
  const identities = createIdentities(iam, clock);
  const own: OwnServices = {};
  const gateway = createGateway({
    account: ACCOUNT,
    homeRegion: HOME_REGION,
    keys,
    moto,
    own,
    refuse: ec2Rules(moto),
    resources: touchedResources(moto, ACCOUNT),
    async answered(call, response) {
      if (call.service !== 'iam') return;
      identities.changed(call.operation, Object(call.request));
      await followAccessKeys(keys, iam, call, response.body.toString());
    },
  });
  const githubApi = github(oidc);

  async function reset(): Promise<void> {
    clock.reset();
    for (const service of Object.values(own)) await service.reset();
    await moto.reset();
    keys.clear();
    identities.reset();
    await furnishAccount(iam, keys, workflowRun);
    gateway.calls.length = 0;
  }

  const control: Record<string, () => Promise<object> | object> = {
    'GET /_emulator/calls': () => gateway.calls,
    'GET /_emulator/resources': async () => {
      const regions = enabledRegions.filter(
        (region) => region === HOME_REGION || gateway.calls.some((call) => call.region === region),
      );
      const ofServices = await Promise.all(Object.values(own).map((service) => service.inventory()));
      return [...(await motoInventory(regions, moto.client)), ...ofServices.flat()];
    },
    'POST /_emulator/reset': async () => {
      await reset();
      return {};
    },
  };

  async function respond(request: HttpRequest): Promise<HttpResponse> {
    if (request.path.startsWith('/_emulator/')) {
      const answer = control[`${request.method} ${request.path}`];
      if (!answer) return json(404, { message: `no such route: ${request.method} ${request.path}` });
      return json(200, await answer());
    }
    if (request.path.startsWith(API_PATH) || request.path === TOKEN_PATH) return await githubApi(request);
    return await gateway.receive(request);
  }

  const server = createServer(httpListener(respond));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const host = `127.0.0.1:${address.port}`;
  const url = `http://${host}`;

  const world = createWorld({
    account: ACCOUNT,
    clock,
    keys,
    identities,
    gateway,
    host,
    parameter: (_region, name) => publicParameters.get(name),
  });
  own.cloudformation = cloudFormation(world);
  own.eks = eks(world);
  own.ssm = ssm();
  own.sts = sts({ account: ACCOUNT, clock, keys, identities, github: oidc });
  await furnishAccount(iam, keys, workflowRun);
  const { env, envFile } = await writeEnvironment({
    dir,
    url,
    region: HOME_REGION,
    run: workflowRun,
    github: oidc,
  });

  return {
    url,
    env,
    envFile,
    world,
    async close() {
      clock.reset();
      for (const service of Object.values(own)) await service.reset();
      server.close();
      server.closeAllConnections();
      await moto.close();
    },
  };
}

/** moto reads its settings when it starts, and the images from a file. */
async function motoSettings(dir: string, clock: Clock): Promise<Record<string, string>> {
  const imagesPath = path.join(dir, 'images.json');
  await writeFile(imagesPath, JSON.stringify(motoImages()));
  return {
    MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
    MOTO_AMIS_PATH: imagesPath,
    MOTO_ENABLE_AMI_VALIDATION: 'true',
    MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION: 'true',
    EMULATOR_NAT_GATEWAY_CREATE_SECONDS: String(clock.milliseconds(durations.natGatewayCreate) / 1000),
    EMULATOR_NAT_GATEWAY_DELETE_SECONDS: String(clock.milliseconds(durations.natGatewayDelete) / 1000),
  };
}

const json = (status: number, value: object): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
