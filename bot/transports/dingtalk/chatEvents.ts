import { z } from "zod";
import type { CardActionEvent, ChatEvent, ChatFile, ContactEvent, MessageEvent } from "../../chatEvent";
import { readPressWord } from "../../cards/pressWord";
import { type Frame, parseJson } from "./frames";

export const ROBOT_TOPIC = "/v1.0/im/bot/messages/get";
export const CARD_TOPIC = "/v1.0/card/instances/callback";

const LONGEST_TEXT = 20_000;
const MOST_FILES = 20;
const MOST_IDS = 1_000;

/** Where a message can be answered without the API, until then. */
export type ReplyAddress = { webhook: string; until: Date };
/** An event, and what only DingTalk's own client can use of it. */
export type Incoming = { event: ChatEvent; reply: ReplyAddress | null };

const code = z.string().min(1).max(2_000);
const contentSchema = z.object({
  downloadCode: code.optional(),
  fileName: z.string().max(255).optional(),
  /** What DingTalk itself heard in a voice message. */
  recognition: z.string().optional(),
  richText: z.array(z.object({ text: z.string().optional(), downloadCode: code.optional() })).optional(),
});
type Content = z.output<typeof contentSchema>;

const messageSchema = z.object({
  msgId: z.string().min(1).max(255),
  createAt: z.coerce.number().optional(),
  conversationId: z.string().min(1).max(255),
  conversationType: z.enum(["1", "2"]),
  conversationTitle: z.string().max(255).optional(),
  // Missing for people of other companies.
  senderStaffId: z.string().max(255).optional(),
  senderId: z.string().max(255),
  senderNick: z.string().max(255).optional(),
  senderCorpId: z.string().max(255).optional(),
  chatbotCorpId: z.string().max(255).optional(),
  msgtype: z.string(),
  text: z.object({ content: z.string() }).optional(),
  content: contentSchema.optional(),
  sessionWebhook: z.string().max(2_000).optional(),
  sessionWebhookExpiredTime: z.number().optional(),
});

const dateOf = (ms: number | undefined, { headers }: Frame) => {
  const date = new Date(ms ?? headers.time ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
};

function filesOf(msgtype: string, { downloadCode, fileName, richText }: Content): ChatFile[] {
  const files = (richText ?? []).flatMap((part) =>
    part.downloadCode ? [{ key: part.downloadCode, name: "picture" }] : [],
  );
  if (downloadCode) files.unshift({ key: downloadCode, name: fileName ?? msgtype });
  return files.slice(0, MOST_FILES);
}

/** Staff ids are each company's own: somebody of another one is known by the id that DingTalk gives everybody. */
function senderOf({ senderStaffId, senderId, senderCorpId, chatbotCorpId }: z.output<typeof messageSchema>) {
  const isOurs = senderCorpId === undefined || chatbotCorpId === undefined || senderCorpId === chatbotCorpId;
  return (isOurs && senderStaffId) || senderId;
}

function readMessage(frame: Frame): Incoming | null {
  const { data: message } = messageSchema.safeParse(parseJson(frame.data));
  if (!message) return null;
  const content = message.content ?? {};
  const rich = content.richText?.map(({ text }) => text ?? "").join("");
  const text = message.text?.content ?? rich ?? content.recognition ?? "";
  const event: MessageEvent = {
    platform: "dingtalk",
    kind: "message",
    id: message.msgId,
    at: dateOf(message.createAt, frame),
    from: { id: senderOf(message), name: message.senderNick ?? null },
    place:
      message.conversationType === "1"
        ? { kind: "direct" }
        : { kind: "group", id: message.conversationId, title: message.conversationTitle ?? null },
    text: text.slice(0, LONGEST_TEXT).trim(),
    files: filesOf(message.msgtype, content),
  };
  const { sessionWebhook: webhook, sessionWebhookExpiredTime: until } = message;
  return { event, reply: webhook && until ? { webhook, until: new Date(until) } : null };
}

const callbackSchema = z.object({
  outTrackId: z.string().min(1).max(255),
  userId: z.string().min(1).max(255),
  corpId: z.string().optional(),
  content: z.string(),
});
const tapSchema = z.object({
  cardPrivateData: z.object({
    actionIds: z.array(z.string().max(255)).min(1),
    params: z.record(z.string(), z.unknown()).default({}),
  }),
});

/** The tap in a card callback; null when it is none, or somebody's of another company. */
export function readCardAction(frame: Frame, corpId: string): CardActionEvent | null {
  const { data: callback } = callbackSchema.safeParse(parseJson(frame.data));
  const { data: tap } = tapSchema.safeParse(parseJson(callback?.content ?? ""));
  if (!callback || !tap) return null;
  if (callback.corpId !== undefined && callback.corpId !== corpId) return null;
  const { actionIds, params } = tap.cardPrivateData;
  const words = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  // Our template's buttons all have one id, and say by this what they are.
  const { press = actionIds[0] as string, ...others } = Object.fromEntries(words) as Record<string, string>;
  const pressed = readPressWord(press);
  return {
    platform: "dingtalk",
    kind: "card_action",
    id: frame.headers.messageId,
    at: dateOf(undefined, frame),
    from: { id: callback.userId, name: null },
    cardId: callback.outTrackId,
    action: pressed.action,
    params: { ...others, ...pressed.params },
  };
}

const changes: Record<string, Pick<ContactEvent, "change" | "subject">> = {
  user_add_org: { change: "joined", subject: "person" },
  user_modify_org: { change: "changed", subject: "person" },
  user_leave_org: { change: "left", subject: "person" },
  org_dept_create: { change: "joined", subject: "department" },
  org_dept_modify: { change: "changed", subject: "department" },
  org_dept_remove: { change: "left", subject: "department" },
};
const ids = z.array(z.union([z.string(), z.number()])).max(MOST_IDS);
// Callbacks by HTTP write them with a capital.
const contactSchema = z.object({
  userId: ids.optional(),
  UserId: ids.optional(),
  deptId: ids.optional(),
  DeptId: ids.optional(),
});

function readContact(frame: Frame): Incoming | null {
  const { eventType = "", eventId, messageId } = frame.headers;
  const change = Object.hasOwn(changes, eventType) ? changes[eventType] : undefined;
  const { data } = contactSchema.safeParse(parseJson(frame.data));
  if (!change || !data) return null;
  const found = change.subject === "person" ? (data.userId ?? data.UserId) : (data.deptId ?? data.DeptId);
  if (!found || found.length === 0) return null;
  const event: ContactEvent = {
    platform: "dingtalk",
    kind: "contact",
    id: eventId ?? messageId,
    at: dateOf(undefined, frame),
    ...change,
    ids: found.map(String),
  };
  return { event, reply: null };
}

/** What a frame says, where it is a message or tells of contacts; null for all else, unknown kinds too. */
export function readIncoming(frame: Frame): Incoming | null {
  if (frame.type === "EVENT") return readContact(frame);
  return frame.type === "CALLBACK" && frame.headers.topic === ROBOT_TOPIC ? readMessage(frame) : null;
}
