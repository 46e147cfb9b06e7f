import { Alert, App, Button, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../../common/ErrorState";
import { type OrgUnit, useStaffList } from "../data";
import { AddStaffDrawer } from "../staff/AddStaffDrawer";
import styles from "./Accounts.module.css";
import { type ChatAccount, useLink } from "./data";

type Props = { account: ChatAccount; units: OrgUnit[]; onClose: () => void };

/** Says whose account it is: somebody of the staff, somebody who is taken in for it, or nobody. */
export function LinkModal({ account, units, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const known = account.staff ?? account.proposed;
  const [q, setQ] = useState(known ? "" : account.name);
  const [chosen, setChosen] = useState<string | null>(known?.id ?? null);
  const [adding, setAdding] = useState(false);
  const unit = units.find(({ id }) => id === account.orgUnit?.id) ?? units.find(({ own }) => own);
  const people = useStaffList({ unit: units.find(({ own }) => own)?.id ?? null, q, state: null });
  const link = useLink();
  const say = (staffId: string | null) =>
    link.mutate(
      { id: account.id, staffId },
      {
        onSuccess: () => {
          void message.success(t(staffId ? "chatAccounts.linked" : "chatAccounts.unlinked"));
          onClose();
        },
      },
    );
  const options = (people.data?.pages ?? []).flatMap(({ items }) =>
    items.map(({ id, name, email, orgUnit }) => ({
      value: id,
      label: `${name} · ${orgUnit.name} · ${email}`,
    })),
  );
  if (known && !options.some(({ value }) => value === known.id) && q === "") {
    options.unshift({ value: known.id, label: known.name });
  }
  if (adding && unit) {
    return (
      <AddStaffDrawer
        units={units}
        unit={unit}
        knownName={account.name}
        onClose={() => setAdding(false)}
        onDone={say}
      />
    );
  }
  return (
    <Modal
      open
      title={t("chatAccounts.linkTitle", { name: account.name })}
      onCancel={onClose}
      footer={[
        account.staff ? (
          <Button key="unlink" danger loading={link.isPending} onClick={() => say(null)}>
            {t("chatAccounts.unlink")}
          </Button>
        ) : (
          <Button key="add" disabled={!unit} onClick={() => setAdding(true)}>
            {t("chatAccounts.takeIn")}
          </Button>
        ),
        <Button
          key="link"
          type="primary"
          loading={link.isPending}
          disabled={!chosen || chosen === account.staff?.id}
          onClick={() => say(chosen)}
        >
          {t("chatAccounts.link")}
        </Button>,
      ]}
    >
      <p className={styles.text}>
        {t("chatAccounts.linkText")}
        {account.proposed ? ` ${t("chatAccounts.proposedText", { name: account.proposed.name })}` : null}
      </p>
      {link.isError ? (
        <Alert className={styles.alert} type="error" showIcon role="alert" title={errorText(link.error)} />
      ) : null}
      <Select
        className={styles.select}
        aria-label={t("chatAccounts.staff")}
        placeholder={t("chatAccounts.staffPlaceholder")}
        showSearch={{ filterOption: false, onSearch: setQ }}
        loading={people.isFetching}
        value={chosen}
        onChange={setChosen}
        options={options}
        notFoundContent={people.isFetching ? null : t("chatAccounts.noStaff")}
      />
    </Modal>
  );
}
