import type { Environment } from '../../credential.ts';

/** The profile that the AWS SDK goes by, where its name can stand in a command as it is; else null. */
const commandProfile = (env: Environment): string | null => {
  const name = env.AWS_PROFILE?.trim();
  return name && /^[\w.@-]{1,64}$/.test(name) ? name : null;
};

/** A full sentence with the command that brings a fresh credential, for the kind that is in use or, if none is, for any. */
export function loginAdvice(env: Environment): string {
  const profile = commandProfile(env);
  const login = profile ? `aws sso login --profile ${profile}` : 'aws sso login';
  if (env.AWS_ACCESS_KEY_ID?.trim())
    return `Put fresh values into AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or unset them and log in with "${login}".`;
  return `Log in with "${login}", or enter the keys of an IAM user with "aws configure${profile ? ` --profile ${profile}` : ''}".`;
}

/** The same where requests carry a key that a variable holds. */
export const keyAdvice = (variable: string): string =>
  `Make a new key and put it into ${variable}, or unset it to sign with AWS credentials.`;
