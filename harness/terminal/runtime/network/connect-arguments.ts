import net from 'node:net';

/** Where to connect to, or to listen. */
export type Options = net.TcpNetConnectOpts & { path?: string | null };
export type Normalized = [Options, ((...args: unknown[]) => void) | null];

/** Node's own reading of connect's and listen's many argument shapes; undocumented, there since Node 8. */
export const normalize = (net as unknown as { _normalizeArgs(args: unknown[]): Normalized })._normalizeArgs;
