import { theme, type ThemeConfig } from "antd";
import { dark, light } from "../../shared/tokens";

/** antd's theme made of the product's one palette. */
export function consoleTheme(isDark: boolean): ThemeConfig {
  const palette = isDark ? dark : light;
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: "var(--zm-font)",
      fontSize: 14,
      borderRadius: 8,
      controlHeight: 34,
      colorPrimary: isDark ? "#7ea3ff" : palette.accent,
      colorInfo: isDark ? "#7ea3ff" : palette.accent,
      colorSuccess: palette.good,
      colorWarning: isDark ? palette.warn : "#b26a00",
      colorError: palette.bad,
      colorInfoBg: palette.accentSoft,
      colorSuccessBg: palette.goodSoft,
      colorWarningBg: palette.warnSoft,
      colorErrorBg: palette.badSoft,
      colorInfoBorder: palette.line,
      colorSuccessBorder: palette.line,
      colorWarningBorder: palette.line,
      colorErrorBorder: palette.line,
      colorLink: palette.accent,
      colorTextBase: palette.text,
      colorBgBase: palette.surface,
      colorBgLayout: palette.page,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorBorder: isDark ? "#3b4452" : "#cfd5de",
      colorBorderSecondary: palette.line,
      colorTextSecondary: palette.textSoft,
      colorTextTertiary: palette.textFaint,
      colorTextPlaceholder: palette.textFaint,
      motionDurationMid: "0.15s",
      motionDurationSlow: "0.2s",
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", primaryColor: isDark ? "#0d1730" : "#ffffff" },
      Segmented: { itemSelectedBg: palette.surface, trackBg: palette.sunken },
    },
  };
}
