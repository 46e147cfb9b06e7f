import { useMutation } from "@tanstack/react-query";
import { Alert, App, Button, Checkbox, Drawer, Form } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { type OrgUnit, type SentInvitation, type Staff, useOrganisationChanged } from "../data";
import styles from "../Organisation.module.css";
import { type GrantDraft, GrantsField, grantBodies, newDraft } from "./GrantsField";
import { type PersonFieldValues, PersonFields, personBody } from "./PersonFields";

type Fields = PersonFieldValues & { grants: GrantDraft[]; invite: boolean };
type Props = {
  units: OrgUnit[];
  unit: OrgUnit;
  /** Where it is known already. */
  knownName?: string;
  onClose: () => void;
  onDone: (id: string) => void;
};

/** Takes a person in, and invites them. That they are there stays, should the invitation fail. */
export function AddStaffDrawer({ units, unit, knownName = "", onClose, onDone }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const changed = useOrganisationChanged();
  const [form] = Form.useForm<Fields>();

  async function invite({ id, name }: Staff): Promise<void> {
    try {
      const { sentTo } = await api.post<SentInvitation>(`/staff/${id}/invitation`, {});
      void message.success(t("staff.createdInvited", { name, sentTo }));
    } catch (error) {
      void message.warning(t("staff.inviteFailed", { name, reason: errorText(error) }), 8);
    }
  }

  const add = useMutation({
    mutationFn: async (fields: Fields) => {
      const body = { ...personBody(fields), grants: grantBodies(fields.grants) ?? [] };
      const person = await api.post<Staff>("/staff", body);
      if (fields.invite) await invite(person);
      else void message.success(t("staff.created", { name: person.name }));
      return person;
    },
    onSuccess: async ({ id }) => {
      await changed();
      onClose();
      onDone(id);
    },
  });
  return (
    <Drawer
      open
      title={t("staff.addTitle")}
      onClose={onClose}
      size={520}
      styles={{ wrapper: { maxWidth: "100vw" } }}
      footer={
        <div className={styles.footer}>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button type="primary" loading={add.isPending} onClick={() => form.submit()}>
            {t("staff.save")}
          </Button>
        </div>
      }
    >
      <p className={styles.note}>{t("staff.addText")}</p>
      {add.isError ? (
        <Alert type="error" showIcon role="alert" title={errorText(add.error)} style={{ marginBottom: 16 }} />
      ) : null}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        initialValues={{
          name: knownName,
          orgUnitId: unit.id,
          grants: [newDraft({ orgUnitId: unit.id })],
          invite: true,
        }}
        onFinish={(fields) => add.mutate(fields)}
      >
        <PersonFields units={units} />
        <Form.Item
          name="grants"
          label={t("staff.grants")}
          extra={t("staff.grantsHint")}
          rules={[
            {
              validator: (_, drafts: GrantDraft[]) =>
                grantBodies(drafts) ? Promise.resolve() : Promise.reject(new Error(t("staff.grantMissing"))),
            },
          ]}
        >
          <GrantsField units={units} />
        </Form.Item>
        <Form.Item name="invite" valuePropName="checked">
          <Checkbox>{t("staff.inviteNow")}</Checkbox>
        </Form.Item>
      </Form>
    </Drawer>
  );
}
