/**
 * Answers to public reads, kept as the bytes that go out until a change or midnight ends them, and
 * the counting of who reads what without a write for each.
 */
package cn.pufa.platform.cache;
