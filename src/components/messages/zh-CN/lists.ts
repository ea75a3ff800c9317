/** What is said of a list that is read. */
export const lists = {
  import: {
    heading: (file: string) => `导入名单：${file}`,
    reading: '正在读取名单',
    summary: (take: number, refuse: number, known: number) =>
      `可导入 ${take} 行，不能导入 ${refuse} 行，已登记过 ${known} 行。`,
    nothingYet: '确认之前不写入任何内容。',
    encoding: (encoding: string) => `文件编码：${encoding.toUpperCase()}`,
    table: '名单逐行核对结果',
    columns: {
      row: '行',
      result: '结果',
      name: '姓名',
      unit: '单位',
      kind: '谈话类型',
      reason: '说明',
    },
    status: {
      take: '导入',
      change: '更新',
      refuse: '不导入',
      known: '已登记',
      skip: '略过',
    },
    only: '只看不能导入的行',
    confirm: (count: number) => `导入 ${count} 行`,
    nothing: '没有可以导入的行',
    done: (events: number, obligations: number) =>
      `已导入 ${events} 个事项，列出应谈事项 ${obligations} 项。`,
  },
} as const;
