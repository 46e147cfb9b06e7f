import { AudioOutlined, EditOutlined, VideoCameraOutlined } from "@ant-design/icons";
import { Checkbox } from "antd";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { InterviewSummary } from "../api/types";
import { StatusBadge } from "../common/StatusBadge";
import { When } from "../common/When";
import { DecisionTag } from "../decisions/DecisionTag";
import type { CompareSelection } from "../compare/useCompareSelection";
import { useCan } from "../session/useSession";
import { attentionOf } from "./attention";
import { interviewPath } from "./paths";
import styles from "./InterviewTable.module.css";
import { ReportCell } from "./ReportCell";
import type { UnitNames } from "./useUnitNames";

const MEDIA: Record<string, ReactNode> = {
  video: <VideoCameraOutlined aria-hidden />,
  audio: <AudioOutlined aria-hidden />,
  text: <EditOutlined aria-hidden />,
};

type Props = {
  items: InterviewSummary[];
  now: number;
  selected: number;
  rowsRef: RefObject<HTMLTableSectionElement | null>;
  comparing: CompareSelection;
  units: UnitNames;
};

/** Dense rows; on a phone each row is a small card (see the style sheet). */
export function InterviewTable({ items, now, selected, rowsRef, comparing, units }: Props) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t("list.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("list.candidate")}</th>
          <th scope="col">{t("list.status")}</th>
          <th scope="col">{t("list.plan")}</th>
          {units ? <th scope="col">{t("list.unit")}</th> : null}
          <th scope="col" className={styles.reportColumn}>
            {t("list.report")}
          </th>
          <th scope="col" className={styles.decisionColumn}>
            {t("list.decision")}
          </th>
          <th scope="col" className={styles.timeColumn}>
            {t("list.time")}
          </th>
        </tr>
      </thead>
      <tbody ref={rowsRef}>
        {items.map((item, index) => (
          <Row
            key={item.id}
            item={item}
            unit={units?.get(item.orgUnitId)}
            withUnit={units !== null}
            now={now}
            selected={index === selected}
            comparing={comparing}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  item: InterviewSummary;
  unit: string[] | undefined;
  withUnit: boolean;
  now: number;
  selected: boolean;
  comparing: CompareSelection;
};

function Row({ item, unit = [], withUnit, now, selected, comparing }: RowProps) {
  const { t } = useTranslation();
  const mayReadReports = useCan("reports.read");
  const attention = attentionOf(item, now);
  return (
    <tr data-selected={selected}>
      <td className={styles.candidate}>
        {mayReadReports ? (
          <Checkbox
            className={styles.check}
            checked={comparing.has(item.id)}
            disabled={comparing.isFull && !comparing.has(item.id)}
            onChange={() => comparing.toggle({ id: item.id, name: item.candidate.name })}
            aria-label={t("compare.choose", { name: item.candidate.name })}
          />
        ) : null}
        <Link to={interviewPath(item, mayReadReports)} className={styles.name} title={item.candidate.name}>
          {item.candidate.name}
        </Link>
        {item.medium ? (
          <span className={styles.medium} title={t(`medium.${item.medium}`)}>
            {MEDIA[item.medium]}
            <span className="visually-hidden">{t(`medium.${item.medium}`)}</span>
          </span>
        ) : null}
      </td>
      <td className={styles.status}>
        <StatusBadge status={item.status} progress={item.progress} />
        {attention === "stuck" || attention === "expiring" ? (
          <span className={styles.hint}>{t(`attention.${attention}`)}</span>
        ) : null}
      </td>
      <td className={styles.plan}>
        <span title={item.plan.name}>{item.plan.name}</span>
      </td>
      {withUnit ? (
        <td className={styles.unit}>
          <span title={unit.join(" / ")}>{unit.slice(-2).join(" / ")}</span>
        </td>
      ) : null}
      <td className={styles.reportCell}>
        <ReportCell report={item.report} />
      </td>
      <td className={styles.decision}>
        {item.decision ? <DecisionTag value={item.decision} /> : <span className={styles.faint}>—</span>}
      </td>
      <td className={styles.timeColumn}>
        <TimeOf item={item} now={now} />
      </td>
    </tr>
  );
}

/** The moment that matters in this status. */
function TimeOf({ item, now }: { item: InterviewSummary; now: number }) {
  const { t } = useTranslation();
  const [word, at] = momentOf(item);
  return (
    <span className={styles.when}>
      {t(`list.moment.${word}`)} <When at={at} now={now} />
    </span>
  );
}

function momentOf(item: InterviewSummary): [word: string, at: string] {
  if (item.completedAt) return ["completed", item.completedAt];
  if (item.status === "in_progress" && item.lastSeenAt) return ["seen", item.lastSeenAt];
  if (["not_started", "opened", "checking_device"].includes(item.status)) return ["expires", item.expiresAt];
  return ["invited", item.invitedAt];
}
