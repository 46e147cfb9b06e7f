import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icons";

type Props = {
  title: string;
  children: ReactNode;
  onClose: () => void;
  actions?: ReactNode;
  closable?: boolean;
};

/** A modal from the bottom on phones, in the middle on desks. The browser's own dialog keeps focus and Escape right. */
export function Sheet({ title, children, onClose, actions, closable = false }: Props) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open) return;
    if (element.showModal) element.showModal();
    else element.setAttribute("open", "");
  }, []);
  useEffect(() => {
    const element = dialog.current;
    // A tap beside the sheet lands on the dialog itself. Escape does the same for the keyboard.
    const beside = (event: MouseEvent) => event.target === element && onClose();
    element?.addEventListener("click", beside);
    return () => element?.removeEventListener("click", beside);
  }, [onClose]);

  return (
    <dialog ref={dialog} className="sheet" aria-label={title} onClose={onClose}>
      <div className="sheet-body">
        <div className="sheet-head">
          <h2>{title}</h2>
          {closable && (
            <button type="button" className="icon-button" onClick={onClose} aria-label={t("common.close")}>
              <Icon name="close" />
            </button>
          )}
        </div>
        {children}
        {actions && <div className="actions">{actions}</div>}
      </div>
    </dialog>
  );
}
