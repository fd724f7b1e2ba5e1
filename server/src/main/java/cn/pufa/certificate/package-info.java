/**
 * Certificates (培训合格证书): who passed the exam that 儿童主任 and 儿童督导员 pass before they start
 * (民发〔2019〕34号), or the one of volunteers (志愿服务条例 16).
 *
 * <p>{@link cn.pufa.certificate.Certificates} issues one in the transaction that found the exam
 * passed. It is 有效 until its last day, then 已到期; passing again within the last sixty days renews
 * it, and it becomes 已换新证; staff revoke it with a reason (已撤销). How long each qualification holds
 * is data ({@code certificate/validity.csv}). Anyone may verify a number and learns what the paper
 * shows; the holder is told before the end, once, and when it is revoked.
 */
package cn.pufa.certificate;
