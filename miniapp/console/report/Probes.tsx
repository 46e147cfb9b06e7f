import { useTranslation } from "react-i18next";
import type { Report } from "../api/types";
import { Card } from "../common/Card";
import { CopyButton } from "../common/CopyButton";
import { useLocale } from "../common/When";
import { questionName } from "./questionName";
import styles from "./Probes.module.css";
import { useDesk } from "./ReportContext";

type Probe = NonNullable<Report["nextRound"]>[number];

/** What to ask in the next round: the words to say, why, and where in the interview it comes from. */
export function Probes() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { report } = useDesk();
  const { probes, nextRound } = report;
  if (probes.length === 0) return null;
  const asks = nextRound?.map(({ ask }) => ask[locale]) ?? probes;
  return (
    <Card
      title={t("report.probes")}
      extra={<CopyButton size="small" type="text" label={t("report.copyProbes")} text={numbered(asks)} />}
    >
      <ol className={styles.probes}>
        {nextRound
          ? nextRound.map((probe) => <ProbeItem key={probe.ask.zh} probe={probe} />)
          : probes.map((probe) => <li key={probe}>{probe}</li>)}
      </ol>
    </Card>
  );
}

const numbered = (asks: readonly string[]) => asks.map((ask, at) => `${at + 1}. ${ask}`).join("\n");

function ProbeItem({ probe: { ask, why, dimension, questionId, source } }: { probe: Probe }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { report, playQuote, choose } = useDesk();
  const name = report.dimensions.find(({ id }) => id === dimension)?.name;
  const answer = report.answers.find((each) => each.questionId === questionId);
  const answerId = source?.answerId ?? answer?.id ?? null;
  const go = () => {
    if (answerId === null) return;
    if (source?.answerId) playQuote(placed(report, { ...source, answerId: source.answerId }));
    else choose(answerId);
  };
  return (
    <li>
      <p className={styles.ask}>{ask[locale]}</p>
      <p className={styles.why}>
        {name ? <span className={styles.dimension}>{name}</span> : null}
        <span>{why[locale]}</span>
        {answerId ? (
          <button type="button" className={styles.link} onClick={go} title={source?.quote}>
            {questionName(t, report, answerId)}
          </button>
        ) : source ? (
          <span title={source.quote}>{t("report.fromResume")}</span>
        ) : null}
      </p>
    </li>
  );
}

/** With its moment, where the report knows the same quote. */
function placed(report: Report, quote: { answerId: string; start: number; end: number; quote: string }) {
  const known = report.dimensions
    .flatMap(({ evidence }) => evidence)
    .find(({ answerId, start }) => answerId === quote.answerId && start === quote.start);
  return known ?? { ...quote, startMs: null, endMs: null };
}
