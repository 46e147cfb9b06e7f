import { openNlsAccount, type NlsAccount } from "../../../../server/speech/nls/account";
import { systemClock, type Clock } from "../../../../server/clock";
import { parseEnv } from "../../../../server/env";
import { decodeWhole } from "../../../../server/speech/audio/decode";
import { toPcm16 } from "../../../../server/speech/nls/pcm16";
import { ACCESS_KEY, APPKEYS, type NlsService } from "../../../simulators/nls/nlsService";
import { speechFixture } from "../fixtures";

/** What an operator sets to reach the simulator, in a hurry. */
export const nlsSettings = ({ url, endpoint }: Pick<NlsService, "url" | "endpoint">) => ({
  NLS_APPKEY: APPKEYS.zh,
  NLS_APPKEY_EN: APPKEYS.en,
  NLS_ACCESS_KEY_ID: ACCESS_KEY.accessKeyId,
  NLS_ACCESS_KEY_SECRET: ACCESS_KEY.accessKeySecret,
  NLS_URL: url,
  NLS_TOKEN_URL: endpoint,
  NLS_FILE_URL: endpoint,
  NLS_CONCURRENCY: "3",
  NLS_PACE: "100",
});

export const accountAt = (
  service: NlsService,
  more: Record<string, string> = {},
  clock: Clock = systemClock,
): NlsAccount => openNlsAccount(parseEnv({ ...nlsSettings(service), ...more }), clock)!;

/** The fixture, known to the service word for word. */
export async function teach(service: NlsService, name: string) {
  const { path, text, language } = speechFixture(name);
  const { pcm } = await decodeWhole(path);
  service.teach({ text, language, pcm16: toPcm16(pcm) });
  return { pcm, text };
}
