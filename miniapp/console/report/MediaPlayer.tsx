import { AudioOutlined } from "@ant-design/icons";
import { Skeleton } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../common/ErrorState";
import { useCan } from "../session/useSession";
import type { ReportAnswer } from "../api/types";
import styles from "./MediaPlayer.module.css";
import { PlayerBar } from "./PlayerBar";
import { useDesk } from "./ReportContext";
import { useMediaLink } from "./useMediaLink";
import { usePlayer } from "./usePlayer";

type Props = { interviewId: string; answer: ReportAnswer; moments: number[] };

/** The recording of one answer, or why there is none to play. */
export function MediaPlayer({ interviewId, answer, moments }: Props) {
  const { t } = useTranslation();
  const mayPlay = useCan("media.read");
  const link = useMediaLink(interviewId, answer.id, mayPlay && answer.media !== null);
  if (!mayPlay) return <p className={styles.none}>{t("report.noMediaPermission")}</p>;
  if (!answer.media) return <p className={styles.none}>{t("report.noMedia")}</p>;
  if (link.isPending) return <Skeleton.Node active className={styles.loading} />;
  if (!link.data) return <ErrorState compact error={link.error} onRetry={() => void link.refetch()} />;
  return (
    <Player
      src={link.data.url}
      durationMs={answer.media.durationMs}
      video={answer.media.mimeType.startsWith("video/")}
      answerId={answer.id}
      moments={moments}
      onRenew={() => void link.refetch()}
    />
  );
}

type PlayerProps = {
  src: string;
  durationMs: number;
  video: boolean;
  answerId: string;
  moments: number[];
  onRenew: () => void;
};

function Player({ src, durationMs, video, answerId, moments, onRenew }: PlayerProps) {
  const { t } = useTranslation();
  const { playhead, seekRequest } = useDesk();
  const mediaRef = useRef<HTMLVideoElement>(null);
  const boxRef = useRef<HTMLDivElement>(null);
  const renewed = useRef(false);
  const [brokenSrc, setBrokenSrc] = useState<string | null>(null);
  const player = usePlayer(mediaRef, playhead, seekRequest?.answerId === answerId ? seekRequest : null);

  const onError = () => {
    // The first error is most likely a link that ran out; the second one is real.
    if (renewed.current) setBrokenSrc(src);
    else onRenew();
    renewed.current = true;
  };

  return (
    <div className={styles.player} ref={boxRef} data-video={video}>
      <div className={styles.stage}>
        {/* The words beside it are the captions. */}
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the transcript beside it follows word by word */}
        <video
          ref={mediaRef}
          src={src}
          preload="metadata"
          playsInline
          onError={onError}
          className={styles.media}
        />
        {video || brokenSrc === src ? null : (
          <span className={styles.audio} data-playing={player.playing}>
            <AudioOutlined aria-hidden /> {t("report.audioOnly")}
          </span>
        )}
        {brokenSrc === src ? (
          <div className={styles.broken} role="alert">
            <p>{t("report.mediaBroken")}</p>
            <button type="button" onClick={onRenew}>
              {t("common.retry")}
            </button>
          </div>
        ) : null}
      </div>
      <PlayerBar
        player={player}
        durationMs={durationMs}
        moments={moments}
        onFullscreen={video ? () => void boxRef.current?.requestFullscreen() : undefined}
      />
    </div>
  );
}
