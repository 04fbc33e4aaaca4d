import { startMoto } from '../test/emulator/moto.ts';

/** Runs before the tests: their emulators start side by side, and a missing moto is to be installed once. */
export default async function requireMoto(): Promise<void> {
  const moto = await startMoto({});
  await moto.close();
}
