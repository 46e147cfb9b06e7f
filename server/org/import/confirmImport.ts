import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import { type ErrorDetail, conflict, notFound } from "../../http/errors";
import type { Locale } from "../../http/messages";
import type { Services } from "../../services";
import { problemsText } from "../../spreadsheets/previewRecords";
import { inviteStaffIn } from "../login/manageLogin";
import { lockOrganisation } from "../organisation";
import { applySync } from "../sync/applySync";
import { type ImportContent, type PreviewRow, digestOf, openContent, sealContent } from "./content";
import { type ImportKind, OrgImport } from "./entity";
import { planImport } from "./planImport";
import { OUTCOME_WORDS } from "./resultFile";

export type Confirmation = {
  /** Of the preview that was seen. */
  digest: string;
  /** Send everybody who is new the link by which they set their password. */
  invite: boolean;
};

const DETAILS_SHOWN = 50;

type Changed = { digest: string; contentSealed: string; details: ErrorDetail[] };

/** @throws 404 `org_import.not_found` for one of the other kind, or one that was cleared away */
export function assertKind(found: OrgImport | null, kind: ImportKind): OrgImport {
  if (found?.kind !== kind) throw notFound("org_import.not_found");
  return found;
}

/**
 * Takes a previewed file in, in one transaction. The plan is made again from the company as it is then; where it
 * would do anything else than was shown, nothing is done, and the preview is renewed.
 * @throws 409 `org_import.changed` with the rows that would now end differently, 409 `org_import.applied`
 */
export async function confirmImport(
  services: Services,
  actor: StaffActor,
  { id, kind, digest, invite }: Confirmation & { id: string; kind: ImportKind },
  locale: Locale,
): Promise<OrgImport> {
  const { db, clock, org } = services;
  const result = await db.write(async (tx): Promise<OrgImport | Changed> => {
    const tree = await lockOrganisation(db, tx);
    const row = assertKind(await findForUpdate(db, tx, OrgImport, { id }), kind);
    if (row.state === "applied") throw conflict("org_import.applied");
    const content = openContent(services, row);
    const planned = await planImport(services, tx.manager, tree, actor, { ...row, rows: content.rows });
    const { preview, missing } = planned;
    const now = digestOf(preview);
    if (now !== digest) {
      const renewed = { ...content, preview, missing };
      const change = { digest: now, contentSealed: sealContent(services, id, renewed) };
      await updateRows(tx, OrgImport, { id }, change);
      return { ...change, details: differences(content, preview, locale) };
    }
    const taken = await applySync(services, tx, planned.plan, planned.wanted);
    if (invite) for (const staff of taken) await inviteStaffIn(services, tx, staff, locale);
    const change = { state: "applied" as const, appliedAt: clock.now() };
    await updateRows(tx, OrgImport, { id }, change);
    return { ...row, ...change };
  });
  if ("details" in result) throw conflict("org_import.changed", { details: result.details });
  await org.renew();
  return result;
}

function differences({ rows, preview }: ImportContent, now: PreviewRow[], locale: Locale): ErrorDetail[] {
  const language = locale === "zh" ? 0 : 1;
  const say = ({ outcome, problems }: PreviewRow) =>
    [OUTCOME_WORDS.ready[outcome][language], problemsText(problems, locale)].filter(Boolean).join(" ");
  return rows
    .flatMap(({ line }, index) => {
      const [before, after] = [preview[index], now[index]];
      if (!before || !after || JSON.stringify(before) === JSON.stringify(after)) return [];
      return [{ path: String(line), code: "org_import.changed", message: `${say(before)} → ${say(after)}` }];
    })
    .slice(0, DETAILS_SHOWN);
}
