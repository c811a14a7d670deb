/** Ours: a launch may well bring twice what was planned, so the limits are to carry that. */
export const wantedHeadroom = 2;
