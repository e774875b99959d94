/*
 * The menu of the table editor in Chinese.
 *
 * Wagtail"s table block carries Handsontable 6.2.2, which knows only English. Table
 * options name the dictionary: {"language": "zh-CN"}. Load this file after
 * Handsontable and before the page has been parsed to its end, for the table is drawn
 * then. A page without a table has no Handsontable, and this file does nothing.
 */
(() => {
  const languages = window.Handsontable?.languages;
  if (!languages) return;

  const items = {
    ROW_ABOVE: "在上方插入一行",
    ROW_BELOW: "在下方插入一行",
    INSERT_LEFT: "在左侧插入一列",
    INSERT_RIGHT: "在右侧插入一列",
    REMOVE_ROW: ["删除此行", "删除所选各行"],
    REMOVE_COLUMN: ["删除此列", "删除所选各列"],
    UNDO: "撤销",
    REDO: "重做",
    ALIGNMENT: "对齐方式",
    ALIGNMENT_LEFT: "左对齐",
    ALIGNMENT_CENTER: "居中",
    ALIGNMENT_RIGHT: "右对齐",
    ALIGNMENT_JUSTIFY: "两端对齐",
    ALIGNMENT_TOP: "靠上",
    ALIGNMENT_MIDDLE: "上下居中",
    ALIGNMENT_BOTTOM: "靠下",
    MERGE_CELLS: "合并单元格",
    UNMERGE_CELLS: "拆分单元格",
    COPY: "复制",
    CUT: "剪切",
  };

  const dictionary = { languageCode: "zh-CN" };
  Object.entries(items).forEach(([name, label]) => {
    dictionary[languages.dictionaryKeys[`CONTEXTMENU_ITEMS_${name}`]] = label;
  });
  languages.registerLanguageDictionary(dictionary);
})();
