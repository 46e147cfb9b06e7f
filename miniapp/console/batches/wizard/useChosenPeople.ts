import { useState } from "react";
import { useLocation } from "react-router";
import { useCandidateSelection, type Chosen } from "../../candidates/selection";
import { asPerson, type Person } from "./draft";

/** How other pages hand people over: `navigate("/batches/new", { state: { candidates } })`. */
export type HandedOver = { candidates?: readonly Chosen[] };

/** Those who were chosen in the pool before the wizard was opened; `clear` once they are invited. */
export function useChosenPeople(): { people: readonly Person[]; clear: () => void } {
  const state = useLocation().state as HandedOver | null;
  const selection = useCandidateSelection();
  const [people] = useState(() =>
    [
      ...new Map([...(state?.candidates ?? []), ...selection.people].map((one) => [one.id, one])).values(),
    ].map(({ id, name }) =>
      asPerson({ name, phone: "", email: "", extraTimePercent: 0, textOnly: false }, id),
    ),
  );
  return { people, clear: selection.clear };
}
