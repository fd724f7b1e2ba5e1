/**
 * The bureau's own yearly report (法治政府建设情况报告), the leader's duty report (述法报告) and the leader's
 * page: an outline of words and figures, each figure a count of rows that can be opened, drafted,
 * checked, approved, frozen and made public. Nothing is typed in; a figure is what its rows are.
 */
package cn.pufa.lawreport;
