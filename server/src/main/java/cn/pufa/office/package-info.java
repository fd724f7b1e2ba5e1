/**
 * The office directory (办事机构): which office of the bureau or of a township does what, where it is,
 * its phone and hours, as somebody checked them on a day. A township keeps its own, the bureau all.
 * What was last checked more than {@value cn.pufa.office.Office#CHECK_AFTER_DAYS} days ago is shown
 * as 待核对; what is not known is absent, and the reader is told to call 12345. Each change stays in
 * the history.
 */
package cn.pufa.office;
