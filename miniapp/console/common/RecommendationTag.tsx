import { CheckOutlined, CloseOutlined, EyeOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import styles from "./RecommendationTag.module.css";

const ICONS = {
  advance: <CheckOutlined aria-hidden />,
  review: <EyeOutlined aria-hidden />,
  decline: <CloseOutlined aria-hidden />,
};

type Props = { value: "advance" | "review" | "decline"; large?: boolean };

/** Advice, never a decision; a sign and a word beside the colour. */
export function RecommendationTag({ value, large = false }: Props) {
  const { t } = useTranslation();
  return (
    <span className={styles.tag} data-value={value} data-large={large}>
      <span aria-hidden>{ICONS[value]}</span>
      {t(`recommendation.${value}`)}
    </span>
  );
}
