import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request, with its body read. */
export interface Received {
  method: string;
  url: URL;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export type Handler = (request: Received, response: http.ServerResponse) => void;

export interface TestServer {
  port: number;
  /** Every request so far. */
  received: Received[];
}

/** Listens on loopback until the test ends: with TLS when given a certificate. */
export async function listen(
  handler: Handler,
  tls?: { certificate: string; key: string },
): Promise<TestServer> {
  const received: Received[] = [];
  const listener: http.RequestListener = async (incoming, response) => {
    let body = '';
    for await (const piece of incoming.setEncoding('utf8')) body += piece;
    const { method = '', headers } = incoming;
    const request = { method, url: new URL(incoming.url ?? '/', 'http://test'), headers, body };
    received.push(request);
    handler(request, response);
  };
  const server = tls
    ? https.createServer({ cert: tls.certificate, key: tls.key }, listener)
    : http.createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { port: (server.address() as AddressInfo).port, received };
}

export function answer(response: http.ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
