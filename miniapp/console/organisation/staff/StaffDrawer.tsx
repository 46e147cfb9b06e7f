import { Alert, Button, Drawer, Skeleton, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../common/ErrorState";
import { useNow } from "../../common/useNow";
import { When } from "../../common/When";
import { type OrgUnit, type Staff, useMyId, useStaffMember } from "../data";
import styles from "../Organisation.module.css";
import { EditGrants } from "./EditGrants";
import { EditPerson } from "./EditPerson";
import { StaffActions } from "./StaffActions";
import { StateTag } from "./StateTag";

type Props = { id: string; units: OrgUnit[]; onClose: () => void };

/** One member of staff: who they are, what they may do where, and what one may do about them. */
export function StaffDrawer({ id, units, onClose }: Props) {
  const { t } = useTranslation();
  const person = useStaffMember(id);
  return (
    <Drawer
      open
      title={person.data?.name ?? t("staff.drawer")}
      extra={person.data ? <StateTag state={person.data.state} /> : null}
      onClose={onClose}
      size={560}
      styles={{ wrapper: { maxWidth: "100vw" } }}
    >
      {person.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : !person.data ? (
        <ErrorState compact error={person.error} onRetry={() => void person.refetch()} />
      ) : (
        <Detail person={person.data} units={units} />
      )}
    </Drawer>
  );
}

function Detail({ person, units }: { person: Staff; units: OrgUnit[] }) {
  const { t } = useTranslation();
  const isMe = useMyId() === person.id;
  const [editing, setEditing] = useState<"person" | "grants" | null>(null);
  const done = () => setEditing(null);
  return (
    <div className={styles.detail}>
      {isMe ? <Alert type="info" title={t("staff.self")} /> : null}
      {person.manageable ? null : <Alert type="info" showIcon title={t("staff.notManageable")} />}
      <section aria-label={t("staff.contact")}>
        {editing === "person" ? (
          <EditPerson person={person} units={units} onDone={done} />
        ) : (
          <Contact person={person} onEdit={() => setEditing("person")} />
        )}
      </section>
      <section>
        <div className={styles.sectionHead}>
          <h3>{t("staff.grants")}</h3>
          {person.manageable && editing !== "grants" ? (
            <Button size="small" onClick={() => setEditing("grants")}>
              {t("staff.editGrants")}
            </Button>
          ) : null}
        </div>
        {editing === "grants" ? (
          <EditGrants person={person} units={units} onDone={done} />
        ) : (
          <ul className={styles.held}>
            {person.grants.map(({ id, role, orgUnit, position }) => (
              <li key={id}>
                <Tag>{t(`role.${role}`)}</Tag>
                <span>
                  {orgUnit?.path.join(" / ") ??
                    (position
                      ? [...position.orgUnit.path, position.title].join(" / ")
                      : t("staff.grantPosition"))}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {person.manageable && !isMe ? <StaffActions person={person} /> : null}
    </div>
  );
}

function Contact({ person, onEdit }: { person: Staff; onEdit: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <>
      <div className={styles.sectionHead}>
        <h3>{t("staff.contact")}</h3>
        {person.manageable ? (
          <Button size="small" onClick={onEdit}>
            {t("staff.edit")}
          </Button>
        ) : null}
      </div>
      <dl className={styles.terms}>
        <dt>{t("staff.email")}</dt>
        <dd>{person.email}</dd>
        <dt>{t("staff.phone")}</dt>
        <dd className="numbers">{person.phone ?? "—"}</dd>
        <dt>{t("staff.home")}</dt>
        <dd>{person.orgUnit.path.join(" / ")}</dd>
        <dt>{t("staff.login")}</dt>
        <dd>{t(person.secondFactor ? "staff.factorOn" : "staff.factorOff")}</dd>
        <dt>{t("staff.lastLogin")}</dt>
        <dd>{person.lastLoginAt ? <When at={person.lastLoginAt} now={now} /> : t("staff.never")}</dd>
        <dt>{t("staff.joined")}</dt>
        <dd>
          <When at={person.createdAt} now={now} />
        </dd>
      </dl>
      {person.manageable ? null : <p className={styles.hint}>{t("staff.masked")}</p>}
    </>
  );
}
