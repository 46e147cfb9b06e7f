import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { ChatEvent } from "../../bot/chatEvent";
import {
  CARD_TOPIC,
  ROBOT_TOPIC,
  readCardAction,
  readIncoming,
} from "../../bot/transports/dingtalk/chatEvents";
import { readFrame } from "../../bot/transports/dingtalk/frames";
import { readEvent } from "../../bot/transports/wecom/callback/readEvent";
import { parseXml } from "../../bot/transports/wecom/callback/xml";
import type { Evaluation, Measure } from "./measure";

const set = "im_callback_payloads";
const mark = { value: 1, source: "published", better: "higher" } as const;

/** What a sample is about, read from it without the product; null where nobody here listens to its kind. */
type Told = { kind: ChatEvent["kind"]; id: string | null; from: string | null; subject: string } | null;

function toldBy(event: ChatEvent | null): Told {
  if (!event) return null;
  if (event.kind === "contact") return { kind: event.kind, id: null, from: null, subject: event.ids.join() };
  // Presses have no id of the platform's own.
  const id = event.kind === "message" ? event.id : null;
  const subject =
    event.kind === "card_action"
      ? `${event.cardId} ${event.action}`
      : [event.text, ...event.files.map(({ key }) => key)].join(" ").trim();
  return { kind: event.kind, id, from: event.from.id, subject };
}

type Read = { right: boolean; crashed: boolean };
function compare(expected: Told, read: () => Told): Read {
  try {
    return { right: isDeepStrictEqual(read(), expected), crashed: false };
  } catch {
    return { right: false, crashed: true };
  }
}

/** As the sample of a card callback names it. */
const SAMPLE_CORP = "dingXXXXXX";

type DingtalkSample = { payload?: Record<string, unknown>; raw?: string };
type Message = {
  msgId: string;
  senderStaffId: string;
  msgtype: string;
  text?: { content: string };
  content?: { downloadCode?: string };
};

const frameOf = (type: string, topic: string, data: string, headers: object = {}) =>
  JSON.stringify({ type, headers: { topic, messageId: "frame-1", time: "1700000000000", ...headers }, data });

function readDingtalk(text: string): ChatEvent | null {
  const frame = readFrame(text);
  if (!frame) return null;
  return frame.headers.topic === CARD_TOPIC
    ? readCardAction(frame, SAMPLE_CORP)
    : (readIncoming(frame)?.event ?? null);
}

function dingtalkCases(samples: readonly DingtalkSample[], more: object): { expected: Told; text: string }[] {
  const whole = samples.find(({ payload }) => payload?.["msgId"] !== undefined)?.payload ?? {};
  return samples.map(({ payload, raw }) => {
    // Not JSON as it was printed: neither as a frame's data nor as a frame does it say anything.
    if (payload === undefined) return { expected: null, text: frameOf("CALLBACK", ROBOT_TOPIC, raw ?? "") };
    if (payload["type"] === "actionCallback") {
      const { outTrackId, userId, content } = payload as Record<string, string>;
      const { cardPrivateData } = JSON.parse(content ?? "") as { cardPrivateData: { actionIds: string[] } };
      const subject = `${outTrackId} ${cardPrivateData.actionIds[0]}`;
      return {
        expected: { kind: "card_action", id: null, from: userId ?? "", subject },
        text: frameOf("CALLBACK", CARD_TOPIC, JSON.stringify({ ...payload, ...more })),
      };
    }
    if (typeof payload["msgtype"] === "string") {
      // Some samples are the part of a message alone that its kind has.
      const message = { ...whole, ...payload } as Message;
      const words = message.msgtype === "text" ? message.text?.content.trim() : message.content?.downloadCode;
      if (message.msgtype !== "text") delete message.text;
      return {
        expected: { kind: "message", id: message.msgId, from: message.senderStaffId, subject: words ?? "" },
        text: frameOf("CALLBACK", ROBOT_TOPIC, JSON.stringify({ ...message, ...more })),
      };
    }
    const { eventType = payload["EventType"] } = payload;
    return {
      expected: null,
      text: frameOf("EVENT", "*", JSON.stringify({ ...payload, ...more }), eventType ? { eventType } : {}),
    };
  });
}

const fieldOf = (xml: string, name: string) =>
  new RegExp(`<${name}>\\s*(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?\\s*</${name}\\s*>`, "s")
    .exec(xml)?.[1]
    ?.trim() ?? null;

function expectedOfXml(xml: string): Told {
  const field = (name: string) => fieldOf(xml, name);
  const from = field("FromUserName");
  const type = field("MsgType");
  if (from === null || type === null) return null;
  const id = field("MsgId");
  if (["text", "image", "video", "voice", "file"].includes(type)) {
    return { kind: "message", id, from, subject: field("Content") ?? field("MediaId") ?? "" };
  }
  if (field("Event") === "template_card_event") {
    return { kind: "card_action", id: null, from, subject: `${field("TaskId")} ${field("EventKey")}` };
  }
  if (field("Event") === "change_contact" && field("ChangeType")?.endsWith("_user")) {
    const ids = [field("UserID"), field("NewUserID")].filter((value) => value !== null);
    return { kind: "contact", id: null, from: null, subject: ids.join() };
  }
  return null;
}

function readXml(xml: string): ChatEvent | null {
  const message = parseXml(xml);
  return message && readEvent(message);
}

/** Kind, ids and subject of every valid sample; what is broken, cut or unknown is refused without a crash. */
export const imCallbackPayloads: Evaluation = {
  set,
  offline: true,
  async run(folder): Promise<Measure[]> {
    const load = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), "utf8")) as T;
    const dingtalk = load<DingtalkSample[]>("dingtalk_payloads.json");
    const wecom = load<{ xml: string }[]>("wecom_payloads.json").map(({ xml }) => xml);

    const ofDingtalk = (more: object) =>
      dingtalkCases(dingtalk, more).map(({ expected, text }) =>
        compare(expected, () => toldBy(readDingtalk(text))),
      );
    const ofWecom = (more: string) =>
      wecom.map((xml) =>
        compare(expectedOfXml(xml), () => toldBy(readXml(xml.replace(/<\/xml>\s*$/, `${more}</xml>`)))),
      );
    const plain = [...ofDingtalk({}), ...ofWecom("")];
    const withMore = [
      ...ofDingtalk({ unheardOf: { deep: [1, null] } }),
      ...ofWecom("<UnheardOf><Deep>1</Deep></UnheardOf>"),
    ];
    // Each sample cut off at every character: what is left is read or refused, and never throws.
    const cut = [
      ...dingtalkCases(dingtalk, {}).flatMap(({ text }) =>
        Array.from(text, (_, length) => compare(null, () => toldBy(readDingtalk(text.slice(0, length))))),
      ),
      ...wecom.flatMap((xml) => {
        const whole = xml.trim();
        return Array.from({ length: whole.length }, (_, length) =>
          compare(null, () => toldBy(readXml(whole.slice(0, length)))),
        );
      }),
    ];

    const share = (reads: readonly Read[]) => reads.filter(({ right }) => right).length / reads.length;
    const crashed = [...plain, ...withMore, ...cut].filter((read) => read.crashed).length;
    const note = `${crashed} crashes`;
    return [
      { set, name: "read as what they are", value: share(plain), n: plain.length, mark, note },
      { set, name: "the same with unknown fields", value: share(withMore), n: withMore.length, mark },
      { set, name: "cut anywhere refused", value: share(cut), n: cut.length, mark },
    ];
  },
};
