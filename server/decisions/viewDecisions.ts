import { In } from "typeorm";
import type { z } from "zod";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import { Staff } from "../org/entity";
import { canOver } from "../org/permissions";
import type { Services } from "../services";
import { findDeciders } from "./findDeciders";
import { listDecisions } from "./findDecision";
import { findAuthority } from "./mayDecide";
import type { decisionsViewSchema } from "./schema";
import { viewSecondRound } from "./secondRound/viewSecondRound";

/** What was decided on an interview, who is asked, what the caller may do, and how far the second round is. */
export async function viewDecisions(
  services: Services,
  actor: StaffActor,
  interviewId: string,
): Promise<z.input<typeof decisionsViewSchema>> {
  const { db, env } = services;
  const manager = db.read;
  const interview = await manager.findOneBy(Interview, { id: interviewId });
  if (!interview) throw notFound("interview.not_found");
  const { staffId } = actor;
  const [decisions, authority, secondRound] = await Promise.all([
    listDecisions(manager, interviewId),
    staffId === null ? null : findAuthority(services, manager, { ...actor, staffId }, interview),
    viewSecondRound(manager, interviewId),
  ]);
  const decision = decisions.find(({ reversed }) => reversed === null) ?? null;
  const deciders = decision ? [] : await findDeciders(services, interview);
  const ids = [authority, ...deciders].flatMap((one) => (one ? Object.values(one) : []));
  const people = await manager.find(Staff, {
    select: { id: true, name: true },
    where: { id: In(ids.filter((id) => id !== null)) },
  });
  const personOf = (id: string | null) => people.find((one) => one.id === id) ?? null;
  return {
    decision,
    reversed: decisions.filter(({ reversed }) => reversed !== null),
    deciders: deciders.flatMap((one) => {
      const person = personOf(one.staffId);
      return person ? [{ person, onBehalfOf: personOf(one.onBehalfOf) }] : [];
    }),
    may: {
      decide: authority !== null,
      onBehalfOf: personOf(authority?.onBehalfOf ?? null),
      reverse: staffId !== null && canOver(actor, "interviews.reverse", interview),
    },
    secondRound,
    timeZone: env.TIME_ZONE,
  };
}
