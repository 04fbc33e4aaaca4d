import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { clusterConfig, job } from './support.ts';

/** A module hook that writes the address of everything that is loaded to standard error. */
const hook = `
  import { writeSync } from 'node:fs';
  export function load(url, context, next) {
    writeSync(2, 'loaded ' + url + '\\n');
    return next(url, context);
  }
`;
const dataUrl = (source: string): string => `data:text/javascript,${encodeURIComponent(source)}`;
const register = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hook))});`;

/** Runs the step, and tells what it printed and which packages it loaded. */
function run(inputs: Record<string, string>) {
  const variables = Object.entries(inputs).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--import', dataUrl(register), 'src/main.ts'],
    { env: { PATH: process.env.PATH, ...job, ...Object.fromEntries(variables) }, encoding: 'utf8' },
  );
  const loaded = stderr.match(/(?<=^loaded ).*/gm) ?? [];
  const packages = loaded.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  return { status, stdout, loaded, packages: [...new Set(packages)].filter((name) => name !== 'tsx') };
}

it('bad input is refused before anything but our own files is loaded', () => {
  const { status, stdout, loaded, packages } = run({ command: 'up', nodes: 'many' });
  expect({ status, packages }).toEqual({ status: 1, packages: [] });
  expect(stdout).toBe(
    '::error title=Bad input::Input nodes: "many" is not a whole number from 1 to 450. Write one, such as 3.\n',
  );
  expect(loaded).toContainEqual(expect.stringMatching(/src\/inputs\.ts$/));
});

it('a bad ClusterConfig takes the YAML parser, and nothing more', () => {
  const { status, stdout, packages } = run({ command: 'up', config: clusterConfig('foo: 1\nbar: 2') });
  expect({ status, packages }).toEqual({ status: 1, packages: ['yaml'] });
  expect(stdout).toMatch(/^::error title=Bad input::config:3:1 foo: .*%0Aconfig:4:1 bar: /);
});
