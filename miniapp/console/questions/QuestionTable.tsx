import { Tag } from "antd";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "../common/List.module.css";
import { WarnTag } from "../common/WarnTag";
import { useLocale } from "../common/When";
import { useDimensions } from "../positions/data";
import { type QuestionSummary, textFor } from "./data";

type Props = {
  items: QuestionSummary[];
  selected: number;
  rowsRef: RefObject<HTMLTableSectionElement | null>;
};

export function QuestionTable({ items, selected, rowsRef }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const dimensions = useDimensions();
  const nameOf = (id: string) =>
    dimensions.data?.find((dimension) => dimension.id === id)?.[locale].name ?? id;
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t("questions.caption")}</caption>
      <thead>
        <tr>
          <th scope="col" style={{ width: "52%" }}>
            {t("questions.question")}
          </th>
          <th scope="col">{t("questions.dimension")}</th>
          <th scope="col">{t("questions.categoryLabel")}</th>
          <th scope="col">{t("questions.bankLabel")}</th>
        </tr>
      </thead>
      <tbody ref={rowsRef}>
        {items.map((question, index) => (
          <tr key={question.id} data-selected={index === selected}>
            <td>
              <Link to={`/questions/${question.id}`} className={`${styles.name} ${styles.two}`}>
                {textFor(question, locale)}
              </Link>
            </td>
            <td>
              <span className={styles.clip}>{nameOf(question.dimension)}</span>
            </td>
            <td>
              {t(`questions.category.${question.category}`)} · {t(`stage.${question.stage}`)}
            </td>
            <td>
              <BankTag question={question} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whose bank it stands in, and whether headquarters wants it asked. */
export function BankTag({
  question: { bank, orgUnit, mandatory, families },
}: {
  question: Pick<QuestionSummary, "bank" | "orgUnit" | "mandatory" | "families">;
}) {
  const { t } = useTranslation();
  const label = bank === "branch" ? (orgUnit?.path.join(" / ") ?? "") : t(`questions.bank.${bank}`);
  return (
    <>
      <Tag color={bank === "builtin" ? "default" : "processing"}>{label}</Tag>
      {mandatory ? (
        <WarnTag title={families.map((family) => t(`family.${family}`)).join(t("common.comma"))}>
          {t("questions.mandatory")}
        </WarnTag>
      ) : null}
    </>
  );
}
