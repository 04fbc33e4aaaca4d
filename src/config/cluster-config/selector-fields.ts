/** The fields of a node group that say what its instance types are like, in place of which they are. */
import type { InstanceSelector } from '../../spec/node-group.ts';
import { oneOf, type Parser, Problem, quote, wholeNumber } from '../parsers.ts';
import { converted, field, mapping, type Shape, text } from './shapes.ts';

const mebibytes = { m: 1, g: 1024, t: 1024 * 1024 } as const;

/** In MiB. Source: amazon-ec2-instance-selector, pkg/bytequantity, by which eksctl reads it. */
const memory: Parser<number> = (given) => {
  const [, count, unit = 'g'] = /^(\d{1,6}(?:\.\d{1,3})?) ?(?:([mgt])i?b?)?$/i.exec(given) ?? [];
  const size = Number(count) * mebibytes[unit.toLowerCase() as keyof typeof mebibytes];
  if (!Number.isInteger(size) || size < 1)
    throw new Problem(
      `${quote(given)} is not a size of memory. Write GiB, such as 4, or a unit, such as 512MiB.`,
    );
  return size;
};

const pattern: Parser<string> = (given) => {
  try {
    new RegExp(given);
  } catch {
    throw new Problem(`${quote(given)} is not a regular expression. Write one, such as "^(m6i|m7i)".`);
  }
  if (given.length > 200)
    throw new Problem(`it has ${given.length} characters. Write a regular expression of 200 at most.`);
  return given;
};

/** An empty one, such as `eksctl create cluster --dry-run` writes, says nothing. */
export const instanceSelector: Shape<InstanceSelector> = converted(
  mapping({
    vCPUs: field(text('a number', wholeNumber(1, 2000, 2)), 'How many vCPUs they have.'),
    memory: field(
      text('a size of memory', memory),
      'How much memory they have, in GiB, or with a unit, such as `512MiB`.',
    ),
    gpus: field(
      text('a number', wholeNumber(0, 64, 1)),
      'How many GPUs they have. Default: none. In eksctl: any number, and then one image for types with them and without.',
    ),
    neuron_devices: field(
      text('a number', wholeNumber(0, 64, 1)),
      'How many Neuron devices they have. Default: none.',
    ),
    cpuArchitecture: field(
      text('`x86_64` or `arm64`', oneOf('x86_64', 'amd64', 'arm64')),
      'Their architecture. Default: `x86_64`.',
    ),
    allow: field(
      text('a regular expression', pattern),
      'What some part of their names matches, such as `^(m6i|m7i)`. Default: any.',
    ),
    deny: field(text('a regular expression', pattern), 'What no part of their names matches. Default: none.'),
  }),
  ({ vCPUs: vCpus, memory, gpus, neuron_devices: neuronDevices, cpuArchitecture, allow, deny }) => {
    const wishes = { vCpus, memory, gpus, neuronDevices, architecture: cpuArchitecture, allow, deny };
    const given = Object.entries(wishes).filter(([, wish]) => wish !== undefined);
    if (given.length === 0) return undefined;
    return {
      ...Object.fromEntries(given),
      architecture: cpuArchitecture === 'arm64' ? 'arm64' : 'x86_64',
    };
  },
);
