package cn.pufa.organization;

/**
 * One item of the business scope (业务范围).
 *
 * @param no its place in the charter, from 1
 */
public record ScopeItem(int no, String text) {}
