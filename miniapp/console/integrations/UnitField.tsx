import { Form, type FormInstance } from "antd";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type OrgUnit, useUnits } from "../organisation/data";
import { UnitPicker } from "../organisation/UnitPicker";
import { useMayAsk } from "../session/usePermission";
import { useSession } from "../session/useSession";

type Props = { form: FormInstance; label: string; extra: string };

/** Whose it is: of the units where one may manage them, one's home first. */
export function UnitField({ form, label, extra }: Props) {
  const { t } = useTranslation();
  const units = useUnits();
  const may = useMayAsk();
  const home = useSession().data?.staff?.orgUnit.id;
  const allowed = useCallback((unit: OrgUnit) => may("integrations.manage", { orgUnitId: unit.id }), [may]);
  const own = units.data?.filter(allowed) ?? [];
  const first = own.find(({ id }) => id === home)?.id ?? own[0]?.id;
  useEffect(() => {
    if (first && !form.getFieldValue("orgUnitId")) form.setFieldValue("orgUnitId", first);
  }, [first, form]);
  return (
    <Form.Item
      name="orgUnitId"
      label={label}
      extra={extra}
      rules={[{ required: true, message: t("integrations.unitMissing") }]}
    >
      <UnitPicker units={units.data ?? []} allowed={allowed} />
    </Form.Item>
  );
}
