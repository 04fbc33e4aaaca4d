/** Dynamic references, `{{resolve:…}}`: values that are fetched as a resource is made, and stand in no template. */
import { AwsError, type World } from '../core.ts';
import { type Json, mapValues, validationError } from './template.ts';

const reference = /\{\{resolve:([a-z-]+):([^}]*)\}\}/g;

/** @throws AwsError NotImplemented for secrets: the emulator has neither Secrets Manager nor secure parameters. */
export function refuseSecrets(body: string): void {
  for (const [whole, service] of body.matchAll(reference))
    if (service !== 'ssm')
      throw new AwsError('NotImplemented', `The emulator has no secrets to resolve: ${whole}`, 501);
}

/**
 * The value with its references resolved.
 * @throws AwsError ValidationError for a parameter that is not there; the words are assumed.
 */
export function resolved<T extends Json>(world: World, region: string, value: T): T;
export function resolved(world: World, region: string, value: Json): Json {
  if (typeof value === 'string')
    return value.replace(reference, (_, _service: string, name: string) => {
      const found = world.parameter(region, name.replace(/:\d+$/, ''));
      if (found === undefined) throw validationError(`Parameters: [ssm:${name}] cannot be found.`);
      return found;
    });
  if (Array.isArray(value)) return value.map((item) => resolved(world, region, item));
  if (typeof value !== 'object' || value === null) return value;
  return mapValues(value, (item) => resolved(world, region, item));
}
