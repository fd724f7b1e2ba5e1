package cn.pufa.notice;

import cn.pufa.identity.PhoneChange;
import cn.pufa.platform.db.Tx;
import java.util.UUID;

/** Tells the phone that is replaced, and the inbox of whoever had it. */
public final class PhoneChangeNotice implements PhoneChange {

  private static final String SUBJECT = "登录用的手机号换了";
  private static final String BODY = "登录普法通的手机号刚刚换成了另一个号码，其他地方的登录都已退出。不是您本人换的，请马上拨打 12345，或到民政局窗口。";
  private static final String SMS = "您在普法通登录用的手机号刚刚换成了另一个号码。不是您本人换的，请马上拨打12345，或到民政局窗口。";

  private final PersonalNotices notices;

  public PhoneChangeNotice(PersonalNotices notices) {
    this.notices = notices;
  }

  /** The message is addressed here and now, to the phone that goes; it leaves after the commit. */
  @Override
  public void of(Tx tx, UUID person) {
    String about = "person/" + person;
    String occasion = "phone-changed/" + UUID.randomUUID();
    notices.tellAtOnce(tx, new PersonalNotice(person, about, occasion, SUBJECT, BODY, null, SMS));
  }
}
