import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CandidateMatches } from "../../../../server/profiles/schema";
import { api } from "../../api/client";
import { Card } from "../../common/Card";
import { ScreeningOutcome } from "../../screening/ScreeningOutcome";
import styles from "./Match.module.css";
import { Requirements } from "./Requirements";

type Item = CandidateMatches["items"][number];

/** While a résumé is being read, asked so often. */
const LOOK_MS = 2_000;

type Props = { candidateId: string; mayWrite: boolean };

/** What the newest résumé says on each position; nothing is there before one was read. */
export function MatchCard({ candidateId, mayWrite }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ["candidates", candidateId, "matches"],
    queryFn: ({ signal }) => api.get<CandidateMatches>(`/candidates/${candidateId}/matches`, { signal }),
    refetchInterval: ({ state }) => (state.data?.isReading ? LOOK_MS : false),
  });
  if (data?.isReading && !data.resume)
    return (
      <Card title={t("match.title")}>
        <output className={styles.note}>{t("match.reading")}</output>
      </Card>
    );
  if (!data?.resume || data.items.length === 0) return null;
  const reading = `/candidates/${candidateId}/resumes/${data.resume.id}`;
  return (
    <Card title={t("match.title")} extra={mayWrite ? <Link to={reading}>{t("match.source")}</Link> : null}>
      {data.items.map((item) => (
        <Position key={item.position.id} item={item} />
      ))}
      <p className={styles.note}>{t("match.note")}</p>
    </Card>
  );
}

/** The score's own arithmetic, for whoever asks why. */
function Sum({ score, points }: Pick<Item, "score" | "points">) {
  const { t } = useTranslation();
  const counted = points.filter((each) => each !== null);
  if (score === null) return null;
  const sum = counted.length === 1 ? `${counted[0]}` : `(${counted.join(" + ")})`;
  const uncounted = points.length - counted.length;
  return (
    <p className={styles.note}>
      {t("match.sum", { sum, count: counted.length, score: Math.round(score) })}{" "}
      {uncounted > 0 ? t("match.uncounted", { count: uncounted }) : null}
    </p>
  );
}

function Position({ item }: { item: Item }) {
  const { position, score, requirements, points, screening, leftOut } = item;
  const { t } = useTranslation();
  return (
    <section className={styles.position} aria-label={position.title}>
      <h3>
        <Link to={`/positions/${position.id}`}>{position.title}</Link>
        {score === null ? (
          <span className={styles.note}>
            {t(requirements.length > 0 ? "match.noScore" : "match.nothing")}
          </span>
        ) : (
          <span className={`${styles.score} numbers`}>
            {t("match.score", { score: Math.round(score) })} <small>{t("match.of")}</small>
          </span>
        )}
      </h3>
      {screening ? <ScreeningOutcome outcome={screening} /> : null}
      {screening && requirements.length > 0 ? <h4>{t("match.requirements")}</h4> : null}
      <Requirements requirements={requirements} points={score === null ? [] : points} />
      <Sum score={score} points={points} />
      {leftOut > 0 ? <p className={styles.note}>{t("match.leftOut", { count: leftOut })}</p> : null}
    </section>
  );
}
