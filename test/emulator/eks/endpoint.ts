/** The way from the world to a control plane's API server. */
import { connect, createServer, type Socket } from 'node:net';

/**
 * Seconds for which a new cluster's endpoint cannot be reached after ACTIVE: its name does not resolve yet, for up
 * to three minutes by reports; here as long as a negative DNS answer lives.
 */
export const unreachableAfterActive = 60;

/**
 * What becomes of a connection: its name does not resolve, it gets through, or nobody ever answers, as at an address that
 * is not reached. (Here it is taken and held: a loopback interface has no other silence.)
 */
export type WayIn = 'unresolved' | 'open' | 'silent';

export interface Endpoint {
  /** `https://127.0.0.1:<port>` */
  url: string;
  /** Cuts the connections that would not get through any more. */
  refresh(): void;
  close(): Promise<void>;
}

/** An endpoint in front of an API server. @param wayIn asked for each connection */
export async function createEndpoint(apiServer: string, wayIn: () => WayIn): Promise<Endpoint> {
  const target = Number(new URL(apiServer).port);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  };
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    const way = wayIn();
    if (way === 'unresolved') {
      client.destroy();
      return;
    }
    keep(client);
    client.on('error', () => client.destroy());
    if (way === 'silent') {
      client.resume();
      return;
    }
    const upstream = connect(target, '127.0.0.1');
    keep(upstream);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
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
    refresh: () => {
      if (wayIn() !== 'open') cut();
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
