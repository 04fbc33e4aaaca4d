/** Between Node's HTTP server and the emulator's requests and answers. */
import type { IncomingMessage, RequestListener } from 'node:http';
import { ConnectionCut, Silence } from './faults.ts';
import type { HttpRequest, HttpResponse } from './protocols/http.ts';

export const httpListener =
  (respond: (request: HttpRequest) => Promise<HttpResponse>): RequestListener =>
  async (incoming, outgoing) => {
    try {
      const { status, headers, body } = await respond(await read(incoming));
      outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
    } catch (error) {
      if (error instanceof Silence) return;
      if (error instanceof ConnectionCut) {
        incoming.socket.destroy();
        return;
      }
      console.error('The emulator failed:', error);
      outgoing.writeHead(500).end(String(error));
    }
  };

async function read(incoming: IncomingMessage): Promise<HttpRequest> {
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return {
    method: incoming.method ?? 'GET',
    path,
    query,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(',')]),
    ),
    body: Buffer.concat(chunks),
  };
}
