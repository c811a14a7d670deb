/** The way on where a tool cannot see and a person has to. The check is named where only one can be meant. */
export const waiverStep = (check = '…'): string =>
  `Once somebody has looked, have them accept the check in gonogo.json, with a reason, an owner and a last day: "waivers": [{"check": "${check}", "reason": "…", "owner": "…", "expires": "YYYY-MM-DD"}].`;
