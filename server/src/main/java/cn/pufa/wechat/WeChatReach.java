package cn.pufa.wechat;

import cn.pufa.audit.Commands;
import cn.pufa.delivery.Channel;
import cn.pufa.delivery.Messages;
import cn.pufa.delivery.Outcomes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.MiniProgram;
import cn.pufa.platform.wechat.ServiceAccount;
import cn.pufa.platform.wechat.WeChatApp;
import cn.pufa.platform.wechat.WeChatSeal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reaching people by WeChat, put together; whatever the bureau has not opened is simply absent. */
public final class WeChatReach {

  /**
   * What the bureau has with WeChat.
   *
   * @param push empty where WeChat is not to tell anything
   * @param articleCover id of the picture above articles, which WeChat keeps
   */
  public record Settings(
      Optional<WeChatApp> miniProgram,
      Optional<WeChatApp> serviceAccount,
      Optional<PushKeys> push,
      List<WeChatTemplate> templates,
      Optional<String> articleCover) {

    /** By the names that the contract uses. */
    Map<String, WeChatApp> apps() {
      Map<String, WeChatApp> apps = new LinkedHashMap<>();
      miniProgram.ifPresent(app -> apps.put("mini_program", app));
      serviceAccount.ifPresent(app -> apps.put(Pushes.SERVICE_ACCOUNT, app));
      return apps;
    }
  }

  private static final int MISSED_AT_ONCE = 200;
  private static final String MISSED = "微信收下了，但没有送到本人的手机。请改用短信、电话等办法。";

  private final Database database;
  private final BusinessClock clock;
  private final List<WeChatTemplate> templates;
  private final Subscriptions subscriptions;
  private final Followers followers = new Followers();
  private final Pushes pushes;
  private final List<Channel> channels = new ArrayList<>();
  private final WeChatRoutes routes;

  /**
   * @param miniProgram empty where the settings have none, @param account likewise
   */
  public WeChatReach(
      Database database,
      Commands commands,
      Settings settings,
      Optional<MiniProgram> miniProgram,
      Optional<ServiceAccount> account,
      BusinessClock clock) {
    this.database = database;
    this.clock = clock;
    templates = List.copyOf(settings.templates());
    subscriptions =
        new Subscriptions(
            templates.stream().filter(known -> known.channel().equals("subscribe")).toList(),
            clock);
    pushes =
        new Pushes(
            database,
            commands,
            seals(settings),
            subscriptions,
            followers,
            account.orElse(null),
            clock);
    miniProgram.ifPresent(
        app -> channels.add(new SubscribeChannel(app, subscriptions, database, clock)));
    account.ifPresent(
        app ->
            channels.add(
                new ServiceAccountChannel(
                    app,
                    settings.miniProgram().map(WeChatApp::appId).orElse(null),
                    of(Pushes.SERVICE_ACCOUNT),
                    followers,
                    database)));
    routes = new WeChatRoutes(database, commands, subscriptions, pushes, settings.apps());
  }

  private List<WeChatTemplate> of(String channel) {
    return templates.stream().filter(known -> known.channel().equals(channel)).toList();
  }

  private static Map<String, WeChatSeal> seals(Settings settings) {
    Map<String, WeChatSeal> seals = new LinkedHashMap<>();
    settings
        .push()
        .ifPresent(
            keys ->
                settings
                    .apps()
                    .forEach(
                        (name, app) ->
                            seals.put(
                                name, new WeChatSeal(keys.token(), keys.aesKey(), app.appId()))));
    return seals;
  }

  public WeChatRoutes routes() {
    return routes;
  }

  public Subscriptions subscriptions() {
    return subscriptions;
  }

  public Followers followers() {
    return followers;
  }

  /** {@code subscribe} and {@code service_account}, as far as the bureau has them. */
  public List<Channel> channels() {
    return List.copyOf(channels);
  }

  /**
   * What WeChat took and then did not bring to the phone has failed after all, and what follows a
   * failure follows; on every node, as often as it likes.
   */
  public void followMissed(Database database, Messages messages, Outcomes outcomes) {
    database.run(
        tx -> {
          for (PushStore.Missed missed : PushStore.toFollow(tx, clock.now(), MISSED_AT_ONCE)) {
            messages
                .missed(tx, missed.channel(), missed.receipt(), MISSED)
                .ifPresent(
                    settled -> {
                      outcomes.settled(tx, List.of(settled));
                      PushStore.followed(tx, missed.receipt(), clock.now());
                    });
          }
        });
  }

  /**
   * @param age how long it is remembered that somebody follows the 服务号 no more
   */
  public void forgetFollowers(Duration age) {
    database.run(tx -> followers.forgetLeft(tx, clock.now().minus(age)));
  }

  /**
   * @param age how long it is remembered what WeChat has told
   */
  public void forgetPushes(Duration age) {
    pushes.forget(age);
  }
}
