/** Sentences about who may read what. */
export const accessMessages = {
  grantEndsBefore: '授权截止日期不能早于今天。',
  grantRevoked: '该授权已撤销。',
} as const;
