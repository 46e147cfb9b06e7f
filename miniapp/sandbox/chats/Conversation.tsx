import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Chat, Member, ShownContent, ShownMessage } from "./api";
import { Avatar } from "./Avatar";
import { Card } from "./Card";
import { Composer, type Said } from "./Composer";
import { Markdown } from "./Markdown";

type Actions = {
  onPress: (cardId: string, press: string) => void;
  onOpen: (url: string) => void;
};
type Props = Actions & {
  chat: Chat;
  me: Member;
  members: readonly Member[];
  trouble: string | null;
  /** On a phone it is hidden until one turns to it. */
  turnedTo: boolean;
  onSay: (said: Said) => Promise<boolean>;
};

/** One chat as one person sees it. */
export function Conversation({ chat, me, members, trouble, turnedTo, onSay, ...actions }: Props) {
  const { t } = useTranslation();
  const names = chat.memberKeys.flatMap((key) => members.find((member) => member.key === key)?.name ?? []);
  return (
    <section className="talk" aria-label={t("chats.conversation")}>
      <header className="paneHead">
        <div>
          <h2>{chat.title ?? t("chats.bot")}</h2>
          <p>
            <span className="tag" data-platform={chat.platform}>
              {t(`chats.${chat.platform}`)}
            </span>
            {chat.title === null
              ? t("chats.alone")
              : t("chats.groupOf", { names: names.join(t("chats.comma")) })}
          </p>
        </div>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- whoever has no mouse scrolls it by keys */}
      <div className="messages" role="log" tabIndex={0} aria-label={t("chats.messages")}>
        {chat.messages.length === 0 ? (
          <p className="nothing">{chat.title === null ? t("chats.emptyAlone") : t("chats.emptyGroup")}</p>
        ) : null}
        {chat.messages.map((message) => (
          <Bubble key={message.id} chat={chat} message={message} me={me} members={members} {...actions} />
        ))}
        <End key={`${chat.platform} ${chat.id} ${chat.messages.at(-1)?.id ?? ""} ${turnedTo}`} />
      </div>
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
      <Composer key={`${me.key} ${chat.platform} ${chat.id}`} chat={chat} onSay={onSay} />
    </section>
  );
}

/** With each new message, in another chat, or when one turns to it, the end is what one sees. */
function End() {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = mark.current?.parentElement;
    if (list) list.scrollTop = list.scrollHeight;
  }, []);
  return <div ref={mark} />;
}

type BubbleProps = Actions & {
  chat: Chat;
  message: ShownMessage;
  me: Member;
  members: readonly Member[];
};

function Bubble({ chat, message, me, members, ...actions }: BubbleProps) {
  const { t, i18n } = useTranslation();
  const mine = message.from === me.key;
  const name =
    message.from === null
      ? t("chats.bot")
      : (members.find(({ key }) => key === message.from)?.name ?? t("chats.somebody"));
  const time = new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : "zh-CN", {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(new Date(message.at));
  return (
    <div className="bubble" data-mine={mine}>
      <Avatar name={name} bot={message.from === null} />
      <div>
        <p className="by">
          {name} <time dateTime={message.at}>{time}</time>
        </p>
        <Content content={message.content} chat={chat} {...actions} />
      </div>
    </div>
  );
}

function Content({ content, chat, onPress, onOpen }: Actions & { content: ShownContent; chat: Chat }) {
  const { t } = useTranslation();
  switch (content.kind) {
    case "card":
      return (
        <Card
          card={content.card}
          platform={chat.platform}
          onOpen={onOpen}
          onPress={(press) => onPress(content.card.id, press)}
        />
      );
    case "file":
      return (
        <p className="said file">
          <span aria-hidden="true">▤</span> {content.name}
        </p>
      );
    case "text":
      return (
        <p className="said">
          {content.mention ? <span className="mention">@{t("chats.bot")} </span> : null}
          {content.text}
        </p>
      );
    default:
      return (
        <div className="said">
          <Markdown text={content.text} onOpen={onOpen} />
          {content.links.map(({ title, url }) => (
            <button key={url} type="button" className="button" onClick={() => onOpen(url)}>
              {title || t("chats.details")}
            </button>
          ))}
        </div>
      );
  }
}
