import { useMutation } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { type OrgUnit, type Staff, useOrganisationChanged } from "../data";
import styles from "../Organisation.module.css";
import { GrantsField, draftOf, grantBodies } from "./GrantsField";

type Props = { person: Staff; units: OrgUnit[]; onDone: () => void };

/** Replaces what a person may do, and where. */
export function EditGrants({ person, units, onDone }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const changed = useOrganisationChanged();
  const [drafts, setDrafts] = useState(() => person.grants.map(draftOf));
  const grants = grantBodies(drafts);
  const save = useMutation({
    mutationFn: () => api.put<Staff>(`/staff/${person.id}/grants`, { grants }),
    onSuccess: async () => {
      await changed();
      void message.success(t("staff.saved"));
      onDone();
    },
  });
  return (
    <>
      <p className={styles.note}>{t("staff.grantsHint")}</p>
      {save.isError ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={errorText(save.error)}
          style={{ marginBottom: 16 }}
        />
      ) : null}
      <GrantsField units={units} value={drafts} onChange={setDrafts} />
      <div className={styles.footer}>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
        <Button
          type="primary"
          disabled={grants === null}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t("staff.save")}
        </Button>
      </div>
    </>
  );
}
