import { Form, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { createImportBody } from "../../../../server/archive/imports/schema";
import { BackLink } from "../../common/BackLink";
import { ImportsPage } from "../../imports/ImportsPage";
import { workImports } from "./workImports";

type Settings = z.input<typeof createImportBody>;

const MODES = ["valid", "all"] as const;

/** Whose records, the file, and the imports there were. */
export function Component() {
  const { t } = useTranslation();
  return (
    <ImportsPage<Settings>
      kind={workImports}
      back={<BackLink to="/archive/support">{t("support.title")}</BackLink>}
      initial={{ mode: "valid" }}
      unitHint={t("workImport.unitHint")}
      bodyOf={(settings) => settings}
    >
      <Form.Item name="mode" label={t("workImport.mode")}>
        <Radio.Group options={MODES.map((value) => ({ value, label: t(`workImport.modes.${value}`) }))} />
      </Form.Item>
    </ImportsPage>
  );
}
