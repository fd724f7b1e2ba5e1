/**
 * Penalties (行政处罚案件), each a case of its own from filing to payment by 行政处罚法 (2021): 立案, 调查, 告知
 * with proven service, 陈述申辩, 听证 where there is the right, 法制审核 by another person, 集体讨论 where it is
 * grave, 决定, 送达, 履行, 公开.
 *
 * <p>A case is a row and an append-only list of {@link cn.pufa.penalty.Step}s (全过程记录, art 47);
 * {@link cn.pufa.penalty.Penalty} reads them, {@link cn.pufa.penalty.Guards} say what is still
 * missing, {@link cn.pufa.penalty.Clocks} when it falls due and why. What may be imposed is data
 * ({@code penalty/breaches.json}), periods and the bureau's own rules are {@code
 * penalty/settings.json}. {@link cn.pufa.penalty.Penalties} is the doorway.
 */
package cn.pufa.penalty;
