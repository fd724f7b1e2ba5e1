/**
 * Finding (全局搜索): one search over all that a member of staff may open, each kind by the permission
 * and the reach of its own list.
 */
package cn.pufa.finding;
