import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icons";
import { meterPosition } from "../recording/levels";
import { openLevelMeter } from "../recording/levelMeter";

const LOOK_MS = 80;

/** Shows how loud one is, so that one knows one is heard. Drawn without rendering React for each look. */
export function Meter({
  stream,
  label,
  onLevel,
}: {
  stream: MediaStream | null;
  label: string;
  onLevel?: (db: number) => void;
}) {
  const gauge = useRef<HTMLMeterElement>(null);
  const fill = useRef<HTMLSpanElement>(null);
  const listener = useRef(onLevel);
  useEffect(() => {
    listener.current = onLevel;
  }, [onLevel]);

  useEffect(() => {
    if (!stream) return undefined;
    const meter = openLevelMeter(stream);
    let shown = 0;
    const timer = setInterval(() => {
      const db = meter.read();
      const position = meterPosition(db);
      // Up at once, down gently, so that it breathes with the speech.
      shown = Math.max(position, shown * 0.8);
      if (fill.current) fill.current.style.transform = `scaleX(${shown.toFixed(3)})`;
      if (gauge.current) gauge.current.value = Math.round(shown * 100);
      listener.current?.(db);
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      meter.close();
    };
  }, [stream]);

  return (
    <div className="meter">
      <meter ref={gauge} className="sr-only" aria-label={label} min={0} max={100} value={0} />
      <span ref={fill} aria-hidden="true" />
    </div>
  );
}

/** The meter beside its sign, for while one speaks. */
export function Hearing({ stream }: { stream: MediaStream | null }) {
  const { t } = useTranslation();
  return (
    <div className="hearing">
      <Icon name="mic" size={18} />
      <Meter stream={stream} label={t("answering.hearing")} />
    </div>
  );
}
