let known: { path: string | undefined } | undefined;

/** Where the interface to the C library is (https://koffi.dev); undefined where it is not installed, or of no use. */
export function koffiPath(): string | undefined {
  known ??= { path: process.platform === 'linux' ? resolved() : undefined };
  return known.path;
}

function resolved(): string | undefined {
  try {
    return require.resolve('koffi');
  } catch {
    return undefined;
  }
}
