import { useMutation } from "@tanstack/react-query";
import { Alert, App, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../../shared/api";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { type OrgUnit, useOrganisationChanged } from "../data";
import styles from "../Organisation.module.css";

type Props = { unit: OrgUnit; onClose: () => void; onDone: (id: string) => void };

/** Asks once; where something is in the way, the server's list of it takes the question's place. */
export function ArchiveUnitModal({ unit, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const changed = useOrganisationChanged();
  const archive = useMutation({
    mutationFn: () => api.delete(`/org/units/${unit.id}`),
    onSuccess: async () => {
      onDone(unit.parentId ?? "");
      onClose();
      await changed();
      void message.success(t("organisation.archived"));
    },
  });
  const { error } = archive;
  const occupied = isApiError(error, "org_unit.occupied") ? error.details : null;
  return (
    <Modal
      open
      title={t("organisation.archiveTitle", { name: unit.name })}
      okText={t("organisation.archive")}
      okButtonProps={{ danger: true, disabled: occupied !== null }}
      cancelText={t("common.cancel")}
      confirmLoading={archive.isPending}
      onOk={() => archive.mutate()}
      onCancel={onClose}
    >
      {occupied ? (
        <div role="alert" className={styles.note}>
          <p>{t("organisation.archiveBlocked")}</p>
          <ul className={styles.bullets}>
            {occupied.map(({ path, message: count }) => (
              <li key={path}>{t(`organisation.inTheWay.${path}`, { count: Number(count) })}</li>
            ))}
          </ul>
          <p>{t("organisation.inTheWayThen")}</p>
        </div>
      ) : (
        <>
          {error ? <Alert type="error" showIcon role="alert" title={errorText(error)} /> : null}
          <p className={styles.note}>{t("organisation.archiveText")}</p>
        </>
      )}
    </Modal>
  );
}
