// A made-up site of any size: plans with up to 500 items each, every item with a text of its own, indicators, money and tasks.
// The same number of items gives the same files.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ITEMS_OF_A_PLAN = 500;
const WORDS =
  '市民が安心して暮らせるまちをつくるために地域の団体と市が力を合わせて取り組みます相談の窓口を増やし見守りのしくみを広げます災害に備え避難の訓練を行い子どもと高齢の人が集まる場所をふやします';

/** Numbers that look random and are the same on every machine. */
function chance(seed) {
  let state = seed;
  return (least, greatest) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return least + (state % (greatest - least + 1));
  };
}

const PLAN = (number) => `title = "第${number}次計画"
period = "令和4年度～令和8年度"
money_unit = "千円"
level = [{ id = "goal", name = "目標" }, { id = "measure", name = "施策" }, { id = "project", name = "事業" }]
section = [{ id = "aim", name = "目的" }, { id = "now", name = "現状と課題" }]

[status]
rule = "linear-pace"
band = [
  { id = "on-track", name = "順調", tone = "good", from = 100 },
  { id = "behind", name = "遅れ", tone = "late", below = 100 },
]
`;

/** Writes a site of so many items. Gives the number of its files. */
export function writeLargeSite(folder, items) {
  const between = chance(7);
  const text = (length) => {
    let all = '';
    while (all.length < length) {
      const start = between(0, WORDS.length - 46);
      all += `${WORDS.slice(start, start + between(15, 45))}。`;
    }
    return all;
  };
  let files = 0;
  const write = (path, content) => {
    writeFileSync(join(folder, path), content);
    files += 1;
  };
  mkdirSync(join(folder, 'content'), { recursive: true });
  write('site.toml', 'title = "大きなサイト"\nlanguage = "ja"\nas_of = "2026-11-21"\n');
  for (let done = 0, plan = 1; done < items; done += ITEMS_OF_A_PLAN, plan += 1) {
    const count = Math.min(ITEMS_OF_A_PLAN, items - done);
    const below = `content/plan-${String(plan).padStart(3, '0')}`;
    mkdirSync(join(folder, below, 'items'), { recursive: true });
    write(`${below}/plan.toml`, PLAN(plan));
    const actors = Array.from({ length: 20 }, (_, at) => `a${at},部署${at}課\n`);
    write(`${below}/actors.csv`, `id,name\n${actors.join('')}`);
    const tables = {
      indicators: 'id,name,unit,direction,baseline.period,baseline.value,target.period,target.value,measures\n',
      values: 'indicator,period,value\n',
      budget: 'id,line,items,fiscal_year,amount\n',
      schedule: 'item,task,start,end\n',
    };
    for (let at = 0; at < count; at += 1) {
      const [level, parent] = at < 5 ? ['goal'] : at < 50 ? ['measure', at % 5] : ['project', 5 + (at % 45)];
      const front = [`title = "${text(10).slice(0, 18)}の事業${at}"`, `level = "${level}"`, `number = "A-${at + 1}"`];
      if (parent !== undefined) front.push(`parent = "i${parent}"`, `actors = ["a${at % 20}"]`);
      front.push(`summary = "${text(30)}"`);
      const body = `${text(120)}\n\n# 目的\n\n${text(200)}\n\n- ${text(40)}\n- ${text(40)}\n\n# 現状と課題\n\n${text(250)}\n\n[](item:i${(at + 7) % count})もあわせて進めます。\n`;
      write(`${below}/items/i${at}.md`, `+++\n${front.join('\n')}\n+++\n${body}`);
      for (let n = between(0, 3); n > 0; n -= 1) {
        const base = between(10, 90);
        tables.indicators += `n${at}-${n},${text(8).slice(0, 14)}の数${at}-${n},人,up,令和3年度,${base},令和8年度,${base + 50},i${at}\n`;
        for (let year = 4; year < 8; year += 1) tables.values += `n${at}-${n},令和${year}年度,${base + between(0, 12) * (year - 3)}\n`;
      }
      for (const year of [5, 6, 7]) tables.budget += `b${at}-${year},事業費${at},i${at},令和${year}年度,"${between(1, 99)},${between(100, 999)}"\n`;
      for (const month of [4, 5, 6]) tables.schedule += `i${at},作業${month - 3},202${5 + (month % 2)}-0${month}-01,202${5 + (month % 2)}-0${month + 2}-28\n`;
    }
    for (const [name, rows] of Object.entries(tables)) write(`${below}/${name}.csv`, rows);
  }
  return files;
}
