import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import styles from "../common/RecommendationTag.module.css";

type Props = { value: "advance" | "decline"; large?: boolean };

/** What people decided, which is no advice any more. */
export function DecisionTag({ value, large = false }: Props) {
  const { t } = useTranslation();
  return (
    <span className={styles.tag} data-value={value} data-large={large}>
      <span aria-hidden>
        {value === "advance" ? <CheckOutlined aria-hidden /> : <CloseOutlined aria-hidden />}
      </span>
      {t(`decision.outcome.${value}`)}
    </span>
  );
}
