import { useTranslation } from "react-i18next";
import type { Chat, Member } from "./api";
import { Avatar } from "./Avatar";
import { preview } from "./preview";

type Props = {
  members: readonly Member[];
  me: Member;
  chats: readonly Chat[];
  chat: Chat | null;
  hasNews: (member: Member) => boolean;
  hasNewsIn: (chat: Chat) => boolean;
  onMember: (key: string) => void;
  onChat: (chat: Chat) => void;
};

/** Of so many the story tells; they come first. */
const TOLD = 6;

/** Whose eyes one looks through, and the chats that they see. */
export function People({ members, me, chats, chat, hasNews, hasNewsIn, onMember, onChat }: Props) {
  const { t } = useTranslation();
  const staff = members.filter(({ role }) => role !== null);
  const applicants = members.filter(({ role }) => role === null);
  const person = (member: Member) => (
    <li key={member.key}>
      <button
        type="button"
        className="person"
        aria-pressed={member.key === me.key}
        onClick={() => onMember(member.key)}
      >
        <Avatar name={member.name} />
        <span className="who">
          <b>{member.name}</b>
          <small>{describe(t, member)}</small>
        </span>
        {hasNews(member) ? <Dot /> : null}
      </button>
    </li>
  );
  return (
    <div className="people">
      <section aria-labelledby="whoami">
        <h2 id="whoami">{t("chats.whoAmI")}</h2>
        <ul className="persons">{staff.slice(0, TOLD).map(person)}</ul>
        <details open={staff.slice(TOLD).some(({ key }) => key === me.key) || undefined}>
          <summary>{t("chats.others", { count: staff.length - TOLD })}</summary>
          <ul className="persons">{staff.slice(TOLD).map(person)}</ul>
        </details>
        <h3>{t("chats.applicants")}</h3>
        <ul className="persons">{applicants.map(person)}</ul>
      </section>
      <section aria-labelledby="chatlist">
        <h2 id="chatlist">{t("chats.chatsOf", { name: me.name })}</h2>
        {me.outside ? <p className="hint">{t("chats.outsideList")}</p> : null}
        <ul className="chatlist">
          {chats.map((each) => (
            <li key={`${each.platform} ${each.id}`}>
              <button
                type="button"
                className="chat"
                aria-pressed={each.platform === chat?.platform && each.id === chat?.id}
                onClick={() => onChat(each)}
              >
                <span className="tag" data-platform={each.platform}>
                  {t(`chats.short.${each.platform}`)}
                </span>
                <span className="who">
                  <b>{each.title ?? t("chats.bot")}</b>
                  <small>{preview(each, t) ?? t(each.title === null ? "chats.alone" : "chats.quiet")}</small>
                </span>
                {hasNewsIn(each) ? <Dot /> : null}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Dot() {
  const { t } = useTranslation();
  return (
    <span className="dot">
      <span className="unseen">{t("chats.news")}</span>
    </span>
  );
}

type Words = (key: string, options?: Record<string, string>) => string;

export function describe(t: Words, { role, unit, outside }: Member): string {
  if (outside) return t("chats.outside");
  if (role === null) return t("chats.internal", { unit: unit ?? "" });
  return unit === null ? t(`chats.roles.${role}`) : `${t(`chats.roles.${role}`)} · ${unit}`;
}
