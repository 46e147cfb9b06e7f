import type { EntityManager } from "typeorm";
import { listDimensions } from "../scoring/calibration/company/ratings";
import { mean, quadraticKappa } from "../scoring/calibration/learning/statistics";
import { fixed2 } from "../scoring/rubric/fixed";
import type { Position } from "../positions/entity";
import type { Services } from "../services";
import { Review } from "./entity";
import type { ReviewAgreement, SentRating } from "./schema";

export type Place = { orgUnitId: string; position: Pick<Position, "id" | "competencies"> | null };

/** As many reviews are looked at, the newest: some thousand rated answers. */
export const MOST_REVIEWS = 500;
/** Fewer ratings are told as few. */
const SMALL = 30;

/**
 * What people have sent on interviews of a unit and those below it, or of one position: of each person's versions on an
 * interview the newest. Blind ones alone unless told: whoever has seen a score is pulled towards it.
 */
export async function findSent(
  { org }: Pick<Services, "org">,
  manager: EntityManager,
  { orgUnitId, position }: Place,
  { open }: { open: boolean },
): Promise<Review[]> {
  const builder = manager
    .createQueryBuilder(Review, "review")
    .where("review.orgUnitId IN (:...units)", { units: org.tree().descendants(orgUnitId) })
    .andWhere("review.state = 'sent'")
    .orderBy("review.sentAt", "DESC")
    .addOrderBy("review.id", "DESC")
    .take(MOST_REVIEWS);
  if (position) builder.andWhere("review.positionId = :positionId", { positionId: position.id });
  if (!open) builder.andWhere("review.blind = :blind", { blind: true });
  const seen = new Set<string>();
  return (await builder.getMany()).filter(({ interviewId, staffId }) => {
    const key = `${interviewId} ${staffId}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** How far people and the machine agree, for each dimension that both have levels of. Pure. */
export function agreementOf(
  ratings: readonly Pick<SentRating, "dimensionId" | "level" | "machine">[],
  nameOf: (dimensionId: string) => string,
): ReviewAgreement["dimensions"] {
  const both = ratings.filter(({ level, machine }) => level !== null && machine !== null);
  return [...new Set(both.map(({ dimensionId }) => dimensionId))].map((dimensionId) => {
    const own = both.filter((one) => one.dimensionId === dimensionId);
    const [people, machine] = [own.map(({ level }) => level ?? 0), own.map((one) => one.machine ?? 0)];
    return {
      dimensionId,
      name: nameOf(dimensionId),
      n: own.length,
      qwk: fixed2(quadraticKappa(people, machine, 1, 5)),
      meanDifference: fixed2(mean(people) - mean(machine)),
      small: own.length < SMALL,
    };
  });
}

export async function viewAgreement(
  services: Pick<Services, "db" | "org">,
  place: Place,
  { open, locale }: { open: boolean; locale: "zh" | "en" },
): Promise<ReviewAgreement> {
  const reviews = await findSent(services, services.db.read, place, { open });
  const names = new Map(
    reviews.flatMap(({ result }) => (result?.dimensions ?? []).map(({ id, name }) => [id, name] as const)),
  );
  for (const {
    id,
    names: [zh, en],
  } of listDimensions(place.position))
    names.set(id, locale === "zh" ? zh : en);
  const ratings = reviews.flatMap((review) => review.ratings as SentRating[]);
  return {
    reviews: reviews.length,
    answers: new Set(ratings.map(({ answerId }) => answerId)).size,
    dimensions: agreementOf(ratings, (id) => names.get(id) ?? id),
  };
}
