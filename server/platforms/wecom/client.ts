import type { Clock } from "../../clock";
import { type WecomApiOptions, createWecomApi } from "./api";
import { createCalendar } from "./calendar";
import { createContacts } from "./contacts";
import { createFiles } from "./files";
import { createJsSignatures } from "./jsSignatures";
import { type LoginPlaces, createLogin } from "./login";
import { createMessages } from "./messages";

const WECOM_LOGIN_PLACES: LoginPlaces = {
  inClient: "https://open.weixin.qq.com/connect/oauth2/authorize",
  inBrowser: "https://login.work.weixin.qq.com/wwlogin/sso/login",
};

export type WecomClientOptions = WecomApiOptions & { clock: Clock; loginPlaces?: LoginPlaces };

/** One app of one corporation. Nothing here throws for what WeCom says or does not say: replies tell it. */
export function createWecomClient({ loginPlaces = WECOM_LOGIN_PLACES, ...options }: WecomClientOptions) {
  const api = createWecomApi(options);
  const { corpId, agentId } = options;
  return {
    corpId,
    agentId,
    messages: createMessages(api, agentId),
    login: createLogin(api, { corpId, agentId, places: loginPlaces }),
    jsSignatures: createJsSignatures(api, options),
    contacts: createContacts(api),
    calendar: createCalendar(api, agentId),
    files: createFiles(api),
  };
}
export type WecomClient = ReturnType<typeof createWecomClient>;
