import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../candidate/parts/icons";
import type { LocatedQuote } from "../../console/api/types";
import { formatClock } from "../../console/common/format";
import { useCan, useMediaLink } from "../data";
import { useErrorText } from "./States";

type Props = { interviewId: string; quote: LocatedQuote };

/** What was said, word for word; where it was recorded it plays from there. */
export function Quote({ interviewId, quote }: Props) {
  const { t } = useTranslation();
  const [playing, setPlaying] = useState(false);
  const playable = useCan("media.read") && quote.startMs !== null;
  return (
    <div className="m-quote">
      <blockquote>{quote.quote}</blockquote>
      {playable && !playing ? (
        <button type="button" className="bare-button" onClick={() => setPlaying(true)}>
          <Icon name="camera" />
          <span>{t("report.playFrom", { at: formatClock(quote.startMs ?? 0) })}</span>
        </button>
      ) : null}
      {playing ? <Clip interviewId={interviewId} quote={quote} /> : null}
    </div>
  );
}

/** A breath before the words, so that they are not cut off. */
const EARLIER_S = 0.4;

function Clip({ interviewId, quote }: Props) {
  const { t } = useTranslation();
  const text = useErrorText();
  const link = useMediaLink(interviewId, quote.answerId);
  const begun = useRef(false);
  if (link.isError) return <p className="note note-warn">{text(link.error)}</p>;
  if (!link.data) return <p className="fine">{t("state.loading")}</p>;
  const begin = (media: HTMLMediaElement) => {
    if (begun.current) return;
    begun.current = true;
    media.currentTime = Math.max(0, (quote.startMs ?? 0) / 1000 - EARLIER_S);
    // Where the client wants another tap for sound, its own button is there for it.
    media.play().catch(() => undefined);
  };
  const props = {
    src: link.data.url,
    controls: true,
    preload: "metadata" as const,
    className: "m-clip",
    "aria-label": t("report.recording"),
    onError: () => void link.refetch(),
  };
  const onLoadedMetadata = (event: { currentTarget: HTMLMediaElement }) => begin(event.currentTarget);
  return link.data.mimeType.startsWith("audio") ? (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- the quote above is what is said
    <audio {...props} onLoadedMetadata={onLoadedMetadata} />
  ) : (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- the quote above is what is said
    <video {...props} playsInline onLoadedMetadata={onLoadedMetadata} />
  );
}
