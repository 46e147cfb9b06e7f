import { createContext, use } from "react";

/** A correction that is being scored: the report will carry this transcript version when it is done. */
export type Awaited = { answerId: string; version: number; since: number };

type Corrected = { id: string; transcript: { version: number } | null };

/** Corrections that the report does not carry yet. */
export function stillAwaited(awaited: readonly Awaited[], answers: readonly Corrected[]): Awaited[] {
  return awaited.filter((entry) => {
    const answer = answers.find((candidate) => candidate.id === entry.answerId);
    return answer !== undefined && (answer.transcript?.version ?? 0) < entry.version;
  });
}

type Value = { awaited: readonly Awaited[]; add: (entry: Awaited) => void };

export const AwaitedContext = createContext<Value>({ awaited: [], add: () => undefined });
export const useAwaited = () => use(AwaitedContext);
