import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Fault, LookView, Platform, WireEntry } from "./api";

const FAULTS: Fault[] = [
  "expired",
  "dropped",
  "unauthorized",
  "limited",
  "duplicated",
  "delayed",
  "malformed",
];
const ONCE: ReadonlySet<Fault> = new Set(["expired", "dropped"]);

type Props = {
  platform: Platform;
  platforms: LookView["platforms"];
  frames: readonly WireEntry[];
  onFault: (fault: Fault, on: boolean) => void;
};

/** What went over the wire of this chat's platform, and what may go wrong there. */
export function Wire({ platform, platforms, frames, onFault }: Props) {
  const { t } = useTranslation();
  const [at, setAt] = useState<"frames" | "faults">("frames");
  const state = platforms.find((each) => each.platform === platform);
  const active = state?.faults.length ?? 0;
  return (
    <section className="wire" aria-label={t("chats.wire.pane")}>
      <header className="paneHead">
        <div>
          <h2>{t("chats.wire.title", { platform: t(`chats.${platform}`) })}</h2>
          <p className="link" data-ok={state?.connected ?? false}>
            {t(state?.connected ? "chats.wire.connected" : "chats.wire.notConnected")}
          </p>
        </div>
        <fieldset className="switch" aria-label={t("chats.wire.show")}>
          {(["frames", "faults"] as const).map((name) => (
            <button key={name} type="button" aria-pressed={at === name} onClick={() => setAt(name)}>
              {t(`chats.wire.${name}`)}
              {name === "faults" && active > 0 ? <i>{active}</i> : null}
            </button>
          ))}
        </fieldset>
      </header>
      {at === "frames" ? (
        <Frames frames={frames.filter((frame) => frame.platform === platform)} />
      ) : (
        <Faults platform={platform} on={state?.faults ?? []} onFault={onFault} />
      )}
    </section>
  );
}

function Frames({ frames }: { frames: WireEntry[] }) {
  const { t } = useTranslation();
  if (frames.length === 0) return <p className="nothing">{t("chats.wire.none")}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- whoever has no mouse scrolls it by keys
    <ol className="frames" tabIndex={0} aria-label={t("chats.wire.frames")}>
      {frames.map(({ number, at, direction, title, text }) => (
        <li key={number}>
          <details>
            <summary>
              <span className="way" data-way={direction} aria-hidden="true">
                {direction === "out" ? "↓" : "↑"}
              </span>
              <span className="unseen">{t(`chats.wire.${direction}`)}</span>
              <code>{title}</code>
              <time dateTime={at}>{new Date(at).toLocaleTimeString("en-GB")}</time>
            </summary>
            <pre>{text}</pre>
          </details>
        </li>
      ))}
    </ol>
  );
}

type FaultsProps = { platform: Platform; on: Fault[]; onFault: Props["onFault"] };

function Faults({ platform, on, onFault }: FaultsProps) {
  const { t } = useTranslation();
  return (
    <div className="faults">
      <p className="hint">{t("chats.faults.hint", { platform: t(`chats.${platform}`) })}</p>
      <ul>
        {FAULTS.map((fault) => (
          <li key={fault}>
            <div>
              <b id={`fault-${fault}`}>{t(`chats.faults.${fault}`)}</b>
              <small>{t(`chats.faults.${fault}Text`)}</small>
            </div>
            {ONCE.has(fault) ? (
              <button
                type="button"
                className="once"
                aria-describedby={`fault-${fault}`}
                onClick={() => onFault(fault, true)}
              >
                {t("chats.faults.once")}
              </button>
            ) : (
              <button
                type="button"
                role="switch"
                className="toggle"
                aria-checked={on.includes(fault)}
                aria-labelledby={`fault-${fault}`}
                onClick={() => onFault(fault, !on.includes(fault))}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
