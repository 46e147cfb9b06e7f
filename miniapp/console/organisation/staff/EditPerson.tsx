import { useMutation } from "@tanstack/react-query";
import { Alert, App, Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { type OrgUnit, type Staff, useOrganisationChanged } from "../data";
import styles from "../Organisation.module.css";
import { type PersonFieldValues, PersonFields, personBody } from "./PersonFields";

type Props = { person: Staff; units: OrgUnit[]; onDone: () => void };

export function EditPerson({ person, units, onDone }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const changed = useOrganisationChanged();
  const save = useMutation({
    mutationFn: (fields: PersonFieldValues) => api.put<Staff>(`/staff/${person.id}`, personBody(fields)),
    onSuccess: async () => {
      await changed();
      void message.success(t("staff.saved"));
      onDone();
    },
  });
  return (
    <Form<PersonFieldValues>
      layout="vertical"
      requiredMark={false}
      initialValues={{
        name: person.name,
        email: person.email,
        phone: person.phone ?? "",
        orgUnitId: person.orgUnit.id,
      }}
      onFinish={(fields) => save.mutate(fields)}
    >
      {save.isError ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={errorText(save.error)}
          style={{ marginBottom: 16 }}
        />
      ) : null}
      <PersonFields units={units} />
      <div className={styles.footer}>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("staff.save")}
        </Button>
      </div>
    </Form>
  );
}
