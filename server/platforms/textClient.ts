import { type AxiosInstance, create } from "axios";

/**
 * For calls of a platform's API: whatever comes back is an answer, as text, so that a proxy's page is told from the
 * platform's JSON by whoever reads it.
 */
export const createTextClient = (limits: { timeoutMs: number; largestAnswer: number }): AxiosInstance =>
  create({
    timeout: limits.timeoutMs,
    maxRedirects: 0,
    maxContentLength: limits.largestAnswer,
    responseType: "text",
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
  });
