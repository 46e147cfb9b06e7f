import type { CardActionEvent, ChatEvent, ChatFile, ContactEvent, MessageEvent } from "../../../chatEvent";
import { readPressWord } from "../../../cards/pressWord";
import { cardIdOf } from "../cardHandle";
import { type XmlElement, childrenOf, textAt } from "./xml";

const contactChanges = new Map<string, Pick<ContactEvent, "change" | "subject">>([
  ["create_user", { change: "joined", subject: "person" }],
  ["update_user", { change: "changed", subject: "person" }],
  ["delete_user", { change: "left", subject: "person" }],
  ["create_party", { change: "joined", subject: "department" }],
  ["update_party", { change: "changed", subject: "department" }],
  ["delete_party", { change: "left", subject: "department" }],
]);

/** WeCom's own is 2,048 bytes. */
const LONGEST_TEXT = 20_000;
const LONGEST_NAME = 255;

const fileKinds = new Set(["image", "voice", "video", "file"]);

function readFiles(message: XmlElement, type: string): ChatFile[] {
  const key = textAt(message, "MediaId");
  if (key === undefined || !fileKinds.has(type)) return [];
  const name = textAt(message, "FileName") ?? [type, textAt(message, "Format")].filter(Boolean).join(".");
  return [{ key, name: name.slice(0, LONGEST_NAME) }];
}

/** What was chosen in the card's lists: `answer.<question>` → ids of options, with commas between. */
function readAnswers(message: XmlElement): [string, string][] {
  const items = childrenOf(message, "SelectedItems").flatMap((list) => childrenOf(list, "SelectedItem"));
  return items.map((item) => {
    const options = childrenOf(item, "OptionIds").flatMap((list) => childrenOf(list, "OptionId"));
    return [`answer.${textAt(item, "QuestionKey") ?? ""}`, options.map(({ text }) => text.trim()).join(",")];
  });
}

type Common = { platform: "wecom"; at: Date };

function readMessage(message: XmlElement, common: Common, type: string, from: string): MessageEvent | null {
  const id = textAt(message, "MsgId");
  const text = textAt(message, "Content") ?? "";
  const files = readFiles(message, type);
  if (id === undefined || (text === "" && files.length === 0)) return null;
  // An app's chat is always with one person: groups go through the AI bot.
  return {
    ...common,
    kind: "message",
    id,
    from: { id: from, name: null },
    place: { kind: "direct" },
    text: text.slice(0, LONGEST_TEXT),
    files,
  };
}

function readCardAction(message: XmlElement, common: Common, from: string): CardActionEvent | null {
  const taskId = textAt(message, "TaskId");
  const key = textAt(message, "EventKey");
  if (taskId === undefined || key === undefined) return null;
  const pressed = readPressWord(key);
  const params = Object.fromEntries([
    ...Object.entries(pressed.params),
    ...readAnswers(message),
    // With it this card can be changed once, within 72 hours.
    ["responseCode", textAt(message, "ResponseCode") ?? ""],
    ["cardType", textAt(message, "CardType") ?? ""],
    ["taskId", taskId],
  ]);
  const id = ["card", from, common.at.getTime(), taskId, key].join(":");
  return {
    ...common,
    kind: "card_action",
    id,
    from: { id: from, name: null },
    cardId: cardIdOf(taskId),
    action: pressed.action,
    params,
  };
}

function readContact(message: XmlElement, common: Common): ContactEvent | null {
  const type = textAt(message, "ChangeType") ?? "";
  const change = contactChanges.get(type);
  if (!change) return null;
  const ids =
    change.subject === "department"
      ? [textAt(message, "Id")]
      : // A user id may be changed once: both are told, and one of them is no longer found.
        [textAt(message, "UserID"), textAt(message, "NewUserID")];
  const known = ids.filter((id) => id !== undefined);
  if (known.length === 0) return null;
  return {
    ...common,
    kind: "contact",
    id: ["contact", type, common.at.getTime(), ...known].join(":"),
    ...change,
    ids: known,
  };
}

/**
 * What an opened message tells us; null for what nobody here listens to. Events have no id of their own; WeCom says
 * to know them by who and when, to which what was pressed or changed is added here.
 * Source: "Message and event formats", developer.work.weixin.qq.com/document/path/90239 and 90240.
 */
export function readEvent(message: XmlElement): ChatEvent | null {
  const seconds = textAt(message, "CreateTime") ?? "";
  const from = textAt(message, "FromUserName");
  const type = textAt(message, "MsgType");
  if (!/^\d{1,11}$/.test(seconds) || from === undefined || type === undefined) return null;
  if (from.length > LONGEST_NAME) return null;
  const common: Common = { platform: "wecom", at: new Date(Number(seconds) * 1_000) };
  if (type !== "event") return readMessage(message, common, type, from);
  switch (textAt(message, "Event")) {
    case "template_card_event":
      return readCardAction(message, common, from);
    case "change_contact":
      return readContact(message, common);
    default:
      return null;
  }
}
