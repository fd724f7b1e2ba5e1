/**
 * Who acts for a social organisation (经办人, 法定代表人; 社会团体登记管理条例 and 民办非企业单位登记管理暂行条例 leave it to the
 * organisation whom it sends).
 *
 * <p>A {@link cn.pufa.agent.Binding} (绑定) gives one person one role for one organisation and comes
 * in one of three ways: by an invitation's code (邀请码) that the bureau hands to the registered
 * contact, by a request (申请) that somebody who already acts for the organisation accepts, or at the
 * counter (窗口) against papers. It ends at once for every node. One person may act for many
 * organisations, and many for one.
 */
package cn.pufa.agent;
