package cn.pufa.app.demo;

import static cn.pufa.app.demo.StandInTemplates.REMINDER;
import static cn.pufa.app.demo.StandInTemplates.SERVICE_REMINDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.WeChatApp;
import cn.pufa.platform.wechat.WeChatSeal;
import cn.pufa.platform.wechat.WeChatXml;
import cn.pufa.wechat.PushKeys;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceImpl;
import me.chanjar.weixin.mp.bean.draft.WxMpAddDraft;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftArticles;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.subscribe.WxMpSubscribeMessage;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * WxJava, the client that others use with the real WeChat, works with the demo's WeChat unchanged:
 * that is how we know the latter to be faithful.
 */
class WxJavaOracleIT {

  private static final String OPENID = WeChatStandIn.openid("演示");

  private final BusinessClock clock = new BusinessClock(Clock.systemUTC());
  private Vertx vertx;
  private WeChatStandIn weChat;
  private WxMaService miniProgram;
  private WxMpService serviceAccount;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    weChat = new WeChatStandIn(vertx, clock);
    miniProgram = new WxMaServiceImpl();
    miniProgram.setWxMaConfig(miniProgramConfig());
    serviceAccount = new WxMpServiceImpl();
    serviceAccount.setWxMpConfigStorage(serviceAccountConfig());
  }

  private WxMaDefaultConfigImpl miniProgramConfig() {
    WeChatApp app = weChat.settings().miniProgram().orElseThrow();
    PushKeys push = weChat.settings().push().orElseThrow();
    var config = new WxMaDefaultConfigImpl();
    config.setApiHostUrl(app.baseUrl());
    config.setAppid(app.appId());
    config.setSecret(app.secret().value());
    config.setToken(push.token().value());
    config.setAesKey(push.aesKey().value());
    config.setMsgDataFormat("XML");
    config.useStableAccessToken(true);
    return config;
  }

  private WxMpDefaultConfigImpl serviceAccountConfig() {
    WeChatApp app = weChat.settings().serviceAccount().orElseThrow();
    PushKeys push = weChat.settings().push().orElseThrow();
    var config = new WxMpDefaultConfigImpl();
    config.setHostConfig(new WxMpHostConfig(app.baseUrl(), app.baseUrl(), app.baseUrl()));
    config.setAppId(app.appId());
    config.setSecret(app.secret().value());
    config.setToken(push.token().value());
    config.setAesKey(push.aesKey().value());
    config.setUseStableAccessToken(true);
    return config;
  }

  @AfterEach
  void stop() {
    weChat.close();
    vertx.close().await();
  }

  @Test
  void codesWorkOnce() throws WxErrorException {
    String code = weChat.signInCode("演示");
    var session = miniProgram.getUserService().getSessionInfo(code);
    assertThat(session.getOpenid()).isEqualTo(OPENID);
    assertThat(session.getUnionid()).startsWith("u");
    assertThat(errorOf(() -> miniProgram.getUserService().getSessionInfo(code))).isEqualTo(40029);

    String phoneCode = weChat.phoneCode("10000000009");
    var phone = miniProgram.getUserService().getPhoneNumber(phoneCode);
    assertThat(phone.getPurePhoneNumber()).isEqualTo("10000000009");
    assertThat(errorOf(() -> miniProgram.getUserService().getPhoneNumber(phoneCode)))
        .isEqualTo(40029);
  }

  /** It fetches another one by itself, and asks again. */
  @Test
  void aTokenThatEndedIsReplaced() throws WxErrorException {
    miniProgram
        .getQrcodeService()
        .createWxaCodeUnlimitBytes("a", "pages/index", false, "release", 430, true, null, false);
    weChat.endToken();
    weChat.accept(OPENID, REMINDER);
    miniProgram.getMsgService().sendSubscribeMsg(message("演示协会"));
    assertThat(weChat.tokensAsked()).isEqualTo(2);
  }

  @Test
  void anAcceptIsGoodForOneMessage() throws WxErrorException {
    weChat.accept(OPENID, REMINDER);
    miniProgram.getMsgService().sendSubscribeMsg(message("演示协会"));
    assertThat(weChat.received()).hasSize(1);
    assertThat(errorOf(() -> miniProgram.getMsgService().sendSubscribeMsg(message("演示协会"))))
        .isEqualTo(43101);
  }

  @Test
  void aFieldThatIsTooLongIsRefused() {
    weChat.accept(OPENID, REMINDER);
    assertThat(errorOf(() -> miniProgram.getMsgService().sendSubscribeMsg(message("演".repeat(21)))))
        .isEqualTo(47003);
    assertThat(weChat.remaining(OPENID, REMINDER.id())).isEqualTo(1);
  }

  private static WxMaSubscribeMessage message(String organization) {
    return WxMaSubscribeMessage.builder()
        .toUser(OPENID)
        .templateId(REMINDER.id())
        .page("pages/inbox/index")
        .data(
            List.of(
                new WxMaSubscribeMessage.MsgData("thing1", organization),
                new WxMaSubscribeMessage.MsgData("thing2", "年度工作报告"),
                new WxMaSubscribeMessage.MsgData("time3", "2026年5月31日 17:30")))
        .build();
  }

  @Test
  void aCodeIsAPictureAndABadOneAnError() throws WxErrorException {
    byte[] picture =
        miniProgram
            .getQrcodeService()
            .createWxaCodeUnlimitBytes(
                "t=1", "pages/index", false, "release", 430, true, null, false);
    assertThat(picture).startsWith(0x89, 'P', 'N', 'G');
    assertThat(
            errorOf(
                () ->
                    miniProgram
                        .getQrcodeService()
                        .createWxaCodeUnlimitBytes(
                            "x".repeat(33),
                            "pages/index",
                            false,
                            "release",
                            430,
                            true,
                            null,
                            false)))
        .isEqualTo(40169);
  }

  @Test
  void aCheckIsJudgedByItsResult() throws WxErrorException {
    assertThat(suggestion("演示文字")).isEqualTo("pass");
    assertThat(suggestion("违规文字")).isEqualTo("risky");
  }

  private String suggestion(String text) throws WxErrorException {
    return miniProgram
        .getSecurityService()
        .checkMessage(
            WxMaMsgSecCheckCheckRequest.builder()
                .version("2")
                .openid(OPENID)
                .scene(2)
                .content(text)
                .build())
        .getResult()
        .getSuggest();
  }

  @Test
  void theServiceAccountReachesWhoFollows() throws WxErrorException {
    var message =
        WxMpTemplateMessage.builder()
            .toUser(StandInPhones.followerOf(OPENID))
            .templateId(SERVICE_REMINDER.id())
            .data(
                List.of(
                    new WxMpTemplateData("thing1", "演示协会"),
                    new WxMpTemplateData("thing2", "年度工作报告"),
                    new WxMpTemplateData("time3", "2026年5月31日")))
            .build();
    assertThat(errorOf(() -> serviceAccount.getTemplateMsgService().sendTemplateMsg(message)))
        .isEqualTo(43004);
    weChat.follow(OPENID, true, Instant.now());
    assertThat(serviceAccount.getTemplateMsgService().sendTemplateMsg(message)).isNotBlank();
    var user = serviceAccount.getUserService().userInfo(StandInPhones.followerOf(OPENID));
    assertThat(user.getSubscribe()).isTrue();
    assertThat(user.getUnionId()).isEqualTo(StandInPhones.unionidOf(OPENID));
  }

  @Test
  void aSubscribedMessageOfTheServiceAccountArrives() throws WxErrorException {
    weChat.follow(OPENID, true, Instant.now());
    var message =
        WxMpSubscribeMessage.builder()
            .toUser(StandInPhones.followerOf(OPENID))
            .templateId(SERVICE_REMINDER.id())
            .dataMap(Map.of("thing1", "演示协会", "thing2", "年度工作报告", "time3", "2026年5月31日"))
            .build();
    assertThat(serviceAccount.getSubscribeMsgService().send(message)).isNotBlank();
    assertThat(weChat.received()).hasSize(1);
  }

  @Test
  void anArticleIsPublishedAfterAWhile() throws WxErrorException {
    weChat.planPublication(2, 0);
    var article =
        WxMpDraftArticles.builder().title("演示").content("<p>演示</p>").thumbMediaId("cover").build();
    String draft =
        serviceAccount
            .getDraftService()
            .addDraft(WxMpAddDraft.builder().articles(List.of(article)).build());
    String id = serviceAccount.getFreePublishService().submit(draft);
    assertThat(status(id)).isEqualTo(1);
    assertThat(status(id)).isEqualTo(1);
    assertThat(status(id)).isZero();
  }

  private int status(String publication) throws WxErrorException {
    return serviceAccount.getFreePublishService().getPushStatus(publication).getPublish_status();
  }

  @Test
  void itReadsWhatOurWeChatTells() {
    StandInPush push = weChat.accept(OPENID, REMINDER);
    WxMaMessage heard =
        WxMaMessage.fromEncryptedXml(
            new String(push.body(), java.nio.charset.StandardCharsets.UTF_8),
            miniProgramConfig(),
            push.query().get("timestamp").toString(),
            push.query().get("nonce").toString(),
            push.query().get("msg_signature").toString());
    assertThat(heard.getFromUser()).isEqualTo(OPENID);
    assertThat(heard.getEvent()).isEqualTo("subscribe_msg_popup_event");
    assertThat(heard.getSubscribeMsgPopupEvent().getList())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getTemplateId()).isEqualTo(REMINDER.id());
              assertThat(entry.getSubscribeStatusString()).isEqualTo("accept");
            });
    StandInPush follow = weChat.follow(OPENID, true, Instant.now());
    WxMpXmlMessage follower =
        WxMpXmlMessage.fromEncryptedXml(
            new String(follow.body(), java.nio.charset.StandardCharsets.UTF_8),
            serviceAccountConfig(),
            follow.query().get("timestamp").toString(),
            follow.query().get("nonce").toString(),
            follow.query().get("msg_signature").toString());
    assertThat(follower.getEvent()).isEqualTo("subscribe");
  }

  /** And the server opens what WxJava has sealed. */
  @Test
  void theServerReadsWhatItTells() {
    WeChatApp app = weChat.settings().miniProgram().orElseThrow();
    PushKeys push = weChat.settings().push().orElseThrow();
    var theirs =
        new WxCryptUtil(push.token().value(), push.aesKey().value(), app.appId())
            .encryptContext("<xml><Event>演示</Event></xml>");
    var ours = new WeChatSeal(push.token(), push.aesKey(), app.appId());
    assertThat(
            ours.isSigned(
                theirs.getSignature(),
                theirs.getTimeStamp(),
                theirs.getNonce(),
                theirs.getEncrypt()))
        .isTrue();
    assertThat(ours.open(theirs.getEncrypt()).flatMap(WeChatXml::read))
        .hasValueSatisfying(xml -> assertThat(xml.text("Event")).isEqualTo("演示"));
  }

  @FunctionalInterface
  private interface Call {
    void run() throws WxErrorException;
  }

  private static int errorOf(Call call) {
    return catchThrowableOfType(WxErrorException.class, call::run).getError().getErrorCode();
  }
}
