import { toString as toQr } from "qrcode";
import type { Env } from "../env";

export type LinkBase = { origin: string; reachableFromPhone: boolean };

/** Without PUBLIC_URL the link serves this machine only: a phone cannot reach it, and a camera needs HTTPS. */
export function linkBase(env: Pick<Env, "PUBLIC_URL" | "HOST" | "PORT">): LinkBase {
  if (env.PUBLIC_URL) return { origin: env.PUBLIC_URL, reachableFromPhone: true };
  const host = env.HOST === "0.0.0.0" || env.HOST === "::" ? "127.0.0.1" : env.HOST;
  return {
    origin: `http://${host.includes(":") ? `[${host}]` : host}:${env.PORT}`,
    reachableFromPhone: false,
  };
}

export const candidateLink = (origin: string, token: string) => `${origin}/i/${token}`;

/** An SVG as data URL, sharp on any screen and in print. */
export async function qrCodeOf(link: string): Promise<string> {
  const svg = await toQr(link, { type: "svg", errorCorrectionLevel: "M", margin: 2 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
