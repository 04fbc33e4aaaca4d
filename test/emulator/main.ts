/** The emulator in the foreground: `npm run emulator -- --port 0 --speed 60 --dir DIR`. */
import { parseArgs } from 'node:util';
import { startEmulator } from './emulator.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    speed: { type: 'string', default: '1' },
    dir: { type: 'string' },
    calls: { type: 'string' },
  },
});

const port = Number(values.port);
const speed = Number(values.speed);
if (!values.dir || !Number.isInteger(port) || port < 0 || port > 65_535 || !(speed > 0)) {
  console.error(
    'Usage: npm run emulator -- --dir DIR [--port PORT, 0 for any] [--speed FACTOR, at least above 0] [--calls DIR]',
  );
  process.exit(2);
}

const emulator = await startEmulator({
  port,
  speed,
  dir: values.dir,
  ...(values.calls !== undefined && { callsDir: values.calls }),
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
