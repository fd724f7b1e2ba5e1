/**
 * What people still need (群众需求): signals of those who asked and did not find, kept without a
 * person; the board that groups them so that no group of fewer than five comes out; topics proposed
 * for writing; questions of residents and their answers; and how the quizzes were answered.
 *
 * <p>A question is {@code waiting}, then {@code answered}, {@code transferred} or {@code merged}; a
 * proposal {@code open}, {@code taken}, {@code closed}. Anybody may ask and say whether a card was
 * useful; editors and case officers see the board, answer and write. Required by 国办函〔2026〕12号 and
 * 法治宣传教育法; the limits of what is kept by 个人信息保护法 6, 19.
 */
package cn.pufa.needs;
