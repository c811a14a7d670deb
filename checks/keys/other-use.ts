/** Words in the name of a key that speak of another use than production. Ours, and no more than a hint. */
const otherUse =
  /(?<![a-z])(dev|devel|development|test|tests|testing|staging|stage|local|localhost|playground|scratch|tmp|temp|experiment|notebook|demo|shared|team)(?![a-z])/i;

/** True for names such as "staging" or "my-dev-key"; false for "contest" or "devices". */
export const namedForOtherUse = (name: string): boolean => otherUse.test(name);
