/**
 * Reaching people by WeChat (微信触达): what they agreed to receive, and the channels that use it.
 *
 * <p>A person agrees to one message of a template by one tap (订阅消息), so there is a ledger: each
 * accept adds one, each message takes one, and what surely did not leave is given back. Who follows
 * the 服务号 is reached there without a tap. WeChat tells of taps, refusals and arrivals by pushes,
 * which are signed, encrypted, heard once, and may come in any order.
 *
 * <p>Nobody is reached by WeChat alone: where it does not take a message, another way follows.
 */
package cn.pufa.wechat;
