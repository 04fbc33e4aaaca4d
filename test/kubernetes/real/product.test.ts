import { describe, test } from 'vitest';
import { hyperkube } from '../../../scripts/kubernetes-tool.ts';
import { describeProduct } from '../product.ts';
import { realServer } from '../real.ts';

const program = hyperkube();

describe('on a real Kubernetes API', () => {
  if ('path' in program) describeProduct(() => realServer(program.path), 2000);
  else test('all of it', (context) => context.skip(program.missing));
});
