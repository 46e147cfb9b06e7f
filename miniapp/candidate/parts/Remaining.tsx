import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { clockText, milestone, SOON_MS, type Countdown } from "../page/countdown";
import { useSeconds } from "./hooks";
import { durationText } from "./duration";

/** From here on a calm clock counts seconds too. */
const CALM_SECONDS = 120;

/** Time left, large and steady. Amber with a soft word at the end; read out at milestones, not each second. */
export function Remaining({
  countdown,
  label,
  soften,
  calm = false,
}: {
  countdown: Countdown | null;
  label: string;
  soften: boolean;
  /** Whole minutes until the last two: nobody writes well beside a running second hand. */
  calm?: boolean;
}) {
  const { t } = useTranslation();
  const seconds = useSeconds(countdown);
  const before = useRef<number | null>(null);
  const live = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    const mark = before.current !== null && seconds !== null ? milestone(before.current, seconds) : null;
    before.current = seconds;
    // Written past React: a word for the screen reader is no reason to draw the screen again.
    if (mark !== null && live.current) {
      live.current.textContent = t("answering.live", { time: durationText(t, mark) });
    }
  }, [seconds, t]);
  const soon = soften && seconds !== null && seconds * 1000 <= SOON_MS;

  const inMinutes = calm && seconds !== null && seconds > CALM_SECONDS;

  return (
    <div className={soon ? "remaining remaining-soon" : "remaining"} data-calm={calm}>
      <span className="remaining-label">{label}</span>
      <span className="remaining-clock" data-testid="remaining" role="timer" aria-label={label}>
        {seconds === null
          ? "–:––"
          : inMinutes
            ? t("duration.minutesOnly", { m: Math.ceil(seconds / 60) })
            : clockText(seconds)}
      </span>
      <span className="remaining-word">{soon ? t("answering.soon", { seconds }) : ""}</span>
      <output ref={live} className="sr-only" />
    </div>
  );
}
