import { Form, Input } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useMayAsk } from "../../session/usePermission";
import type { OrgUnit } from "../data";
import { UnitPicker } from "../UnitPicker";

export type PersonFieldValues = { name: string; email: string; phone?: string; orgUnitId: string };

const PHONE = /^\+?[0-9][0-9 -]{5,19}$/;

export const personBody = ({ name, email, phone, orgUnitId }: PersonFieldValues) => ({
  name,
  email: email.trim(),
  phone: phone?.trim() || null,
  orgUnitId,
});

/** Who somebody is and where they belong. */
export function PersonFields({ units }: { units: OrgUnit[] }) {
  const { t } = useTranslation();
  const may = useMayAsk();
  const allowed = useCallback(({ id }: OrgUnit) => may("staff.manage", { orgUnitId: id }), [may]);
  return (
    <>
      <Form.Item
        name="name"
        label={t("staff.name")}
        rules={[{ required: true, whitespace: true, message: t("staff.nameMissing") }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t("staff.email")}
        extra={t("staff.emailHint")}
        rules={[{ required: true, type: "email", message: t("staff.emailWrong") }]}
      >
        <Input type="email" maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={t("staff.phone")}
        rules={[{ pattern: PHONE, message: t("staff.phoneWrong") }]}
      >
        <Input type="tel" maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="orgUnitId"
        label={t("staff.home")}
        rules={[{ required: true, message: t("staff.homeMissing") }]}
      >
        <UnitPicker units={units} allowed={allowed} />
      </Form.Item>
    </>
  );
}
