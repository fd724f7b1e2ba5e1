/**
 * Long work (长时间的办理): how far an import is, told to whoever began it, and how it is cancelled with
 * nothing stored. The work itself is its feature's, in one transaction; the end of the job is
 * written in that very transaction.
 */
package cn.pufa.job;
