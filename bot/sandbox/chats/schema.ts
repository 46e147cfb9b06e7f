import { z } from "zod";
import { instant } from "../../../server/http/schema";
import { staffRole } from "../../../server/org/permissions";

export const platform = z.enum(["dingtalk", "wecom"]);

/** What can be switched on and off; `expired` and `dropped` happen once and are over. */
export const fault = z.enum([
  "expired",
  "unauthorized",
  "limited",
  "dropped",
  "duplicated",
  "delayed",
  "malformed",
]);
export type Fault = z.infer<typeof fault>;

const tone = z.enum(["plain", "busy", "good", "warn", "bad"]);

/** A card as one person sees it, whichever platform's. */
export const cardPicture = z.object({
  id: z.string(),
  /** How often it was changed since it came. */
  changes: z.number().int(),
  title: z.string(),
  status: z.object({ text: z.string(), tone }).nullable(),
  /** In the small Markdown that all platforms know. */
  text: z.string(),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  bars: z.array(z.object({ name: z.string(), share: z.number(), value: z.string() })),
  buttons: z.array(
    z.object({
      text: z.string(),
      style: z.enum(["primary", "plain", "danger"]),
      /** One of the two: what is pressed, or what is opened. */
      press: z.string().nullable(),
      url: z.string().nullable(),
    }),
  ),
  note: z.string().nullable(),
  /** Others in the same group see something else. */
  own: z.boolean(),
});
export type CardPicture = z.infer<typeof cardPicture>;

export const shownContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string(), mention: z.boolean() }),
  z.object({
    kind: z.literal("markdown"),
    title: z.string().nullable(),
    text: z.string(),
    links: z.array(z.object({ title: z.string(), url: z.string() })),
  }),
  z.object({ kind: z.literal("file"), name: z.string() }),
  z.object({ kind: z.literal("card"), card: cardPicture }),
]);
export type ShownContent = z.infer<typeof shownContent>;

export const shownMessage = z.object({
  id: z.string(),
  at: instant,
  /** A member's key; null is the bot. */
  from: z.string().nullable(),
  content: shownContent,
});
export type ShownMessage = z.infer<typeof shownMessage>;

export const chat = z.object({
  /** `direct`, or the platform's id of the group. */
  id: z.string(),
  platform,
  title: z.string().nullable(),
  memberKeys: z.array(z.string()),
  messages: z.array(shownMessage),
});
export type Chat = z.infer<typeof chat>;

export const member = z.object({
  key: z.string(),
  name: z.string(),
  role: staffRole.nullable(),
  unit: z.string().nullable(),
  mobile: z.string(),
  /** Not a member of the platforms: text messages and mail reach them. */
  outside: z.boolean(),
  /** The newest thing that was told to them alone, by platform: whoever looks can see that there is news. */
  news: z.object({ dingtalk: z.string().nullable(), wecom: z.string().nullable() }),
});

/** How far the guided story is on a platform; who is who by the members' keys. */
export const story = z.object({
  platform,
  hr: z.string(),
  candidate: z.string(),
  manager: z.string(),
  at: z.enum(["start", "invited", "answering", "answered", "reported", "decided"]),
  /** 0–10, once the report is there. */
  total: z.number().nullable(),
  decision: z.enum(["advance", "decline"]).nullable(),
});
export type Story = z.infer<typeof story>;

export const lookQuery = z.object({
  as: z.string().max(60),
  /** What was seen last: the answer waits until there is something else. */
  seen: z.coerce.number().int().min(0).optional(),
});
export const lookView = z.object({
  revision: z.number().int(),
  members: z.array(member),
  platforms: z.array(z.object({ platform, connected: z.boolean(), faults: z.array(fault) })),
  chats: z.array(chat),
  stories: z.array(story),
});
export type LookView = z.infer<typeof lookView>;

export const wireEntry = z.object({
  number: z.number().int(),
  at: instant,
  platform,
  /** From the platform's side: `out` went to us. */
  direction: z.enum(["in", "out"]),
  title: z.string(),
  text: z.string(),
});
export type WireEntry = z.infer<typeof wireEntry>;
export const framesQuery = z.object({ after: z.coerce.number().int().min(0).default(0) });

const place = { as: z.string().max(60), platform, chat: z.string().max(200) };
export const sayBody = z.object({ ...place, text: z.string().trim().min(1).max(4_000) });
export const FILE_LIMIT = 2 * 1024 * 1024;
export const fileBody = z.object({
  ...place,
  name: z.string().trim().min(1).max(120),
  base64: z.base64().max(Math.ceil(FILE_LIMIT / 3) * 4),
});
export const pressBody = z.object({
  as: z.string().max(60),
  platform,
  cardId: z.string().max(200),
  press: z.string().max(1_024),
});
export const openBody = z.object({ as: z.string().max(60), platform, url: z.string().max(4_000) });
export const faultBody = z.object({ platform, fault, on: z.boolean() });
