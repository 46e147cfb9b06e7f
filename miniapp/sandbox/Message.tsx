import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { cutMessage } from "./messageText";

export type SandboxMessage = {
  id: string;
  channel: "sms" | "email";
  to: string;
  subject: string | null;
  text: string;
  createdAt: string;
};

export function Message({ message }: { message: SandboxMessage }) {
  const { t, i18n } = useTranslation();
  const parts = cutMessage(message.text);
  const code = parts.find((part) => part.kind === "code")?.text;
  const time = new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : "zh-CN", {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hour12: false,
  }).format(new Date(message.createdAt));
  return (
    <article className="message" data-channel={message.channel}>
      <p className="meta">
        <span className="channel">{t(message.channel)}</span>
        <span className="to">{t("to", { to: message.to })}</span>
        <time dateTime={message.createdAt}>{time}</time>
      </p>
      {message.subject ? <h2>{message.subject}</h2> : null}
      <p className="text">
        {parts.map((part) =>
          part.kind === "link" ? (
            <a key={part.at} href={part.text} target="_blank" rel="noreferrer">
              {part.text}
            </a>
          ) : part.kind === "code" ? (
            <strong key={part.at} className="code">
              {part.text}
            </strong>
          ) : (
            <span key={part.at}>{part.text}</span>
          ),
        )}
      </p>
      {code ? <CopyCode code={code} /> : null}
    </article>
  );
}

function CopyCode({ code }: { code: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  // The sandbox runs on loopback only, where the clipboard is always there.
  const copy = () => void navigator.clipboard.writeText(code).then(() => setCopied(true));
  return (
    <button type="button" className="button" onClick={copy}>
      {copied ? t("copied") : t("copy", { code })}
    </button>
  );
}
