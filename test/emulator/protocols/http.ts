/** A request and its answer, as the gateway handles them whether they came by the network or from inside. */

export interface HttpRequest {
  method: string;
  /** Still percent-encoded. */
  path: string;
  /** Still percent-encoded, without the question mark. */
  query: string;
  /** By lower-case name. */
  headers: Record<string, string>;
  body: Buffer;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export const jsonResponse = (status: number, value: object): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});
