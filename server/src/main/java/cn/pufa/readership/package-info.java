/**
 * How often cards and guides are opened (阅读量): counted in memory where they are answered, added to
 * the database every few seconds in one statement. Counts a piece and a day, of no person and no
 * address; up to ten seconds of them are lost when a server is killed.
 */
package cn.pufa.readership;
