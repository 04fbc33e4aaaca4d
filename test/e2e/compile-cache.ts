import { fileURLToPath } from 'node:url';

/** Where Node keeps what it has compiled, for those that come after: NODE_COMPILE_CACHE. Node 20 does not know it. */
export const compileCache = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));
