import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as moment } from 'node:timers/promises';

/**
 * A network between a browser and everything else, as an HTTP proxy: slow on the way up, and down when it is told to be. The
 * developer tools' own throttling slows no upload.
 */
export async function startSlowNetwork(bytesPerSecond: number) {
  const sockets = new Set<Socket>();
  const state = { isDown: false };
  const server = createServer(async (incoming, response) => {
    const outgoing = httpRequest(
      incoming.url ?? '',
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    outgoing.on('error', () => response.destroy());
    try {
      for await (const chunk of incoming) {
        await moment((1000 * chunk.length) / bytesPerSecond);
        outgoing.write(chunk);
      }
      outgoing.end();
    } catch {
      outgoing.destroy();
    }
  });
  server.on('connection', (socket) => {
    if (state.isDown) socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    /** For a browser's context: also what is on this machine goes through it. */
    proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' },
    goDown() {
      state.isDown = true;
      for (const socket of sockets) socket.destroy();
    },
    comeBack() {
      state.isDown = false;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
