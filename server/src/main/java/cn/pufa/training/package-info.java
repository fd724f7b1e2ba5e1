/**
 * Training (培训) of 儿童主任, 儿童督导员 and volunteers (民发〔2019〕34号; 未成年人保护法 43, 81; 志愿服务条例 7).
 *
 * <p>Whoever holds a post (see {@link cn.pufa.post}) signs up for sessions meant for it: {@code
 * enrolled} holds a seat, {@code waiting} moves up in order of arrival as soon as somebody
 * withdraws, or is {@code offered} the seat for some hours where the session asks for an answer.
 * Sign-ups that arrive together are admitted in one transaction ({@link
 * cn.pufa.training.AdmissionQueue}); nobody is ever admitted beyond the seats, or twice.
 *
 * <p>Who was there is known by the code on the trainer's screen, by roll-call or by the printed
 * sheet ({@link cn.pufa.training.Attendance}); hours count once the trainer has signed. The yearly
 * figures count the sessions held and the people enrolled in them.
 */
package cn.pufa.training;
