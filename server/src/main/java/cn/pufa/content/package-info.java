/**
 * Answers written for people: cards (普法卡片) and step-by-step guides (办事指南). Each is a piece; its
 * words are editions (版本): written, read by three (初审, 法制审核, 保密审查), published at once or at a time,
 * replaced or taken off. Whoever wrote on an edition neither reviews nor publishes it, and nobody
 * does two of the three reviews.
 *
 * <p>{@link cn.pufa.content.Content} wires it; {@link cn.pufa.content.Cards} is what is public.
 */
package cn.pufa.content;
