import { Checkbox } from "antd";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "../common/List.module.css";
import { useNow } from "../common/useNow";
import { When } from "../common/When";
import { useMayAsk } from "../session/usePermission";
import { isMovable } from "./actions";
import { CardMenu } from "./CardMenu";
import { type Candidacy, ownerOf } from "./data";
import { Judged, NextStep } from "./Facts";
import own from "./Pipeline.module.css";
import { useRecording } from "./useRecording";

type Props = {
  items: Candidacy[];
  selected: number;
  rowsRef: RefObject<HTMLTableSectionElement | null>;
  /** Null for somebody who may not move anybody. */
  chosen: ReadonlyMap<string, Candidacy> | null;
  onChoose: (rows: readonly Candidacy[], on: boolean) => void;
};

/** Who is under way, one line each; on a phone each is a small card. */
export function CandidacyTable({ items, selected, rowsRef, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const may = useMayAsk();
  const recording = useRecording();
  const movable = items.filter((each) => isMovable(each) && may("candidacies.write", ownerOf(each)));
  const count = movable.filter(({ id }) => chosen?.has(id)).length;
  return (
    <table className={`${styles.table} ${own.table}`}>
      <caption className="visually-hidden">{t("pipeline.caption")}</caption>
      <thead>
        <tr>
          {chosen ? (
            <th scope="col" className={own.box}>
              <Checkbox
                aria-label={t("pipeline.chooseAll")}
                disabled={movable.length === 0}
                checked={movable.length > 0 && count === movable.length}
                indeterminate={count > 0 && count < movable.length}
                onChange={({ target }) => onChoose(movable, target.checked)}
              />
            </th>
          ) : null}
          <th scope="col" className={own.nameColumn}>
            {t("pipeline.who")}
          </th>
          <th scope="col">{t("pipeline.position")}</th>
          <th scope="col" className={own.stageColumn}>
            {t("pipeline.stageColumn")}
          </th>
          <th scope="col" className={own.judgedColumn}>
            {t("pipeline.judged")}
          </th>
          <th scope="col">{t("pipeline.nextColumn")}</th>
          <th scope="col" className={own.whenColumn}>
            {t("pipeline.sinceColumn")}
          </th>
          <th scope="col" className={own.menuColumn}>
            <span className="visually-hidden">{t("pipeline.menuColumn")}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={rowsRef}>
        {items.map((item, index) => (
          <tr key={item.id} data-selected={index === selected}>
            {chosen ? (
              <td className={own.box}>
                {movable.includes(item) ? (
                  <Checkbox
                    aria-label={t("pipeline.choose", { name: item.candidate.name })}
                    checked={chosen.has(item.id)}
                    onChange={({ target }) => onChoose([item], target.checked)}
                  />
                ) : null}
              </td>
            ) : null}
            <td className={own.nameColumn}>
              <Link to={`/candidates/${item.candidate.id}?tab=archive`} className={styles.name}>
                {item.candidate.name}
              </Link>
            </td>
            <td>
              <span className={styles.clip} title={item.orgUnit.path.join(" / ")}>
                {item.position.title}
              </span>
            </td>
            <td className={own.stageColumn}>{t(`pipeline.stage.${item.stage}`)}</td>
            <td className={own.judgedColumn}>
              <Judged candidacy={item} />
            </td>
            <td>
              <NextStep candidacy={item} />
            </td>
            <td className={own.whenColumn}>
              <When at={item.since} now={now} />
            </td>
            <td className={own.menuColumn}>
              {may("candidacies.write", ownerOf(item)) ? (
                <CardMenu candidacy={item} recording={recording} />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
