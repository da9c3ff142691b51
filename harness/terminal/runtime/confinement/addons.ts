import { define } from '../channel/intrinsics';

/** Refuses native code from now on, as Node does where addons are not allowed. */
export function refuseAddons(): void {
  const refused = (): never => {
    throw Object.assign(new Error('Cannot load native addon because loading addons is disabled.'), {
      code: 'ERR_DLOPEN_DISABLED',
    });
  };
  define(process, 'dlopen', { value: refused });
}

/** Takes the harness's own modules, and the interface to the C library, out of a program's reach: from one, all can be reached. */
export function forgetRuntime(runtime: string): void {
  for (const path of Object.keys(require.cache)) {
    if (path.startsWith(runtime) || /[\\/](koffi|@koromix)[\\/]/.test(path)) delete require.cache[path];
  }
}
