package cn.pufa.notice;

import java.util.List;

/**
 * One page of who was told, on each way.
 *
 * @param total of all pages
 */
public record Recipients(int total, List<RecipientState> items) {}
