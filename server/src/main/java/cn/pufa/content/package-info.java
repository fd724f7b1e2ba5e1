/**
 * Answers written for people (普法卡片): question, answer in a few sentences, what to bring, where, how
 * long, what it costs, and the articles each sentence rests on; and the search over cards and
 * articles in residents' own words.
 */
package cn.pufa.content;
