/** The way from the world to a control plane's API server. */
import { connect, createServer, type Socket } from 'node:net';

/**
 * Seconds for which a new cluster's endpoint cannot be reached after ACTIVE: its name does not resolve yet, for up
 * to three minutes by reports; here as long as a negative DNS answer lives.
 */
export const unreachableAfterActive = 60;

export interface Endpoint {
  /** `https://127.0.0.1:<port>` */
  url: string;
  /** Lets connections through, or cuts them. */
  open(open: boolean): void;
  close(): Promise<void>;
}

/** An endpoint in front of an API server; closed at first. */
export async function createEndpoint(apiServer: string): Promise<Endpoint> {
  const target = Number(new URL(apiServer).port);
  const sockets = new Set<Socket>();
  let isOpen = false;
  const server = createServer((client) => {
    if (!isOpen) {
      client.destroy();
      return;
    }
    const upstream = connect(target, '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the endpoint has no port');
  return {
    url: `https://127.0.0.1:${address.port}`,
    open: (open) => {
      isOpen = open;
      if (!open) for (const socket of sockets) socket.destroy();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
