import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { createReader } from "../page/voice";
import { usePage, usePageState } from "./hooks";
import { Icon } from "./icons";

type Props = {
  text: string;
  /** The question whose voice the server has; null reads with the browser's. */
  recordedFor: string | null;
};

/** Reads a text aloud once when it appears, with 再读一遍 and a switch that is remembered. */
export function Voice({ text, recordedFor }: Props) {
  const { t } = useTranslation();
  const page = usePage();
  const { muted, state } = usePageState();
  const [reader] = useState(createReader);
  const reading = useSyncExternalStore(reader.subscribe, reader.reading);
  const language = state?.interview.language ?? "zh";

  useEffect(() => {
    if (!page.store.get().muted) reader.read(spoken(page, text, language, recordedFor));
    return reader.stop;
  }, [page, reader, text, language, recordedFor]);

  return (
    <div className="voice">
      <button
        type="button"
        className="chip"
        onClick={() => (reading ? reader.stop() : reader.read(spoken(page, text, language, recordedFor)))}
        data-reading={reading}
      >
        <Icon name={reading ? "close" : "replay"} size={18} />
        <span>{t(reading ? "voice.stop" : "voice.replay")}</span>
      </button>
      <button
        type="button"
        className="chip"
        aria-label={t(muted ? "voice.unmute" : "voice.mute")}
        title={t(muted ? "voice.unmute" : "voice.mute")}
        onClick={() => {
          page.setMuted(!muted);
          if (!muted) reader.stop();
        }}
      >
        <Icon name={muted ? "mute" : "sound"} size={18} />
      </button>
    </div>
  );
}

const spoken = (
  page: ReturnType<typeof usePage>,
  text: string,
  language: "zh" | "en",
  recordedFor: string | null,
) => ({ text, language, recorded: recordedFor === null ? null : () => page.calls.voice(recordedFor) });
