/** What the worker says when it begins, so that a file of another version is not spoken to; a build writes its own here. */
export const mark = 'cadre-talk-worker-mark';
