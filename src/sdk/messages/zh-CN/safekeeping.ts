/** What is said of the store's troubles, of backups, and of what protects an installation. */
import type { Loss } from '../../store/store.ts';

function missing({ missing: range }: Loss): string {
  if (range === undefined) return '';
  const { from, to } = range;
  return from === undefined ? `（第 ${to} 条以前的部分记录）` : `（第 ${from} 至 ${to} 条操作）`;
}

export const safekeepingMessages = {
  /** Why a store could not be opened, or gave up an act, and what to do about it. */
  trouble: {
    'store.wrong-key': '密钥或口令不对，没有打开本机数据，数据未改动。',
    'store.passphrase-short': '口令太短：至少 8 个字。数据没有打开。',
    'store.no-indexeddb':
      '浏览器不允许在本机保存数据（可能是无痕窗口或站点数据被禁用）。请换普通窗口，或请管理员放开。',
    'store.newer-schema': '本机数据由较新版本保存。请刷新页面，使用新版本打开；数据未改动。',
    'store.other-suite': '本机数据用另一种密码算法保存，请按原来的设置打开；数据未改动。',
    'store.upgrade-blocked': '另一个窗口还开着旧版本，数据无法升级。请关闭其他窗口后重试。',
    'store.damaged': '本机数据有损坏，无法打开。请从备份恢复。',
    'store.quota': '磁盘空间不足，刚才的操作没有保存。请清理磁盘后重试。',
    'store.write-failed': '浏览器没有写入成功，刚才的操作没有保存。请重试；仍不行请重启浏览器。',
    'store.closed': '本机数据的连接已断开，请刷新页面。',
    'closed.asked': '已退出。',
    'closed.newer-version': '另一个窗口已升级到新版本，请刷新本页。',
    'closed.deleted': '本机数据已在另一个窗口中被清除。',
    'closed.restored': '本机数据已从备份恢复或已更换密钥，请刷新本页。',
    'closed.browser': '浏览器断开了本机数据（可能清除了站点数据或磁盘故障），请刷新本页。',
  },
  lost: {
    database: (loss: Loss) =>
      `本机数据丢失：以前保存在这里的数据已不在${missing(loss)}。请从备份恢复，或与服务器同步后核对。`,
    tail: (loss: Loss) =>
      `本机数据丢失：最后一部分操作已不在${missing(loss)}。请核对这段时间办理的事项，必要时从备份恢复。`,
    history: (loss: Loss) =>
      `本机数据被退回到以前的状态后又有改动${missing(loss)}。请核对，必要时从备份恢复。`,
  },
  newerRecord: '该记录由较新版本保存，本版本只能查看，未改动。请刷新页面使用新版本。',
  nothingKept: '数据只在内存中，没有可备份的内容。',
  fileName: (of: 'records' | 'vault', day: string) =>
    `${of === 'vault' ? '保管库备份' : '干部谈话备份'}-${day}.ctbk`,
  refused: {
    'backup.foreign': '这不是备份文件，未恢复。',
    'backup.other-desk': '这是其他人员或其他单位的备份，未恢复。',
    'backup.newer': '备份由较新版本或另一种密码算法生成，请先升级。未恢复。',
    'backup.cut': '备份文件不完整（可能没有复制完），未恢复。',
    'backup.damaged': '备份文件已损坏，未恢复。',
    'backup.wrong-key': '密钥或口令不对，无法打开备份。未恢复。',
  },
  diagnostics: {
    secure: '页面通过 HTTPS 打开，传输受保护。',
    plain: '页面通过普通 HTTP 打开：网络上的人可能替换程序。加密保护的是磁盘和备份，不是网络。',
    kept: '数据加密保存在本机。',
    memory: '数据只在内存中，关闭页面就没有了。',
    suite: (name: string) => `密码算法：${name}。`,
    keyFrom: {
      host: '密钥由门户提供。',
      passphrase: '密钥由口令产生。',
      escrow: '本次用应急密钥打开，请尽快设置新口令。',
      none: '没有密钥。',
    },
    secretNames: { host: '门户密钥', passphrase: '口令', escrow: '应急密钥' },
    secretsOfBackup: (secrets: string, day: string) =>
      `数据从 ${day} 的备份恢复，${secrets}也是当日的：此后如有更换，请重新更换。`,
    escrow: '设有应急密钥，忘记口令也能打开。',
    noEscrow: '没有设应急密钥：口令或门户密钥丢失，数据就打不开。',
    rotated: (generation: number) => `数据密钥为第 ${generation} 代。`,
    rotating: (generation: number) => `数据密钥正在更换为第 ${generation} 代，尚未完成。`,
    backupAge: (days: number) => (days === 0 ? '今天已备份。' : `最近一次备份在 ${days} 天前。`),
    noBackup: '还没有备份过。',
    synced: (at: string) => `最近一次同步：${at}。`,
    neverSynced: '设有同步，但还没有同步过。',
    notConnected: '没有接同步：办理的事项只在本机，请按时备份或交接。',
    chain: (length: number, head: string) => `审计日志 ${length} 条，末条校验码 ${head}。`,
    keptByBrowser: '浏览器已承诺不自动清除数据。',
    evictable: '磁盘紧张时，浏览器可能自动清除数据。',
    evictionUnknown: '无法得知浏览器会不会自动清除数据。',
    intact: '没有发现损坏的记录。',
    damaged: (count: number) => `有 ${count} 条记录损坏，无法打开；其他记录不受影响。`,
    anchored: (host: boolean) =>
      host
        ? '数据丢失能被发现：浏览器和门户都记着末条位置。'
        : '数据丢失能被发现：浏览器记着末条位置。',
    notAnchored: '没有地方记着末条位置：数据被退回时可能发现不了。',
    worker: '耗时的运算在后台线程进行。',
    slices: '耗时的运算在页面中分段进行。',
    clockBack: (minutes: number) =>
      `本机时钟曾倒退约 ${minutes} 分钟。记录按办理先后排列，请校准时钟。`,
    clock: '本机时钟没有倒退。',
    storage: (usedMb: number, quotaMb: number) => `已用 ${usedMb} MB，可用 ${quotaMb} MB。`,
    vault: '举报人保管库在另一个库中，另用一把密钥。',
    noVault: '本机没有举报人保管库。',
  },
} as const;
