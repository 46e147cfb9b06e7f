import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Chat } from "./api";

export type Said = { text: string } | { file: File };
const EXAMPLES = ["help", "progress", "today", "todo"] as const;

type Props = { chat: Chat; onSay: (said: Said) => Promise<boolean> };

/** Where one writes. In a group the bot hears what begins with its name; that it is there is one press. */
export function Composer({ chat, onSay }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [mention, setMention] = useState(true);
  const [busy, setBusy] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const group = chat.title !== null;

  async function send(said: Said) {
    setBusy(true);
    const done = await onSay(said);
    setBusy(false);
    return done;
  }
  const withName = (line: string) => (group && mention ? `@知面 ${line}` : line);

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    const line = text.trim();
    if (line === "" || busy) return;
    if (await send({ text: withName(line) })) setText("");
  }
  function onKeyDown(event: KeyboardEvent) {
    // An input method that is composing takes the key for itself.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  }

  return (
    <form className="composer" onSubmit={(event) => void submit(event)}>
      <div className="examples">
        {EXAMPLES.map((name) => (
          <button
            key={name}
            type="button"
            disabled={busy}
            onClick={() => void send({ text: withName(t(`chats.lines.${name}`)) })}
          >
            {t(`chats.lines.${name}`)}
          </button>
        ))}
      </div>
      <div className="field">
        {group ? (
          <button
            type="button"
            className="at"
            aria-pressed={mention}
            title={t("chats.mentionHint")}
            onClick={() => setMention(!mention)}
          >
            @{t("chats.bot")}
          </button>
        ) : (
          <>
            <button
              type="button"
              className="at"
              aria-label={t("chats.attach")}
              title={t("chats.attach")}
              onClick={() => picker.current?.click()}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M8 12.5 14.5 6a3 3 0 0 1 4.2 4.2l-8.1 8.1a5 5 0 0 1-7-7.1l7.4-7.5" />
              </svg>
            </button>
            <input
              ref={picker}
              type="file"
              hidden
              accept=".xlsx,.csv"
              onChange={({ target }) => {
                const file = target.files?.[0];
                target.value = "";
                if (file) void send({ file });
              }}
            />
          </>
        )}
        <textarea
          rows={1}
          value={text}
          maxLength={4_000}
          aria-label={t("chats.write")}
          placeholder={group ? t("chats.writeGroup") : t("chats.writeAlone")}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="send" disabled={busy || text.trim() === ""}>
          {t("chats.send")}
        </button>
      </div>
    </form>
  );
}
