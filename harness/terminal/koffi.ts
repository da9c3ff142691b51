let known: { path: string | undefined } | undefined;

/** The path of the interface to the C library (https://koffi.dev); undefined if it is not installed, or not usable. */
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
