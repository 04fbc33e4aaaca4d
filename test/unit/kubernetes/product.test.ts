import { describe } from 'vitest';
import { describeProduct } from '../../kubernetes/product.ts';
import { fakeServer } from '../../kubernetes/server.ts';

describe('on the emulator’s Kubernetes API', () => describeProduct(fakeServer, 520));
