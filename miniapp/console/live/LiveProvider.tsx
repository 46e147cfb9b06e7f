import { useQueryClient, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useState, type ReactNode } from "react";
import { candidaciesKey, interviewKey, reportKey, sessionKey, timelineKey, troubledKey } from "../api/keys";
import type { InterviewLiveEvent, InterviewStatus } from "../api/types";
import type { RoundsView } from "../rounds/data";
import { openLive, type LiveState } from "./openLive";
import { patchInterviews, type InterviewPage } from "./patchInterviews";

const LiveContext = createContext<LiveState>("connecting");
export const useLive = () => use(LiveContext);

/** The page's one event stream; what it says goes into the query cache. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(
    () =>
      openLive({
        onState: setState,
        onInterview: (event) => applyInterview(client, event),
        onReport: (event) => {
          applyInterview(client, event);
          void client.invalidateQueries({ queryKey: reportKey(event.interviewId) });
        },
        onCandidacy: ({ positionId, candidateId }) => renewPipeline(client, positionId, candidateId),
        onRefused: () => void client.invalidateQueries({ queryKey: sessionKey }),
        // Events may have been missed for good: ask again for what is on screen.
        onResumed: () =>
          void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] }),
      }),
    [client],
  );
  return <LiveContext value={state}>{children}</LiveContext>;
}

const NARROWING = ["unit", "positionId", "jobTitle", "fromWeek", "toWeek", "decision"];
/** A batch brings hundreds of events in a few seconds: numbers are read again once for all of them. */
const NUMBERS_PAUSE_MS = 2_000;
let numbersDue: ReturnType<typeof setTimeout> | undefined;

function renewNumbers(client: QueryClient): void {
  numbersDue ??= setTimeout(() => {
    numbersDue = undefined;
    void client.invalidateQueries({ queryKey: ["attention"] });
    void client.invalidateQueries({ queryKey: troubledKey });
    void client.invalidateQueries({ queryKey: ["progress"] });
    void client.invalidateQueries({ queryKey: ["batch"] });
  }, NUMBERS_PAUSE_MS);
}

/** Boards and timelines that something happened on lately; read again once for all of it. */
let pipelineDue: { positions: Set<string>; people: Set<string> } | undefined;
const PIPELINE_PAUSE_MS = 1_000;

function renewPipeline(client: QueryClient, positionId: string | null, candidateId: string): void {
  if (!pipelineDue) {
    const due = { positions: new Set<string>(), people: new Set<string>() };
    pipelineDue = due;
    setTimeout(() => {
      pipelineDue = undefined;
      for (const id of due.positions) void client.invalidateQueries({ queryKey: ["board", id] });
      for (const id of due.people) void client.invalidateQueries({ queryKey: timelineKey(id) });
      void client.invalidateQueries({ queryKey: candidaciesKey });
      // An interview's page records what follows on the candidacy as it stands.
      void client.invalidateQueries({
        predicate: ({ queryKey, state }) =>
          queryKey.at(-1) === "rounds" &&
          due.people.has((state.data as RoundsView | undefined)?.candidacy?.candidate.id ?? ""),
      });
    }, PIPELINE_PAUSE_MS);
  }
  if (positionId) pipelineDue.positions.add(positionId);
  pipelineDue.people.add(candidateId);
}

function applyInterview(client: QueryClient, event: InterviewLiveEvent): void {
  const lists = client.getQueriesData<InfiniteData<InterviewPage>>({ queryKey: ["interviews"] });
  for (const [queryKey, data] of lists) {
    if (!data) continue;
    const query = queryKey[1] as Record<string, string>;
    const patched = patchInterviews(data, event.summary, {
      statuses: (query["status"]?.split(",") ?? []) as InterviewStatus[],
      planId: query["planId"] ?? null,
      q: query["q"] ?? "",
      narrowed: NARROWING.some((name) => name in query),
    });
    if (patched.data !== data) client.setQueryData(queryKey, patched.data);
    if (patched.stale) void client.invalidateQueries({ queryKey, exact: true });
  }
  void client.invalidateQueries({ queryKey: interviewKey(event.interviewId) });
  renewNumbers(client);
}
