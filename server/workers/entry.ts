import { dirname, extname, join } from "node:path";

export type WorkerEntry = { file: string; execArgv: string[] };

/**
 * The entry of a child process or worker thread that lies beside `caller` (its `__filename`). The build has
 * JavaScript; under jest it is TypeScript, which Node 20 cannot load by itself.
 */
export function entryBeside(caller: string, name: string): WorkerEntry {
  const extension = extname(caller);
  return withExecArgv(join(dirname(caller), `${name}${extension}`));
}

export function withExecArgv(file: string): WorkerEntry {
  const typescript = extname(file) === ".ts";
  return { file, execArgv: typescript ? ["--require", join(__dirname, "runTypeScript.cjs")] : [] };
}
