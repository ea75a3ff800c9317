// Initials of Chinese names by the browser's own pinyin order, and the surnames that are read
// otherwise than the character alone.
import { demandEqual, type Job } from '../job.ts';

/** The first character of each letter in pinyin order; no syllable begins with i, u or v. */
const FIRST_OF_LETTER = pairs(
  '阿A 八B 嚓C 哒D 妸E 发F 旮G 哈H 讥J 咔K 垃L 妈M 拏N 噢O 妑P 七Q 呥R 仨S 他T 屲W 夕X 丫Y 帀Z',
);

const COMMON = pairs(
  '王W 李L 张Z 刘L 陈C 杨Y 赵Z 黄H 周Z 吴W 徐X 孙S 胡H 朱Z 高G 林L 何H 郭G 马M 罗L ' +
    '艾A 白B 蔡C 邓D 鄂E 方F 江J 孔K 倪N 欧O 潘P 钱Q 阮R 宋S 唐T 夏X 袁Y 曹C 龚G 范F',
);

/**
 * Surnames that are, or may be, read otherwise than their (first) character, with every initial under
 * which a clerk may look for them: the last four single ones are borne in both readings.
 */
const SURNAMES = pairs(
  '单S 曾Z 仇Q 查Z 区O 解X 朴P 盖G 乐Y 缪M 种C 召S 折S 繁P 秘B 员Y 柏B 翟Z 重C 褚C 宿S ' +
    '尉WY 覃QT 隗KW 谌CS 尉迟Y 万俟M 长孙Z 单于C 澹台T',
);

export function pinyinJob(): Job {
  return {
    id: 'pinyin',
    library: 'Intl.Collator(zh-u-co-pinyin)',
    does: '取姓氏拼音首字母',
    size: '40 个常用姓,30 个异读姓',
    run() {
      const collator = new Intl.Collator('zh-u-co-pinyin');
      const initial = (character: string): string => {
        let letter = '';
        for (const [first, candidate] of FIRST_OF_LETTER) {
          if (collator.compare(character, first) >= 0) letter = candidate;
        }
        return letter;
      };
      const wrong = COMMON.filter(([character, wanted]) => initial(character) !== wanted).map(
        ([character]) => character + initial(character),
      );
      demandEqual(wrong, [], 'common surnames read wrongly');
      demandEqual(
        FIRST_OF_LETTER.map(([first]) => initial(first)).join(''),
        FIRST_OF_LETTER.map(([, letter]) => letter).join(''),
        'boundaries in order',
      );
      const needed = SURNAMES.filter(([surname, wanted]) => initial(surname) !== wanted).map(
        ([surname, wanted]) => `${surname}→${wanted}`,
      );
      return Promise.resolve({
        says: `常用姓全对;须列入例外表:${needed.join(' ')}`,
        facts: { needed, collation: collator.resolvedOptions().collation },
      });
    },
  };
}

/** "王W" → 王 and W. */
function pairs(text: string): readonly (readonly [string, string])[] {
  return text.split(' ').map((pair) => {
    const surname = pair.replace(/[A-Z]+$/, '');
    return [surname, pair.slice(surname.length)] as const;
  });
}
