import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { newId } from "../../clock";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { selectEqual, selectOne } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { decodeCursor, pageFrom } from "../../http/cursor";
import { gone, notFound } from "../../http/errors";
import { linkBase, qrCodeOf } from "../../invitations/links";
import { canOver, scopeOf } from "../../org/permissions";
import { unitFor, withinScope } from "../../org/scope";
import { presentUnitRef } from "../../org/staff/presentStaff";
import { Position } from "../../positions/entity";
import { createToken, hashToken } from "../../security/tokens";
import type { Services } from "../../services";
import { RESUME_MAX_BYTES } from "../resumes/files";
import { ApplicationLink } from "./entity";
import { APPLICATION_CONSENT_VERSION } from "./notice";
import type {
  applicationLinkPageSchema,
  applicationLinkSchema,
  createLinkBody,
  linkListQuery,
  openedLinkSchema,
  updateLinkBody,
} from "./schema";

type Pool = Pick<Services, "db" | "clock" | "org" | "cipher" | "env">;
type View = z.input<typeof applicationLinkSchema>;

const contextOf = (id: string) => `application_links.token:${id}`;

/** Whether people may apply: the switch is on, the date is not past, and its position, if it has one, is open. */
export const isAccepting = (link: ApplicationLink, position: Position | null, now: Date): boolean =>
  link.open &&
  (link.expiresAt === null || link.expiresAt > now) &&
  (link.positionId === null || (position?.state === "open" && position.archivedAt === null));

async function present(
  { clock, org, cipher, env }: Pool,
  actor: StaffActor,
  link: ApplicationLink,
  position: Position | null,
): Promise<View> {
  const { id, title, duties, open, received, author } = link;
  const { origin, reachableFromPhone } = linkBase(env);
  const address = `${origin}/apply/${cipher.decrypt(link.tokenSealed, contextOf(id))}`;
  const seen =
    position && canOver(actor, "positions.read", { orgUnitId: position.orgUnitId, positionId: position.id })
      ? position
      : null;
  return {
    id,
    orgUnit: presentUnitRef(org.tree(), link.orgUnitId),
    position: seen && { id: seen.id, title: seen.title, state: seen.state },
    title: seen?.title ?? title,
    duties,
    link: address,
    qrCode: await qrCodeOf(address),
    reachableFromPhone,
    open,
    accepting: isAccepting(link, position, clock.now()),
    expiresAt: link.expiresAt?.toISOString() ?? null,
    received,
    author,
    createdAt: link.createdAt.toISOString(),
  };
}

const positionOf = async (manager: EntityManager, { positionId }: ApplicationLink) =>
  positionId === null ? null : selectOne(manager, Position, { id: positionId });

/** Pages of the actor's units, the newest first. */
export async function listLinks(
  services: Pool,
  actor: StaffActor,
  { cursor, limit }: z.output<typeof linkListQuery>,
): Promise<z.input<typeof applicationLinkPageSchema>> {
  const { read } = services.db;
  const builder = read
    .createQueryBuilder(ApplicationLink, "link")
    .where("1 = 1")
    .orderBy("link.createdAt", "DESC")
    .addOrderBy("link.id", "DESC")
    .limit(limit + 1);
  withinScope(builder, "link", scopeOf(actor, "candidates.read"), { position: true });
  if (cursor) {
    builder.andWhere(
      "(link.createdAt < :at OR (link.createdAt = :at AND link.id < :id))",
      decodeCursor(cursor),
    );
  }
  const page = pageFrom(await builder.getMany(), limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  const ids = page.items.flatMap(({ positionId }) => positionId ?? []);
  const positions = ids.length === 0 ? [] : await selectEqual(read, Position, { id: [...new Set(ids)] });
  const byId = new Map(positions.map((position) => [position.id, position]));
  const items = [];
  for (const link of page.items) {
    items.push(await present(services, actor, link, byId.get(link.positionId ?? "") ?? null));
  }
  return { items, nextCursor: page.nextCursor };
}

/** @throws 404 for a unit where the actor may not, or a position they may not know of */
export async function createLink(
  services: Pool,
  actor: StaffActor,
  { orgUnitId, positionId, title, duties, expiresAt }: z.output<typeof createLinkBody>,
): Promise<View> {
  const { db, clock, cipher } = services;
  const position = positionId === null ? null : await selectOne(db.read, Position, { id: positionId });
  const owner = position && { orgUnitId: position.orgUnitId, positionId: position.id };
  if (positionId !== null && !(owner && canOver(actor, "positions.read", owner))) {
    throw notFound("position.not_found");
  }
  const id = newId();
  const token = createToken(18);
  const now = clock.now();
  const link: ApplicationLink = {
    id,
    orgUnitId: unitFor(services, actor, "candidates.write", orgUnitId),
    positionId,
    title: position?.title ?? title ?? "",
    duties,
    tokenHash: hashToken(token),
    tokenSealed: cipher.encrypt(token, contextOf(id)),
    open: true,
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    received: 0,
    author: actor.name,
    createdAt: now,
    updatedAt: now,
  };
  await db.write((tx) => insertRow(tx, ApplicationLink, link));
  return present(services, actor, link, position);
}

export async function updateLink(
  services: Pool,
  actor: StaffActor,
  id: string,
  { expiresAt, ...change }: z.output<typeof updateLinkBody>,
): Promise<View> {
  const { db, clock } = services;
  await db.write(async (tx) => {
    const link = await findForUpdate(db, tx, ApplicationLink, { id });
    if (!link) throw notFound("application_link.not_found");
    await updateRows(
      tx,
      ApplicationLink,
      { id },
      { ...change, expiresAt: expiresAt === null ? null : new Date(expiresAt), updatedAt: clock.now() },
    );
  });
  const link = await selectOne(db.read, ApplicationLink, { id });
  if (!link) throw notFound("application_link.not_found");
  return present(services, actor, link, await positionOf(db.read, link));
}

/** The page behind a token. @throws 410 application_link.closed, also for a token that never was one */
export async function findOpenLink(
  { clock }: Pick<Services, "clock">,
  manager: EntityManager,
  token: string,
): Promise<{ link: ApplicationLink; position: Position | null }> {
  const link = await selectOne(manager, ApplicationLink, { tokenHash: hashToken(token) });
  const position = link && (await positionOf(manager, link));
  if (!link || !isAccepting(link, position, clock.now())) throw gone("application_link.closed");
  return { link, position };
}

export async function openLink(
  services: Pick<Services, "db" | "clock" | "env">,
  token: string,
): Promise<z.input<typeof openedLinkSchema>> {
  const { link, position } = await findOpenLink(services, services.db.read, token);
  return {
    companyName: services.env.COMPANY_NAME,
    title: position?.title ?? link.title,
    duties: position?.duties ?? link.duties,
    skills: position?.skills ?? [],
    expiresAt: link.expiresAt?.toISOString() ?? null,
    consentVersion: APPLICATION_CONSENT_VERSION,
    resumeMaxBytes: RESUME_MAX_BYTES,
  };
}
