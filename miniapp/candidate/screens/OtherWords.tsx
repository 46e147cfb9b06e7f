import { useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { writtenLength } from "../../../server/plans/writtenLength";
import { Action } from "../parts/Action";
import { usePage } from "../parts/hooks";
import { Sheet } from "../parts/Sheet";

/** Written on two devices: the words that do not stand in the field are kept until somebody decides on them. */
export function OtherWords() {
  const { t } = useTranslation();
  const page = usePage();
  const { other } = useSyncExternalStore(page.writing.subscribe, page.writing.get);
  const [open, setOpen] = useState(false);
  if (other === null) return null;
  const settle = (choice: "append" | "replace" | "drop") => () => {
    setOpen(false);
    page.writing.settle(choice);
  };
  return (
    <div className="card note-card" data-testid="other-words">
      <p>{t("written.other", { length: writtenLength(other) })}</p>
      <Action kind="quiet" onClick={() => setOpen(true)}>
        {t("written.otherLook")}
      </Action>
      {open && (
        <Sheet
          title={t("written.otherTitle")}
          closable
          onClose={() => setOpen(false)}
          actions={
            <>
              <Action onClick={settle("append")}>{t("written.otherAppend")}</Action>
              <Action kind="quiet" onClick={settle("replace")}>
                {t("written.otherReplace")}
              </Action>
              <Action kind="quiet" onClick={settle("drop")}>
                {t("written.otherDrop")}
              </Action>
            </>
          }
        >
          <p className="material-text other-words">{other}</p>
        </Sheet>
      )}
    </div>
  );
}
