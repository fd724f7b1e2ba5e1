package cn.pufa.wechat;

import cn.pufa.audit.Commands;
import cn.pufa.delivery.Channel;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.MiniProgram;
import cn.pufa.platform.wechat.ServiceAccount;
import cn.pufa.platform.wechat.WeChatApp;
import cn.pufa.platform.wechat.WeChatSeal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
   */
  public record Settings(
      Optional<WeChatApp> miniProgram,
      Optional<WeChatApp> serviceAccount,
      Optional<PushKeys> push,
      List<WeChatTemplate> templates) {

    /** By the names that the contract uses. */
    Map<String, WeChatApp> apps() {
      Map<String, WeChatApp> apps = new LinkedHashMap<>();
      miniProgram.ifPresent(app -> apps.put("mini_program", app));
      serviceAccount.ifPresent(app -> apps.put(Pushes.SERVICE_ACCOUNT, app));
      return apps;
    }
  }

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
   * What WeChat says became of messages it took: receipt to whether it reached the phone. Those it
   * has not told of are absent.
   */
  public static Map<String, Boolean> arrivals(Tx tx, Collection<String> receipts) {
    return PushStore.arrivals(tx, receipts.toArray(String[]::new));
  }

  /**
   * @param age how long it is remembered what WeChat has told
   */
  public void forgetPushes(Duration age) {
    pushes.forget(age);
  }
}
