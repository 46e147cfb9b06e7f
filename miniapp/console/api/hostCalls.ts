import { createHostCalls } from "../../host/hostCalls";
import { acceptLanguage, currentLanguage } from "../../shared/i18n";

export const hostCalls = createHostCalls(() => acceptLanguage(currentLanguage()));
