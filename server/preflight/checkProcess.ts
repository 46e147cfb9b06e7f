import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { connect } from "node:net";
import { dirname } from "node:path";
import type { Env } from "../env";
import { linkBase } from "../invitations/links";
import { runsApart, writesToPeople } from "./describeSettings";
import { type Finding, type PreflightCheck, refuse, warn } from "./types";

const PORT_MS = 1_000;

/** What a process is by itself: its folder, its port, the address under which people reach it. */
export const checkProcess = (env: Env): PreflightCheck => ({
  name: "process",
  async run() {
    const found = [
      await folder(env),
      await port(env.HOST, "PORT", env.PORT),
      env.METRICS_PORT === undefined ? null : await port(env.HOST, "METRICS_PORT", env.METRICS_PORT),
      address(env),
      ...shares(env),
    ];
    return found.flatMap((finding) => finding ?? []);
  },
});

/** The folder itself, or the nearest one in which it is to be made. */
async function folder({ DATA_DIR }: Env): Promise<Finding | null> {
  for (let path = DATA_DIR; ; path = dirname(path)) {
    const { known, code } = await stat(path).then(
      (found) => ({ known: found, code: undefined }),
      (error: NodeJS.ErrnoException) => ({ known: null, code: error.code }),
    );
    if (code === "ENOENT" && dirname(path) !== path) continue;
    if (!known) {
      return refuse(
        `DATA_DIR ${DATA_DIR} cannot be reached (${code ?? "no reason told"}).`,
        "Set DATA_DIR to a folder that this user may read and write.",
      );
    }
    if (!known.isDirectory()) {
      return refuse(`DATA_DIR ${DATA_DIR} is no folder: ${path} is a file.`, "Set DATA_DIR to a folder.");
    }
    const writable = await access(path, constants.R_OK | constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    );
    if (writable) return null;
    return refuse(
      `DATA_DIR ${DATA_DIR} cannot be written by this user (${path}).`,
      "Give the folder to the user that runs this process, or set DATA_DIR to another one.",
    );
  }
}

async function port(listensOn: string, name: string, wanted: number): Promise<Finding | null> {
  if (wanted === 0) return null;
  const host = listensOn === "0.0.0.0" ? "127.0.0.1" : listensOn === "::" ? "::1" : listensOn;
  const isTaken = await new Promise<boolean>((resolve) => {
    const socket = connect({ host, port: wanted, timeout: PORT_MS });
    const tell = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once("connect", () => tell(true));
    socket.once("error", () => tell(false));
    socket.once("timeout", () => tell(false));
  });
  if (!isTaken) return null;
  return refuse(
    `Somebody listens on ${host}:${wanted} already.`,
    `Set ${name} to a free one, of its own for each process of a machine, or stop the process that has it.`,
  );
}

/** Links in messages must open on the devices of those who get them. */
function address(env: Env): Finding | null {
  if (env.PUBLIC_URL) return null;
  const { origin } = linkBase(env);
  const mend =
    "Set PUBLIC_URL, in every process, to the https address under which people reach the API, such as https://interviews.example.com.";
  if (writesToPeople(env) || (runsApart(env) && !env.loopbackOnly)) {
    return refuse(`PUBLIC_URL is not set, so links in messages would lead to ${origin}.`, mend);
  }
  if (!env.loopbackOnly || runsApart(env)) {
    return warn(`PUBLIC_URL is not set: links lead to ${origin}, which opens on this machine alone.`, mend);
  }
  return null;
}

/** What processes have to share, which nobody else looks at. */
function shares(env: Env): Finding[] {
  if (!runsApart(env)) return [];
  return [
    ...(env.REDIS_URL
      ? []
      : [
          warn(
            "The roles run apart without Redis: what one process changes others show about a second later, and each counts rate limits for itself.",
            "Set REDIS_URL to one Redis for all processes.",
          ),
        ]),
    ...(env.OSS_BUCKET
      ? []
      : [
          warn(
            `Recordings lie on a disk (${env.DATA_DIR}/media), which every process has to see.`,
            "Mount one folder as DATA_DIR/media in all of them, or set OSS_BUCKET and what belongs to it.",
          ),
        ]),
  ];
}
