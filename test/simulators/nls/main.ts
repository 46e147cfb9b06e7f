import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeWhole } from "../../../server/speech/audio/decode";
import { toPcm16 } from "../../../server/speech/nls/pcm16";
import { openNlsService } from "./nlsService";

/**
 * The simulator as a process of its own: `node main.js [--port 0] [--fixtures <test/fixtures/speech>]`. Says where it
 * listens as one line of JSON; `POST /_simulator/behave` takes `{rules, limit, expire}`, `GET /_simulator/counts` counts.
 */
async function main() {
  const option = (name: string) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const service = await openNlsService({ port: Number(option("port") ?? 0) });
  const folder = option("fixtures");
  if (folder) {
    const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as {
      file: string;
      text: string;
      language: "zh" | "en";
    }[];
    for (const { file, text, language } of index) {
      const { pcm } = await decodeWhole(join(folder, file));
      service.teach({ text, language, pcm16: toPcm16(pcm) });
    }
  }
  const { url, endpoint } = service;
  process.stdout.write(`${JSON.stringify({ url, endpoint })}\n`);
  process.on("SIGTERM", () => void service.close().then(() => process.exit(0)));
  process.on("disconnect", () => process.exit(0));
}

void main();
