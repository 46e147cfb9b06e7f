import { CreateGround1795900000000 } from "./1795900000000-create-ground";
import { MoveFrozenPlans1795910000000 } from "./1795910000000-move-frozen-plans";
import { CreateOrganisation1795920000000 } from "./1795920000000-create-organisation";
import { WidenMessages1795930000000 } from "./1795930000000-widen-messages";

/** In the order in which they run. One that has landed is never edited. */
export const migrations = [
  CreateGround1795900000000,
  MoveFrozenPlans1795910000000,
  CreateOrganisation1795920000000,
  WidenMessages1795930000000,
];
