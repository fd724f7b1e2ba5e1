/** Answers that are given again as things move. */
package cn.pufa.platform.live;
