/** Takes the place of the console in the SDKs of AWS and Anthropic. */
export const silent = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/** What every client of the AWS control plane is built with: nothing is tried twice and nothing written to the screen. */
export function quietly(): { readonly logger: typeof silent; readonly maxAttempts: 1 } {
  // Printed by the SDK while it loads, on Node versions it is about to leave; a value a person set stays.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return { logger: silent, maxAttempts: 1 };
}
