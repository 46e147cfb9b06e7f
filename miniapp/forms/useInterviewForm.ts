import { useEffect, useRef, useState } from "react";
import type { FormBody, MyInterview } from "./data";
import { type FormState, beginWith, bodyOf, isWhole } from "./formState";

/** A pause in writing after which the draft is kept. */
const SAVE_AFTER_MS = 700;

type Saving = { state: "idle" | "saving" | "saved" } | { state: "failed"; error: unknown };

/** What one writes into a form, kept as one goes. `onSave` keeps the draft; its failure is told, and asked for again. */
export function useInterviewForm(view: MyInterview, onSave: (body: FormBody) => Promise<unknown>) {
  const { dimensions } = view;
  const [state, setState] = useState<FormState>(() => beginWith(view));
  const [isDirty, setDirty] = useState(false);
  const [saving, setSaving] = useState<Saving>({ state: view.draft ? "saved" : "idle" });
  const stopped = useRef(false);
  const save = useRef(onSave);
  useEffect(() => {
    save.current = onSave;
  });

  useEffect(() => {
    if (!isDirty) return;
    const timer = setTimeout(() => {
      if (stopped.current) return;
      setDirty(false);
      setSaving({ state: "saving" });
      save.current(bodyOf(dimensions, state)).then(
        () => setSaving({ state: "saved" }),
        (error: unknown) => setSaving({ state: "failed", error }),
      );
    }, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isDirty, state, dimensions]);

  const body = bodyOf(dimensions, state);
  return {
    dimensions,
    state,
    body,
    whole: isWhole(dimensions, state),
    saving: isDirty ? ({ state: "saving" } as const) : saving,
    change(next: Partial<FormState>) {
      setState({ ...state, ...next });
      setDirty(true);
    },
    /** Sends what is written; no draft of it is kept behind its back meanwhile. */
    async submit<T>(send: (body: FormBody) => Promise<T>): Promise<T> {
      stopped.current = true;
      try {
        return await send(body);
      } catch (error) {
        stopped.current = false;
        throw error;
      }
    },
  };
}
export type InterviewFormState = ReturnType<typeof useInterviewForm>;
