/**
 * Statutes (法律法规) as living data. The jar carries the catalogue (titles, numbers, versions, dates)
 * and, in this project's own words, the gist of each article that is cited; the texts are imported
 * from the bureau's folder, whole file by whole file. What is in force follows the day of the
 * server's clock.
 */
package cn.pufa.law;
