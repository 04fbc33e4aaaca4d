/**
 * How an instance starts, by its image and its user data, until its kubelet runs.
 * Sources: awslabs/amazon-eks-ami, nodeadm-config.service (before cloud-init.service) and nodeadm-run.service (after
 * cloud-final.service, with `/etc/eks/nodeadm.d/` after the user data); "User data formats" in cloud-init's documentation.
 */
import { BootFailure } from './boot-failure.ts';
import { bottlerocketKubelet } from './bottlerocket.ts';
import type { Kubelet } from './kubelet.ts';
import { type Part, partsOf } from './mime.ts';
import {
  checkNodeConfig,
  kubeletOf,
  merged,
  type NodeConfig,
  nodeConfigType,
  readNodeConfig,
} from './node-config.ts';
import { programsOf } from './programs.ts';
import { runScript } from './shell/run.ts';
import { NotUnderstood } from './shell/syntax.ts';
import { type System, wayProblem } from './system.ts';

/** Seconds between two attempts of nodeadm to reach EC2, and how many it makes: "approximately 10 minutes". Source: nodeadm, init.go. */
const attemptPause = 20;
const attempts = 30;

const dropIns = /^\/etc\/eks\/nodeadm\.d\/[^/]+\.(?:yaml|yml|json)$/i;

/**
 * Starts a machine's operating system.
 * @returns what its kubelet has been told
 * @throws BootFailure when none starts, in the words of its console
 */
export async function boot(system: System): Promise<Kubelet> {
  const { image, type, instance, userData } = system.machine;
  if (!image) {
    throw new BootFailure(
      `Nobody knows what starts on ${instance.ImageId}: the emulator has it that nothing does that joins a cluster.`,
    );
  }
  if (!type.ProcessorInfo?.SupportedArchitectures?.includes(image.architecture)) {
    throw new BootFailure(`${instance.InstanceType} does not start images for ${image.architecture}`);
  }
  if (image.family === 'bottlerocket') return bottlerocketKubelet(userData);
  if (image.family === 'al2023') return await bootByNodeadm(system);
  await runParts(system);
  if (!system.kubelet) throw new BootFailure('cloud-init: no kubelet has been started');
  return system.kubelet;
}

async function bootByNodeadm(system: System): Promise<Kubelet> {
  let failure: string | undefined;
  try {
    checkNodeConfig(readNodeConfig(system.machine.userData));
    await reachEc2(system);
  } catch (error) {
    if (!(error instanceof BootFailure)) throw error;
    failure = error.message;
    system.say(
      `nodeadm: {"level":"fatal","caller":"nodeadm/main.go:36","msg":"Command failed","error":${JSON.stringify(failure)}}`,
    );
    system.say('[FAILED] Failed to start nodeadm-config.service - EKS Nodeadm Config.');
  }
  await runParts(system);
  if (failure !== undefined) {
    throw new BootFailure('[DEPEND] Dependency failed for nodeadm-run.service - EKS Nodeadm Run.');
  }
  try {
    const config = merged([readNodeConfig(system.machine.userData), ...dropInsOf(system)]);
    checkNodeConfig(config);
    return kubeletOf(config);
  } catch (error) {
    if (!(error instanceof BootFailure)) throw error;
    throw new BootFailure(
      `nodeadm: {"level":"fatal","caller":"nodeadm/main.go:36","msg":"Command failed","error":${JSON.stringify(error.message)}}\n[FAILED] Failed to start nodeadm-run.service - EKS Nodeadm Run.`,
    );
  }
}

/** In the order of their names. @throws BootFailure naming the file */
const dropInsOf = ({ files }: System): NodeConfig[] =>
  [...files.keys()]
    .filter((path) => dropIns.test(path))
    .toSorted()
    .map((path) => {
      try {
        return readNodeConfig(files.get(path) ?? '');
      } catch (error) {
        if (!(error instanceof BootFailure)) throw error;
        throw new BootFailure(
          `config provider at index 1 failed: failed to parse config file ${path.split('/').at(-1)}: ${error.message}`,
        );
      }
    });

/** nodeadm asks EC2 for the instance's name. @throws BootFailure when it does not get there in ten minutes */
async function reachEc2(system: System): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const problem = await wayProblem(system.world, system.machine, 'ec2');
    if (problem === undefined) return;
    if (attempt === attempts) {
      throw new BootFailure(
        `operation error EC2: DescribeInstances, exceeded maximum number of attempts, ${attempts}, ${problem}`,
      );
    }
    await system.wait(attemptPause);
  }
}

/** cloud-init's part: the scripts of the user data, one after another. */
async function runParts(system: System): Promise<void> {
  for (const part of cloudInitParts(system.machine.userData)) await runPart(system, part);
}

function cloudInitParts(userData: string): Part[] {
  try {
    const parts = partsOf(userData);
    if (parts) return parts;
  } catch {
    // cloud-init makes nothing of it either.
    return [];
  }
  return [
    { type: userData.startsWith('#cloud-config') ? 'text/cloud-config' : 'text/plain', body: userData },
  ];
}

/** Types that say nothing to anybody here: nodeadm's, and text that is no script. */
async function runPart(system: System, { type, body }: Part): Promise<void> {
  if (type === nodeConfigType) return;
  const isScript =
    type === 'text/x-shellscript' || (type.startsWith('text/') && body.trimStart().startsWith('#!'));
  if (type === 'text/cloud-config' || (isScript && !/^\s*#!\s*\/\S*\b(?:env\s+)?(?:ba)?sh\b/.test(body))) {
    throw new BootFailure(`cloud-init: the emulator does not play this part of the user data: ${type}`);
  }
  if (!isScript) return;
  const print = (text: string): void => {
    const shown = text.replace(/\n+$/, '');
    if (shown !== '') system.say(shown.replace(/^/gm, 'cloud-init: '));
  };
  try {
    const { clock } = system.world;
    const hands = {
      programs: programsOf(system),
      files: system.files,
      now: () => clock.now(),
      random: () => chanceOf(system),
    };
    const code = await runScript(body.trimStart(), hands, {
      input: '',
      out: print,
      err: print,
      isRead: false,
    });
    if (code !== 0) system.say(`cloud-init: [ERROR] Failed to run module scripts-user: exit code ${code}`);
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    throw new BootFailure(
      `cloud-init: the emulator does not understand this line of the user data: ${error.message}`,
    );
  }
}

/** Jitter, which need not be the same twice. */
const chanceOf = ({ world: { clock }, machine: { id } }: System): number =>
  clock.takes([0, 1], `${id} ${clock.now()}`) % 1;
