/** Codes of a request that surely never left: no connection was made, or the certificate was not believed. */
const codes =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|ERR_TLS_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

export const isUnsent = (code: string): boolean => codes.test(code);
