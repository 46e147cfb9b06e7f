import { useTranslation } from "react-i18next";
import { useFieldTable } from "../../archive/work/data";
import type { Roles } from "../data";
import styles from "../Organisation.module.css";
import { MayCell } from "./MayCell";

/** Who may read what of somebody's work: the table that the server goes by. */
export function WorkFields({ roles }: Pick<Roles, "roles">) {
  const { t } = useTranslation();
  const table = useFieldTable().data;
  if (!table) return null;
  return (
    // Wider than a phone: it scrolls by itself, and a keyboard can reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <section className={styles.scroll} tabIndex={0} aria-label={t("archiveFields.title")}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">{t("archiveFields.title")}</caption>
        <thead>
          <tr>
            <th scope="col">
              {t("archiveFields.title")}
              <span className={styles.faint}>{t("archiveFields.text")}</span>
            </th>
            {roles.map(({ role }) => (
              <th key={role} scope="col">
                {t(`role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.groups.map(({ group, roles: own }) => (
            <tr key={group}>
              <th scope="row">{t(`archiveFields.group.${group}`)}</th>
              {roles.map(({ role }) => (
                <MayCell key={role} may={own.includes(role)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
