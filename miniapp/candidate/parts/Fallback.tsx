import { Component, type ReactNode } from "react";
import { withTranslation, type WithTranslation } from "react-i18next";
import { Action } from "./Action";

type Props = WithTranslation & { children: ReactNode };

/** When a part of the page could not be fetched or broke: what was recorded is in storage, so starting over is safe. */
class FallbackBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const { t } = this.props;
    return (
      <div className="frame">
        <main data-screen="closed" className="screen">
          <h1 className="title">{t("broken.title")}</h1>
          <p className="lead">{t("broken.body")}</p>
          <div className="dock">
            <Action onClick={() => location.reload()}>{t("common.retry")}</Action>
          </div>
        </main>
      </div>
    );
  }
}

export const Fallback = withTranslation()(FallbackBoundary);
