import { CreateGround1795900000000 } from "./1795900000000-create-ground";

/** In the order in which they run. One that has landed is never edited. */
export const migrations = [CreateGround1795900000000];
