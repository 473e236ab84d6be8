/**
 * Limits of Microsoft Teams. Sizes are of the JSON in UTF-16; where Microsoft's pages disagree (28 KB to 100 KB for a
 * message) the smallest figure is taken.
 */
export const TEAMS_LIMITS = {
  /** Characters of an activity's JSON that Vagt allows itself: 28 KB in UTF-16, less the envelope the SDK adds. */
  activityChars: (28 * 1024 - 2048) / 2,
  /** Actions a client shows in one row before it hides them in a menu. */
  actionsPerSet: 6,
  buttonTitle: 80,
  label: 200,
  choiceLabel: 120,
  /** Choices up to this many are shown at once instead of in a list to open. */
  expandedChoices: 4,
} as const;

/**
 * What one bot may send to one conversation, from Microsoft's rate limiting page; all rows hold at once.
 * Creating a conversation counts as sending.
 */
export const TEAMS_RATES = [
  { points: 7, seconds: 1 },
  { points: 8, seconds: 2 },
  { points: 60, seconds: 30 },
  { points: 1800, seconds: 3600 },
] as const;
