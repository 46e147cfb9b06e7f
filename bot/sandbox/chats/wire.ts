import type { Platform } from "../../../server/chats/entity";
import type { WireEntry as DingtalkEntry } from "../dingtalk/world";
import type { WireFrame } from "../wecom/world";
import type { WireEntry } from "./schema";

const MOST_ENTRIES = 400;
const LONGEST = 6_000;

const secretNames =
  "appSecret|clientSecret|corpsecret|secret|accessToken|access_token|refreshToken|jsapiTicket|ticket|code|aeskey|response_code|ResponseCode|session";
const HEARTBEAT = /"cmd":"ping"|"req_id":"ping_/;
const inJson = new RegExp(String.raw`("(?:${secretNames})":\s*")[^"]+`, "g");
const inQuery = new RegExp(String.raw`([?&](?:${secretNames})=)[^&\s"\\]+`, "g");
const inXml = new RegExp(String.raw`(<(?:ResponseCode)>)(?:<!\[CDATA\[)?[^<\]]+(?:\]\]>)?`, "g");

/** Whoever looks over somebody's shoulder learns nothing that opens anything. */
export const withoutSecrets = (text: string): string =>
  text.replaceAll(inJson, "$1…").replaceAll(inQuery, "$1…").replaceAll(inXml, "$1…");

/** JSON within JSON is how both platforms write; unfolded, a person can read it. */
function unfold(value: unknown): unknown {
  if (typeof value === "string" && /^[[{]/.test(value)) {
    try {
      return unfold(JSON.parse(value));
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map(unfold);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unfold(part)]));
  }
  return value;
}

const pretty = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(unfold(value), null, 2);

/** One element a line. */
const prettyXml = (text: string): string => text.replaceAll(/(<\/\w+>)(?=<)/g, "$1\n");

function prettyText(text: string): string {
  if (text.startsWith("<")) return prettyXml(text);
  const unfolded = unfold(text);
  return pretty(unfolded);
}

/** `POST /cgi-bin/message/send?access_token=… {…}` in its two parts. */
function cutCall(text: string): { title: string; body: string } | null {
  const [, method, path, body = ""] = /^(GET|POST) (\/[^\s?]*)\S*(?: ([\s\S]*))?$/.exec(text) ?? [];
  return method && path ? { title: `${method} ${path}`, body: body === "null" ? "" : body } : null;
}

function wecomTitle({ channel, text }: WireFrame): string {
  if (channel === "callback") return /<Event>(?:<!\[CDATA\[)?([\w ]+)/.exec(text)?.[1] ?? "callback";
  const cmd = /"cmd":"(\w+)"/.exec(text)?.[1];
  return cmd ?? (channel === "aibot" ? "ack" : "answer");
}

/** What went over the wires of both platforms, newest last, without secrets. */
export function createWire() {
  const entries: WireEntry[] = [];
  let number = 0;

  function keep(platform: Platform, entry: Omit<WireEntry, "number" | "platform" | "at"> & { at: Date }) {
    number += 1;
    const text = withoutSecrets(entry.text);
    entries.push({
      ...entry,
      number,
      platform,
      at: entry.at.toISOString(),
      text: text.length > LONGEST ? `${text.slice(0, LONGEST)}\n…` : text,
    });
    if (entries.length > MOST_ENTRIES) entries.shift();
  }

  return {
    dingtalk({ at, direction, title, body }: DingtalkEntry): void {
      keep("dingtalk", { at, direction, title, text: pretty(body) });
    },
    wecom(frame: WireFrame): void {
      // Heartbeats every few seconds would push out what one wants to see.
      if (frame.channel === "aibot" && HEARTBEAT.test(frame.text)) return;
      const direction = frame.direction === "to_us" ? "out" : "in";
      const call = frame.channel === "rest" ? cutCall(frame.text) : null;
      const title = call?.title ?? wecomTitle(frame);
      keep("wecom", { at: frame.at, direction, title, text: prettyText(call?.body ?? frame.text) });
    },
    after: (seen: number): WireEntry[] => entries.filter((entry) => entry.number > seen),
  };
}
export type Wire = ReturnType<typeof createWire>;
