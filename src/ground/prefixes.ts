/** What a standard solution's number begins with: `SOL-12`. A desk calls its cases by another. */
export const SOLUTION_PREFIX = 'SOL';
