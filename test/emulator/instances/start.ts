/** The start of a machine, and its end before it was done. */
import type { World } from '../core.ts';
import { boot } from './boot.ts';
import { BootFailure } from './boot-failure.ts';
import type { Kubelet } from './kubelet.ts';
import type { Machine } from './machine.ts';
import type { System } from './system.ts';

/** Thrown out of what runs on a machine that has gone. */
export class Gone extends Error {}

/** @param wait lets seconds pass, and throws Gone once the machine has gone */
export const systemOf = (world: World, machine: Machine, wait: System['wait']): System => ({
  world,
  machine,
  wait,
  say: (words) => world.consoles.say(machine.id, words),
  files: new Map(),
});

/** @returns what its kubelet has been told; undefined when none starts, of which its console tells, or the machine has gone */
export async function started(system: System): Promise<Kubelet | undefined> {
  try {
    return await boot(system);
  } catch (error) {
    if (error instanceof BootFailure) system.say(error.message);
    else if (!(error instanceof Gone)) throw error;
    return undefined;
  }
}
