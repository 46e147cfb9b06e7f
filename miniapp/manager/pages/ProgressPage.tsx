import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Progress } from "../../../server/insight/progress/schema";
import { countIn, invitedIn, percentOf, STAGE_KEYS, STAGES } from "../../console/progress/stages";
import { showTitle } from "../../host/showTitle";
import { useProgress } from "../data";
import { hostCalls } from "../hostCalls";
import { Empty, Failed, Heading, Loading } from "../parts/States";

const WEEKS = 12;

/** How far the interviews of one's own scope are, in bars that are read in passing. */
export function ProgressPage() {
  const { t } = useTranslation();
  const title = t("nav.progress");
  useEffect(() => showTitle(hostCalls, title), [title]);
  const progress = useProgress(WEEKS);
  return (
    <>
      <Heading>{title}</Heading>
      <p className="lead">{t("progress.lead", { count: WEEKS })}</p>
      {progress.isPending ? (
        <Loading />
      ) : progress.data ? (
        <Bars progress={progress.data} />
      ) : (
        <Failed error={progress.error} onRetry={() => void progress.refetch()} />
      )}
    </>
  );
}

function Bars({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  const { counts, units, jobs } = progress;
  const invited = invitedIn(counts);
  if (invited === 0) return <Empty title={t("progress.empty")} text={t("progress.emptyText")} />;
  return (
    <>
      <section className="card m-stack">
        <h2>{t("progress.all", { count: invited })}</h2>
        <ul className="m-shares">
          {STAGE_KEYS.map((stage) => {
            const count = countIn(counts, STAGES[stage]);
            return <Share key={stage} name={t(`progress.stage.${stage}`)} part={count} whole={invited} />;
          })}
        </ul>
      </section>
      <section className="card m-stack">
        <h2>{t("progress.byUnit")}</h2>
        <ul className="m-shares">
          {units.map(({ id, name, counts: own }) => (
            <Share key={id} name={name} part={countIn(own, STAGES.completed)} whole={invitedIn(own)} of />
          ))}
        </ul>
      </section>
      <section className="card m-stack">
        <h2>{t("progress.byJob")}</h2>
        <ul className="m-shares">
          {jobs.map((job) => (
            <Share key={job.key} name={job.title} part={job.completed} whole={job.invited} of />
          ))}
        </ul>
      </section>
    </>
  );
}

/** @param of says the whole too, where it is not the same for all */
function Share({
  name,
  part,
  whole,
  of = false,
}: {
  name: string;
  part: number;
  whole: number;
  of?: boolean;
}) {
  const { t } = useTranslation();
  const percent = percentOf(part, whole) ?? 0;
  return (
    <li>
      <span className="m-share-name">{name}</span>
      <span className="m-number">{of ? t("progress.of", { part, whole }) : part}</span>
      <span className="m-bar" aria-hidden="true">
        <span className="m-bar-fill" style={{ width: `${percent}%` }} />
      </span>
    </li>
  );
}
