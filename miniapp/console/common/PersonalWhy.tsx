import { Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PersonalReason } from "../../../server/plans/definition";
import styles from "./PersonalWhy.module.css";

type Props = {
  reason: Pick<PersonalReason, "from" | "because">;
  /** In place of the tag that says what kind of question it is. */
  children?: ReactNode;
};

/** Why a question is asked of one person alone: from where, and the words that were read there. */
export function PersonalWhy({ reason: { from, because }, children }: Props) {
  const { t } = useTranslation();
  return (
    <p className={styles.why}>
      {children ?? <Tag>{t("personal.tag")}</Tag>}
      {t(`personal.because.${from}`)} <q>{because}</q>
    </p>
  );
}
