/**
 * What is kept about a person: consents in plain words, ID numbers where a duty needs them, export,
 * erasure, and how long anything stays.
 *
 * <p>Other features tell {@link cn.pufa.personal.PersonalData} what they hold about a person. Texts
 * ({@code personal/consents}) and periods ({@code personal/retention.csv}) are data. 个人信息保护法 14,
 * 15, 17, 19, 29, 45, 47; 志愿服务条例 7; 未成年人保护法 62.
 */
package cn.pufa.personal;
