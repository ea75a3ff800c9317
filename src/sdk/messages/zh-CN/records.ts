/** Sentences about talks' records and what hangs on them. */
export const recordMessages = {
  notHeldYet: '谈话尚未举行，没有可以更正的内容。请改期或取消安排。',
  nothingAmended: '更正后的内容与原记录相同。',
  noService: '尚未登记送达，没有可以更正的内容。',
} as const;
