/**
 * Stands (现场) of 普法 events, where people are met. Three questions of the quiz bank are asked before
 * and after, and counted without persons: what is kept is how many answers were right, and nothing
 * is shown before the end or of fewer than five. What residents ask there goes the way of every
 * question of {@code needs}, with a code for the asker.
 *
 * <p>A stand is {@code prepared}, then {@code open} on its day, then {@code closed}, by hand or
 * with the day.
 */
package cn.pufa.stand;
