/**
 * Reaching organisations by people (联系), and what comes back from them.
 *
 * <p>A {@link cn.pufa.contact.Call} (电话) waits on the call list until somebody has been told; a
 * {@link cn.pufa.contact.PostalLetter} (信函) is printed, posted, and delivered or returned. What an
 * organisation replies, an address that does not work, and a message of unknown fate become a
 * {@link cn.pufa.contact.Task} (待办). {@link cn.pufa.contact.Service} (送达) keeps what was served,
 * when, and the proof, as 行政处罚法 61 and 民事诉讼法 90 ask for it.
 *
 * <p>It stands below {@code notice}, which puts organisations on these lists through {@link
 * cn.pufa.contact.Contacts} and keeps what they reply through {@link cn.pufa.contact.Replies}.
 */
package cn.pufa.contact;
