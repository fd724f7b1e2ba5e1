/**
 * Credit lists (活动异常名录, 严重违法失信名单) by 民政部令第60号.
 *
 * <p>A {@link cn.pufa.creditlist.Move} leads from one standing to another: proposed with a notice,
 * served, heard, reviewed and decided as {@code procedure} guards it, and only then carried out. An
 * {@link cn.pufa.creditlist.Entry} is one stay on one list; its grounds are cured each on its own.
 * A run explains every organisation before anything is proposed. What falls due by the clock
 * becomes a task for a person; nobody is listed by the clock. Grounds, periods and classes are data
 * ({@code creditlist/rules.json}); how a further missed report counts is a versioned reading, kept
 * with the entry. {@link cn.pufa.creditlist.CreditList} is the doorway.
 */
package cn.pufa.creditlist;
