/** The texts of the screens, in one place. */
export { zhCN as messages } from './zh-CN.ts';
