package cn.pufa.notice;

import java.util.List;
import java.util.UUID;

/**
 * @param channel null for all, @param state null for all
 * @param except organisations that are not meant
 */
public record RecipientFilter(String channel, String state, boolean unread, List<UUID> except) {}
