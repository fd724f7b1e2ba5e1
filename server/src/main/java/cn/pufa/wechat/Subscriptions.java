package cn.pufa.wechat;

import cn.pufa.identity.WeChatUsers;
import cn.pufa.identity.WeChatUsers.WeChatUser;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who can be sent how many subscribe messages (订阅消息). One accept is good for one message of its
 * template.
 *
 * <p>The ledger may say too little, never too much for long: WeChat's own refusal sets it to
 * nothing.
 */
public final class Subscriptions {

  /** Who tells of a tap: the phone by our own page, or WeChat by a push. */
  enum Witness {
    PHONE,
    WECHAT
  }

  private final List<WeChatTemplate> templates;
  private final BusinessClock clock;

  Subscriptions(List<WeChatTemplate> templates, BusinessClock clock) {
    this.templates = List.copyOf(templates);
    this.clock = clock;
  }

  public List<WeChatTemplate> templates() {
    return templates;
  }

  /**
   * Those of the persons who still accept a message of this template.
   *
   * @param template its id, or its purpose
   */
  public Set<UUID> canReach(Tx tx, Collection<UUID> persons, String template) {
    List<WeChatUser> users = WeChatUsers.of(tx, persons);
    String id = WeChatTemplate.idOf(templates, template);
    Set<String> open = SubscriptionStore.open(tx, openids(users), id);
    return users.stream()
        .filter(user -> open.contains(user.openid()))
        .map(WeChatUser::person)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean isLinked(Tx tx, UUID person) {
    return !WeChatUsers.of(tx, List.of(person)).isEmpty();
  }

  /** Messages a person still accepts, by template. */
  Map<String, Integer> remaining(Tx tx, UUID person) {
    return SubscriptionStore.remaining(tx, openids(WeChatUsers.of(tx, List.of(person))));
  }

  /** For the WeChat user a person used last; nothing happens for who never used WeChat. */
  void report(Tx tx, UUID person, List<String> accepted) {
    WeChatUsers.of(tx, List.of(person)).stream()
        .findFirst()
        .ifPresent(
            user ->
                accepted.stream()
                    .sorted()
                    .forEach(
                        template ->
                            accept(tx, user.openid(), template, clock.now(), Witness.PHONE)));
  }

  /**
   * Counts once whoever tells it first, and nothing where the user has refused since.
   *
   * @param at when the tap was
   */
  void accept(Tx tx, String openid, String template, Instant at, Witness witness) {
    SubscriptionStore.Quota quota = SubscriptionStore.hold(tx, openid, template);
    if (SubscriptionStore.pair(tx, openid, template, at, witness)
        || quota.refusedAt() != null && !at.isAfter(quota.refusedAt())) {
      return;
    }
    SubscriptionStore.change(tx, openid, template, 1);
    SubscriptionStore.addAccept(tx, openid, template, at, witness);
  }

  /** Voids what was accepted up to then, and leaves what was accepted later. */
  void refuse(Tx tx, String openid, String template, Instant at) {
    int remaining = SubscriptionStore.hold(tx, openid, template).remaining();
    int later = SubscriptionStore.acceptedAfter(tx, openid, template, at);
    SubscriptionStore.refuse(tx, openid, template, at);
    if (later < remaining) {
      SubscriptionStore.change(tx, openid, template, later - remaining);
      SubscriptionStore.addEntry(tx, openid, template, later - remaining, "refused", null, at);
    }
  }

  /** The WeChat user who accepts the message, now one less; empty where none does. */
  Optional<String> take(Tx tx, UUID person, String template, UUID message) {
    for (WeChatUser user : WeChatUsers.of(tx, List.of(person))) {
      if (SubscriptionStore.take(tx, user.openid(), template)) {
        SubscriptionStore.addEntry(tx, user.openid(), template, -1, "taken", message, clock.now());
        return Optional.of(user.openid());
      }
    }
    return Optional.empty();
  }

  /** It surely did not leave. */
  void giveBack(Tx tx, String openid, String template, UUID message) {
    SubscriptionStore.hold(tx, openid, template);
    SubscriptionStore.change(tx, openid, template, 1);
    SubscriptionStore.addEntry(tx, openid, template, 1, "returned", message, clock.now());
  }

  public List<Map<String, String>> export(Tx tx, UUID person) {
    Map<String, Integer> remaining = remaining(tx, person);
    return templates.stream()
        .filter(template -> remaining.containsKey(template.id()))
        .map(
            template ->
                Map.of("提醒", template.title(), "剩余次数", remaining.get(template.id()).toString()))
        .toList();
  }

  public void erase(Tx tx, UUID person) {
    SubscriptionStore.erase(tx, openids(WeChatUsers.of(tx, List.of(person))));
  }

  private static String[] openids(List<WeChatUser> users) {
    return users.stream().map(WeChatUser::openid).toArray(String[]::new);
  }
}
