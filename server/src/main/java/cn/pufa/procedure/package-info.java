/**
 * Procedure (程序): the way from a notice to a decision, shared by the credit lists and by penalties.
 *
 * <p>{@link cn.pufa.procedure.Procedures} opens one for a record of another feature: the notice of
 * facts, reasons, basis and rights (告知书), its service (送达), the windows for a statement and a
 * hearing, which start at proven service and never at sending, the statements and their answers,
 * the review by somebody other than the author (法制审核), and the decision. {@link
 * cn.pufa.procedure.Procedure} holds the guards: what may come next, and in Chinese why not. {@link
 * cn.pufa.procedure.Periods} counts days as 民法典 200–204 do; how long a period is, is data ({@code
 * procedure/periods.json}).
 */
package cn.pufa.procedure;
