/** One HTTP request at a time, on Node's own client: `fetch` can neither trust a given authority alone nor use a proxy. */
import http from 'node:http';
import https from 'node:https';

export interface RequestOptions {
  method: string;
  headers: Record<string, string>;
  body?: string;
  /** For HTTPS. */
  agent: https.Agent;
  /** Ends the request, and the reading of its answer. */
  signal: AbortSignal;
}

/** Sends a request and resolves when the head of its answer is there; the body is still to be read. */
export function send(url: URL, options: RequestOptions): Promise<http.IncomingMessage> {
  const { body, agent, ...rest } = options;
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:' ? https.request(url, { ...rest, agent }) : http.request(url, rest);
    request.once('response', resolve);
    request.once('error', reject);
    request.end(body);
  });
}

export async function text(response: http.IncomingMessage): Promise<string> {
  response.setEncoding('utf8');
  let whole = '';
  for await (const piece of response) whole += piece;
  return whole;
}

/** The lines of the body, each as soon as it is complete. */
export async function* lines(response: http.IncomingMessage): AsyncGenerator<string> {
  response.setEncoding('utf8');
  let rest = '';
  for await (const piece of response) {
    const complete = `${rest}${piece}`.split('\n');
    rest = complete.pop() ?? '';
    yield* complete;
  }
  if (rest !== '') yield rest;
}
