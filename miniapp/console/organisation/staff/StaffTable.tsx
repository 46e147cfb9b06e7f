import { Tag } from "antd";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { useNow } from "../../common/useNow";
import { When } from "../../common/When";
import type { Staff } from "../data";
import styles from "../Organisation.module.css";
import { StateTag } from "./StateTag";

type Props = {
  people: Staff[];
  selected: number;
  rowsRef: RefObject<HTMLTableSectionElement | null>;
};

export function StaffTable({ people, selected, rowsRef }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const { search } = useLocation();
  const linkTo = (id: string) => {
    const params = new URLSearchParams(search);
    params.set("staff", id);
    return `?${params.toString()}`;
  };
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t("staff.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("staff.columnName")}</th>
          <th scope="col">{t("staff.columnUnit")}</th>
          <th scope="col">{t("staff.columnRoles")}</th>
          <th scope="col">{t("staff.columnSeen")}</th>
        </tr>
      </thead>
      <tbody ref={rowsRef}>
        {people.map((person, index) => (
          <tr key={person.id} data-selected={index === selected}>
            <td>
              <Link className={styles.name} to={linkTo(person.id)} replace title={person.name}>
                {person.name}
              </Link>{" "}
              <StateTag state={person.state} />
              <span className={`${styles.faint} ${styles.clip}`} title={person.email ?? undefined}>
                {person.email}
              </span>
            </td>
            <td title={person.orgUnit.path.join(" / ")}>{person.orgUnit.name}</td>
            <td>
              {person.grants.map((grant) => (
                <Tag
                  key={grant.id}
                  className={styles.role}
                  title={grant.position?.orgUnit.path.join(" / ") ?? ""}
                >
                  {t(`role.${grant.role}`)} ·{" "}
                  {grant.orgUnit?.name ?? grant.position?.title ?? t("staff.grantPosition")}
                </Tag>
              ))}
            </td>
            <td className={styles.seen}>
              {person.lastLoginAt ? <When at={person.lastLoginAt} now={now} /> : t("staff.never")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
