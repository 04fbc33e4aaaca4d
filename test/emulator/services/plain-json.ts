/** Asking moto in plain JSON, of services whose clients nothing else here needs. */
import type { MotoClientConfiguration } from '../moto.ts';

/** @param target such as `Logs_20140328.DescribeLogGroups` */
export async function askMoto(
  { endpoint, region }: MotoClientConfiguration,
  service: string,
  target: string,
  input: object,
): Promise<Record<string, unknown>> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'x-amz-target': target,
      'content-type': 'application/x-amz-json-1.1',
      // moto reads service and region from here, and checks nothing.
      authorization: `AWS4-HMAC-SHA256 Credential=emulator/20261122/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`moto refused ${target}: ${response.status} ${await response.text()}`);
  return Object(await response.json());
}
