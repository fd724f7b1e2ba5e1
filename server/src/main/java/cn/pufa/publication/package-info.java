/**
 * Publication (公示): what the bureau makes public of social organisations, and the register that
 * anyone may search.
 *
 * <p>A batch (公示批次) is gathered by a case officer, frozen with a hash (固定), reviewed for secrecy by
 * another person (保密审查, 政府信息公开条例 17), and published at once or at a set time, exactly once. What is
 * public is never changed: a correction note (更正说明) stands beside it, and what must go is withdrawn
 * with a date and a reason. Open data are extracts of one date and a feed of numbered changes.
 *
 * <p>Of persons only the name of the legal representative is public. Each kind of item is a white
 * list of fields ({@link cn.pufa.publication.ItemKind}); words that somebody writes for the public
 * are refused where they hold a number that could be a person's.
 */
package cn.pufa.publication;
