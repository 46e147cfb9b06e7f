/** Changes with every change of meaning in the words that applicants agree to (miniapp/apply/words). */
export const APPLICATION_CONSENT_VERSION = "2026-11";
/** What stands as the way somebody agreed to be kept in the talent pool. */
export const AGREED_ON_PAGE = "application";
