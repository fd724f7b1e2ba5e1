/**
 * Review of annual returns (年报审查; 社会团体登记管理条例 28, 民办非企业单位登记管理暂行条例 23, 基金会管理条例 36).
 *
 * <p>A review (审查) opens with the return: waiting (待审) ⇄ correcting (退回补正) → proposed (待法制审核) →
 * decided (已有结论). One case officer holds it at a time; flags ({@link cn.pufa.review.Catalogue},
 * data of a year) say what was compared and suggest a grade; the officer concludes 合格, 基本合格 or 不合格
 * with reasons; another person checks it (法制审核), and only that makes it final: numbered, told, with
 * a letter anybody can verify. After a conclusion that is not 合格 the three months of rectification
 * (整改) start with proven service. An adjusted decision supersedes the old one, which stays on
 * record.
 */
package cn.pufa.review;
