/**
 * Asking WeChat (微信), and hearing what it tells.
 *
 * <p>Calls block their virtual thread, and never belong into a database transaction.
 */
package cn.pufa.platform.wechat;
