import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { interviewKey, reportKey, sessionKey } from "../console/api/keys";
import { openLive } from "../console/live/openLive";

/** What moves on the server is read again, so that nobody decides on what is decided. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const read = (key: readonly unknown[]) => void client.invalidateQueries({ queryKey: key });
    const interview = ({ interviewId }: { interviewId: string }) => {
      read(interviewKey(interviewId));
      for (const list of ["interviews", "attention", "progress"]) read([list]);
    };
    return openLive({
      onState: () => undefined,
      onInterview: interview,
      onCandidacy: () => undefined,
      onReport: (event) => {
        interview(event);
        read(reportKey(event.interviewId));
      },
      onRefused: () => read(sessionKey),
      onResumed: () =>
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] }),
    });
  }, [client]);
}
