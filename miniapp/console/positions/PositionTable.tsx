import { Tag } from "antd";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "../common/List.module.css";
import { useNow } from "../common/useNow";
import { WarnTag } from "../common/WarnTag";
import { When } from "../common/When";
import type { PositionState, PositionSummary } from "./data";

export function PositionStateTag({ state }: { state: PositionState }) {
  const { t } = useTranslation();
  const word = t(`positions.is.${state}`);
  if (state === "paused") return <WarnTag>{word}</WarnTag>;
  return <Tag color={state === "open" ? "success" : "default"}>{word}</Tag>;
}

type Props = {
  items: PositionSummary[];
  selected: number;
  rowsRef: RefObject<HTMLTableSectionElement | null>;
};

export function PositionTable({ items, selected, rowsRef }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t("positions.caption")}</caption>
      <thead>
        <tr>
          <th scope="col" style={{ width: "32%" }}>
            {t("positions.title")}
          </th>
          <th scope="col">{t("positions.unit")}</th>
          <th scope="col">{t("positions.family")}</th>
          <th scope="col">{t("positions.state")}</th>
          <th scope="col">{t("positions.headcount")}</th>
          <th scope="col">{t("positions.updated")}</th>
        </tr>
      </thead>
      <tbody ref={rowsRef}>
        {items.map((position, index) => (
          <tr key={position.id} data-selected={index === selected}>
            <td>
              <Link to={`/positions/${position.id}`} className={styles.name}>
                {position.title}
              </Link>
            </td>
            <td>
              <span className={styles.clip} title={position.orgUnit.path.join(" / ")}>
                {position.orgUnit.path.join(" / ")}
              </span>
            </td>
            <td>{t(`family.${position.family}`)}</td>
            <td>
              <PositionStateTag state={position.state} />
            </td>
            <td className="numbers">{t("positions.people", { count: position.headcount })}</td>
            <td>
              <When at={position.updatedAt} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
