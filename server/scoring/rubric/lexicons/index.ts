import { field } from "./field";
import { people } from "./people";
import type { Competency } from "./types";
import { work } from "./work";

export type { Behaviour, Competency } from "./types";

/** Everything the engine knows about competencies, in a fixed order. */
export const competencies: Competency[] = [...people, ...work, ...field];
