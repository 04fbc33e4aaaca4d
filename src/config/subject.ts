import { isOfAll, type Request } from './request.ts';

/** What the command is about, in words. */
export function subjectOf(request: Request): string {
  if (!isOfAll(request)) return `cluster ${request.spec.name} in ${request.spec.region}`;
  return request.regions === 'all' ? 'every region' : request.regions.join(', ');
}

/** The region in which AWS is asked who the run is. */
export function homeOf(request: Request): string {
  return isOfAll(request) ? request.home : request.spec.region;
}
