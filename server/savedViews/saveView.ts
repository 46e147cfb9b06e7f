import { newId } from "../clock";
import { insertRow, updateRows } from "../db/rows";
import { findForUpdate } from "../db/locks";
import { conflict } from "../http/errors";
import { Staff } from "../org/entity";
import type { Services } from "../services";
import { SavedView } from "./entity";
import { MOST_VIEWS, type SaveViewBody } from "./schema";

/**
 * Saves a view of a list for one person; under a name that they have for this list already, it takes the old one's
 * place.
 * @throws 409 `view.too_many`
 */
export async function saveView(
  { db, clock }: Pick<Services, "db" | "clock">,
  staffId: string,
  { page, name, query, columns }: SaveViewBody,
): Promise<SavedView> {
  return db.write(async (tx) => {
    // Two at once would both find room for the last one.
    await findForUpdate(db, tx, Staff, { id: staffId });
    const own = await tx.manager.findBy(SavedView, { staffId, page });
    const known = own.find((view) => view.name === name);
    if (known) {
      await updateRows(tx, SavedView, { id: known.id }, { query, columns });
      return { ...known, query, columns };
    }
    if (own.length >= MOST_VIEWS) throw conflict("view.too_many", { params: { most: MOST_VIEWS } });
    const view: SavedView = { id: newId(), staffId, page, name, query, columns, createdAt: clock.now() };
    await insertRow(tx, SavedView, view);
    return view;
  });
}
