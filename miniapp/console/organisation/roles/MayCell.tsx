import { CheckOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import styles from "../Organisation.module.css";

/** Whether a role may: a mark for eyes, a word for ears. */
export function MayCell({ may }: { may: boolean }) {
  const { t } = useTranslation();
  return (
    <td>
      {may ? (
        <CheckOutlined className={styles.may} aria-hidden />
      ) : (
        <span className={styles.mayNot} aria-hidden>
          –
        </span>
      )}
      <span className="visually-hidden">{t(may ? "roles.may" : "roles.mayNot")}</span>
    </td>
  );
}
