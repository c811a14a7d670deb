/** Kinds of Google credentials, by who renews them. */
export type GoogleCredentialKind = 'user' | 'service-account' | 'federated' | 'metadata';

/** Gives a person's own machine credentials. */
export const login = 'gcloud auth application-default login';

/** What makes credentials good again that Google does not take any more; a full sentence. */
export const renewal: Readonly<Record<GoogleCredentialKind, string>> = {
  user: `Run \`${login}\`, and run the check again.`,
  'service-account': `See that the service account and its key still exist and make a new key if not, or unset GOOGLE_APPLICATION_CREDENTIALS and run \`${login}\`.`,
  federated: `See that what the identity is federated from still gives out tokens, or run \`${login}\` with an account of your own.`,
  metadata: `See that a service account with the scope cloud-platform is attached to this machine, or run \`${login}\` with an account of your own.`,
};
