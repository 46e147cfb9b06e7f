import {
  FullscreenOutlined,
  MutedOutlined,
  PauseOutlined,
  CaretRightOutlined,
  SoundOutlined,
} from "@ant-design/icons";
import { Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { formatClock } from "../common/format";
import styles from "./MediaPlayer.module.css";
import { usePlayhead } from "./playhead";
import { useDesk } from "./ReportContext";
import type { PlayerControls } from "./usePlayer";

type Props = {
  player: PlayerControls;
  durationMs: number;
  /** Where quotes begin, in ms. */
  moments: number[];
  onFullscreen: (() => void) | undefined;
};

const RATES = [0.75, 1, 1.25, 1.5, 2];

export function PlayerBar({ player, durationMs, moments, onFullscreen }: Props) {
  const { t } = useTranslation();
  const { playhead } = useDesk();
  const now = Math.min(usePlayhead(playhead, 200), durationMs);
  const share = durationMs > 0 ? (now / durationMs) * 100 : 0;
  return (
    <div className={styles.bar}>
      <button
        type="button"
        className={styles.control}
        onClick={player.toggle}
        aria-label={t(player.playing ? "report.pause" : "report.play")}
      >
        {player.playing ? <PauseOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
      </button>
      <span className={`${styles.time} numbers`}>
        {formatClock(now)} / {formatClock(durationMs)}
      </span>
      <span className={styles.track}>
        {moments.map((ms) => (
          <span
            key={ms}
            className={styles.moment}
            style={{ insetInlineStart: `${(ms / durationMs) * 100}%` }}
            aria-hidden
          />
        ))}
        <input
          type="range"
          className={styles.range}
          style={{ "--share": `${share}%` } as React.CSSProperties}
          min={0}
          max={durationMs}
          step={100}
          value={now}
          aria-label={t("report.position")}
          aria-valuetext={formatClock(now)}
          onChange={(event) => player.seekTo(Number(event.target.value))}
        />
      </span>
      <Dropdown
        trigger={["click"]}
        placement="topRight"
        menu={{
          selectedKeys: [String(player.rate)],
          items: RATES.map((rate) => ({ key: String(rate), label: `${rate}×` })),
          onClick: ({ key }) => player.setRate(Number(key)),
        }}
      >
        <button
          type="button"
          className={`${styles.control} numbers`}
          aria-label={`${t("report.speed")} ${player.rate}×`}
        >
          {player.rate}×
        </button>
      </Dropdown>
      <button
        type="button"
        className={styles.control}
        aria-label={t(player.muted ? "report.unmute" : "report.mute")}
        onClick={() => player.setMuted(!player.muted)}
      >
        {player.muted ? <MutedOutlined aria-hidden /> : <SoundOutlined aria-hidden />}
      </button>
      {onFullscreen ? (
        <button
          type="button"
          className={styles.control}
          aria-label={t("report.fullscreen")}
          onClick={onFullscreen}
        >
          <FullscreenOutlined aria-hidden />
        </button>
      ) : null}
    </div>
  );
}
