/** The emulator in the foreground: `npm run emulator -- --port 0 --speed 60 --dir DIR`. */
import { parseArgs } from 'node:util';
import { seedOf } from './clock.ts';
import { startEmulator } from './emulator.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    speed: { type: 'string', default: '1' },
    seed: { type: 'string' },
    date: { type: 'string' },
    dir: { type: 'string' },
    calls: { type: 'string' },
  },
});

const port = Number(values.port);
const speed = Number(values.speed);
if (!values.dir || !Number.isInteger(port) || port < 0 || port > 65_535 || !(speed > 0)) {
  console.error(
    'Usage: npm run emulator -- --dir DIR [--port PORT, 0 for any] [--speed FACTOR, at least above 0] [--seed NUMBER or middle] [--date DATE or today] [--calls DIR]',
  );
  process.exit(2);
}

const emulator = await startEmulator({
  port,
  speed,
  dir: values.dir,
  ...(values.calls !== undefined && { callsDir: values.calls }),
  ...(values.seed !== undefined && { seed: seedOf(values.seed) }),
  ...(values.date !== undefined && { date: values.date }),
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

const end = async (): Promise<void> => {
  await emulator.close();
  process.exit(0);
};
process.once('SIGTERM', end);
process.once('SIGINT', end);

console.log(JSON.stringify({ ready: true, url: emulator.url, envFile: emulator.envFile }));
