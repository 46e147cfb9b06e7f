import { createDingtalkCalendar } from "./calendar";
import { createDingtalkCards } from "./cards";
import { createDingtalkContacts } from "./contacts";
import { createDingtalkFiles } from "./files";
import { type DingtalkHttpOptions, createDingtalkHttp } from "./http";
import { createDingtalkJsapi } from "./jsapi";
import { createDingtalkLogin } from "./login";
import { createDingtalkMessages } from "./messages";
import { createDingtalkRoster } from "./roster";

export type DingtalkClientOptions = DingtalkHttpOptions & {
  robotCode: string;
  /** Of the app, for the roster. */
  agentId?: string | null;
};

/** DingTalk's API, one attempt a call. Every failure is a DingtalkError that says whether to try again. */
export function createDingtalkClient({ robotCode, agentId = null, ...options }: DingtalkClientOptions) {
  const http = createDingtalkHttp(options);
  return {
    messages: createDingtalkMessages(http, robotCode),
    cards: createDingtalkCards(http, robotCode),
    files: createDingtalkFiles(http, robotCode),
    contacts: createDingtalkContacts(http),
    roster: createDingtalkRoster(http, agentId),
    calendar: createDingtalkCalendar(http),
    login: createDingtalkLogin(http),
    jsapi: createDingtalkJsapi(http),
  };
}
export type DingtalkClient = ReturnType<typeof createDingtalkClient>;
