import { startMoto } from '../test/emulator/moto.ts';

/** Runs before the tests: setting moto up takes longer than a test may wait for its emulator. */
export default async function requireMoto(): Promise<void> {
  const moto = await startMoto({});
  await moto.close();
}
