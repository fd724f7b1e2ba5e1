/**
 * The bureau's own yearly report (法治政府建设年度报告): for now its figures, each a count of rows that can
 * be opened. Nothing is typed in; a figure is what its rows are.
 */
package cn.pufa.lawreport;
