/**
 * The record of everything done (执法全过程记录, 国办发〔2018〕118号; 行政处罚法 47).
 *
 * <p>Every command appends one event in its own transaction ({@link cn.pufa.audit.Commands} leaves
 * no other way). The chainer links committed events into a hash chain apart from the commands, so
 * none waits for another; once a day the head of the chain is written outside the database, so that
 * even a cut-off tail shows.
 */
package cn.pufa.audit;
