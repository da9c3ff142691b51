/** Unpacks the JSON that stands in the page under an id; undefined where there is none. */
export async function readData<T>(id: string): Promise<T | undefined> {
  const text = document.getElementById(id)?.textContent;
  if (!text) return undefined;
  const bytes = Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(unpacked).text()) as T;
}

/** What stands behind the `#` of the address: `#trace=task-5.33&t=12`. */
export function addressed(): URLSearchParams {
  return new URLSearchParams(location.hash.slice(1));
}

/** Puts something behind the `#`, so that the address can be kept and sent; pages from disk may change nothing else of it. */
export function address(values: Readonly<Record<string, string>>): void {
  const hash = `#${new URLSearchParams(values)}`;
  if (hash !== location.hash) location.replace(hash);
}
