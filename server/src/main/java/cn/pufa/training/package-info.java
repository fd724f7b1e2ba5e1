/**
 * Training (培训) of 儿童主任, 儿童督导员 and volunteers (民发〔2019〕34号; 未成年人保护法 43, 81; 志愿服务条例 7).
 *
 * <p>A person asks for a post (a role for a village or township): a volunteer has it at once, the
 * township decides on a 儿童主任, the bureau on a 儿童督导员. Whoever holds a post signs up for sessions
 * meant for it: {@code enrolled} holds a seat, {@code waiting} moves up in order of arrival as soon
 * as somebody withdraws. Sign-ups that arrive together are admitted in one transaction ({@link
 * cn.pufa.training.AdmissionQueue}); nobody is ever admitted beyond the seats, or twice. The yearly
 * figures count the sessions held and the people enrolled in them.
 */
package cn.pufa.training;
