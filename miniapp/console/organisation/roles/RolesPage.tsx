import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Permission } from "../../api/types";
import { ErrorState } from "../../common/ErrorState";
import { Loading } from "../../common/Loading";
import { NoPermission } from "../../common/NoPermission";
import { useTitle } from "../../common/useTitle";
import { useMay } from "../../session/usePermission";
import { type Roles, useRoles } from "../data";
import styles from "../Organisation.module.css";
import { OrganisationFrame } from "../OrganisationFrame";
import { MayCell } from "./MayCell";
import { WorkFields } from "./WorkFields";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("organisation.tab.roles"));
  return useMay("staff.read") ? <RolesPage /> : <NoPermission what={t("organisation.title")} />;
}

function RolesPage() {
  const { t } = useTranslation();
  const roles = useRoles();
  return (
    <OrganisationFrame intro={t("roles.intro")}>
      {roles.isPending ? (
        <Loading shape="panel" />
      ) : !roles.data ? (
        <ErrorState error={roles.error} onRetry={() => void roles.refetch()} />
      ) : (
        <>
          <Matrix data={roles.data} />
          <WorkFields roles={roles.data.roles} />
        </>
      )}
    </OrganisationFrame>
  );
}

/** Permissions by what they are about, in the order in which the server states them. */
function bySubject({ roles }: Roles): Map<string, Permission[]> {
  const all = new Set(roles.flatMap(({ permissions }) => permissions));
  const subjects = new Map<string, Permission[]>();
  for (const permission of all) {
    const [subject = ""] = permission.split(".");
    subjects.set(subject, [...(subjects.get(subject) ?? []), permission]);
  }
  return subjects;
}

function Matrix({ data }: { data: Roles }) {
  const { t, i18n } = useTranslation();
  const words = (group: "subject" | "permission", name: string) => {
    const key = `roles.${group}.${name.replace(".", "_")}`;
    return i18n.exists(key) ? t(key) : name;
  };
  const noteOf = (permission: Permission) => {
    if (data.wholeCompany.includes(permission)) return t("roles.wholeCompany");
    return data.readFromBelow.includes(permission) ? t("roles.readFromBelow") : null;
  };
  return (
    // Wider than a phone: it scrolls by itself, and a keyboard can reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <section className={styles.scroll} tabIndex={0} aria-label={t("roles.caption")}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">{t("roles.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("roles.permissionColumn")}</th>
            {data.roles.map(({ role }) => (
              <th key={role} scope="col">
                {t(`role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...bySubject(data)].map(([subject, permissions]) => (
            <Fragment key={subject}>
              <tr className={styles.subject}>
                <th scope="rowgroup" colSpan={data.roles.length + 1}>
                  {words("subject", subject)}
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission}>
                  <th scope="row">
                    {words("permission", permission)}
                    {noteOf(permission) ? <span className={styles.faint}>{noteOf(permission)}</span> : null}
                  </th>
                  {data.roles.map(({ role, permissions: own }) => (
                    <MayCell key={role} may={own.includes(permission)} />
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}
