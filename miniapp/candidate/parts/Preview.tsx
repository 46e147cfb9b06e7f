import { useEffect, useRef } from "react";

/** One's own picture, mirrored, without sound. */
export function Preview({
  stream,
  label,
  empty,
  compact = false,
}: {
  stream: MediaStream | null;
  label: string;
  empty?: string;
  /** Voice only: a word in place of the picture. */
  compact?: boolean;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const shown = stream && stream.getVideoTracks().length > 0 ? stream : null;
  useEffect(() => {
    if (video.current && video.current.srcObject !== shown) video.current.srcObject = shown;
  }, [shown]);
  return (
    <div className={compact ? "preview preview-compact" : "preview"}>
      {shown ? <video ref={video} muted autoPlay playsInline aria-label={label} /> : <p>{empty}</p>}
    </div>
  );
}
