/** What an active profile is called among the credentials that something else wins over; the others are variables. */
export const activeProfile = "the SDK's active profile";
