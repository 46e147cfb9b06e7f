import { Checkbox, Tag } from "antd";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "../common/List.module.css";
import { StatusBadge } from "../common/StatusBadge";
import { useNow } from "../common/useNow";
import { When } from "../common/When";
import { useConditionText } from "../screening/conditions";
import { ScreeningTag } from "../screening/ScreeningTag";
import own from "./Candidates.module.css";
import type { CandidateSummary } from "./data";
import { useCandidateSelection } from "./selection";

const TAGS_SHOWN = 2;

type Screening = NonNullable<CandidateSummary["screening"]>;

type Props = {
  items: CandidateSummary[];
  selected: number;
  rowsRef: RefObject<HTMLTableSectionElement | null>;
  /** Whether there is anything to do with those who are chosen. */
  choosable: boolean;
};

/** Dense rows with a box to choose each; on a phone each row is a small card. */
export function CandidateTable({ items, selected, rowsRef, choosable }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const selection = useCandidateSelection();
  const chosen = items.filter(({ id }) => selection.has(id)).length;
  return (
    <table className={`${styles.table} ${own.table}`}>
      <caption className="visually-hidden">{t("candidates.caption")}</caption>
      <thead>
        <tr>
          {choosable ? (
            <th scope="col" className={own.box}>
              <Checkbox
                aria-label={t("candidates.chooseAll")}
                checked={chosen === items.length}
                indeterminate={chosen > 0 && chosen < items.length}
                onChange={({ target }) =>
                  target.checked ? selection.add(items) : selection.remove(items.map(({ id }) => id))
                }
              />
            </th>
          ) : null}
          <th scope="col" className={own.nameColumn}>
            {t("candidates.name")}
          </th>
          <th scope="col">{t("candidates.position")}</th>
          <th scope="col" className={own.screeningColumn}>
            {t("screening.column")}
          </th>
          <th scope="col">{t("candidates.source")}</th>
          <th scope="col" className={own.tagsColumn}>
            {t("candidates.tag")}
          </th>
          <th scope="col">{t("candidates.latest")}</th>
          <th scope="col" className={own.whenColumn}>
            {t("candidates.since")}
          </th>
        </tr>
      </thead>
      <tbody ref={rowsRef}>
        {items.map((person, index) => (
          <tr key={person.id} data-selected={index === selected}>
            {choosable ? (
              <td className={own.box}>
                <Checkbox
                  aria-label={t("candidates.choose", { name: person.name })}
                  checked={selection.has(person.id)}
                  onChange={({ target }) =>
                    target.checked ? selection.add([person]) : selection.remove([person.id])
                  }
                />
              </td>
            ) : null}
            <td className={own.nameColumn}>
              <Link to={`/candidates/${person.id}`} className={styles.name}>
                {person.name}
              </Link>
              {person.talentPool ? (
                <span className={own.pool} title={t("candidates.talentPool")}>
                  {t("candidates.talentPoolShort")}
                </span>
              ) : null}
              <span className={`${own.contact} numbers`}>{person.phone ?? person.email}</span>
            </td>
            <td>
              <span className={styles.clip} title={person.orgUnit.path.join(" / ")}>
                {person.position?.title ?? person.orgUnit.name}
              </span>
            </td>
            <td className={own.screeningColumn}>
              {person.screening ? <Screened screening={person.screening} /> : null}
            </td>
            <td>
              <span className={styles.clip} title={person.sourceDetail ?? undefined}>
                {t(`candidates.from.${person.source}`)}
              </span>
            </td>
            <td className={own.tagsColumn}>
              <div className={own.tags} title={person.tags.join(t("common.comma"))}>
                {person.tags.slice(0, TAGS_SHOWN).map((tag) => (
                  <Tag key={tag}>{tag}</Tag>
                ))}
                {person.tags.length > TAGS_SHOWN ? (
                  <span className={`${own.more} numbers`}>+{person.tags.length - TAGS_SHOWN}</span>
                ) : null}
              </div>
            </td>
            <td>
              {person.interview ? (
                <span title={person.interview.jobTitle}>
                  <StatusBadge status={person.interview.status} />
                </span>
              ) : (
                <span className={own.none}>{t("candidates.noInterview")}</span>
              )}
            </td>
            <td className={own.whenColumn}>
              <When at={person.createdAt} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How they came out, and on what when pointed at. */
function Screened({ screening: { result, conditions } }: { screening: Screening }) {
  const { t } = useTranslation();
  const textOf = useConditionText();
  const lines = conditions.map(
    ({ condition, result: one }) => `${t(`screening.condition.${one}`)} · ${textOf(condition)}`,
  );
  return <ScreeningTag result={result} title={lines.join("\n") || undefined} />;
}
