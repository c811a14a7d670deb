/** The day every test judges on, unless it says otherwise. */
export const TODAY = '2026-11-20';
export const observedAt = `${TODAY}T09:00:00.000Z`;
