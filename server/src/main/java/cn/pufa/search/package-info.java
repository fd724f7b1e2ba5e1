/**
 * The search over cards and articles in residents' own words (搜索): what they type is taken apart,
 * found by words, pairs of characters and other ways of asking, and ordered in one list; a question
 * of other offices gets no answer.
 */
package cn.pufa.search;
