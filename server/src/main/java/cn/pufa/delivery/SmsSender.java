package cn.pufa.delivery;

import cn.pufa.platform.sms.Sms;
import cn.pufa.platform.sms.Sms.Fault;
import cn.pufa.wording.Forms.SmsTemplate;
import io.vertx.core.Future;
import java.time.Duration;

/** Hands SMS to the bureau's provider, each under its message's id. */
public final class SmsSender implements Channel {

  /** Providers let a number rest for an hour. */
  private static final Duration REST = Duration.ofHours(1);

  private final Sms sms;

  public SmsSender(Sms sms) {
    this.sms = sms;
  }

  @Override
  public String code() {
    return "sms";
  }

  @Override
  public boolean knowsRepeats() {
    return sms.knowsRepeats();
  }

  @Override
  public Future<Outcome> send(Message message) {
    return sms.send(text(message)).map(SmsSender::outcome).otherwise(new Unknown());
  }

  private static Sms.Text text(Message message) {
    SmsTemplate template = SmsTemplate.ofForm(message.form());
    return new Sms.Text(
        message.id().toString(),
        message.address(),
        message.text(),
        template == null ? null : new Sms.Template(template.code(), template.parameters()));
  }

  private static Outcome outcome(Sms.Outcome outcome) {
    return switch (outcome) {
      case Sms.Sent(String receipt) -> new Sent(receipt);
      case Sms.Refused(Fault fault, String code) -> refused(fault, code);
      case Sms.NotNow(Fault fault, String code) -> notNow(fault, code);
      case Sms.Unknown() -> new Unknown();
    };
  }

  private static Refused refused(Fault fault, String code) {
    return switch (fault) {
      case BAD_NUMBER -> new Refused(Failure.BAD_ADDRESS, "没有这个手机号。请找到新的联系电话。");
      case NOT_WANTED -> new Refused(Failure.NOT_TAKEN, "这个号码不收这类短信(" + code + ")。请电话通知。");
      // It says nothing of the words of others, so it brakes nothing.
      case NO_TEMPLATE ->
          new Refused(Failure.NOT_TAKEN, "短信服务商只发报备过的模板，这条没有，所以没有发。请电话通知，并请管理员报备模板。");
      default -> new Refused(Failure.REFUSED, "短信服务商不收这条内容(" + code + ")。请核对短信模板和签名，或电话通知。");
    };
  }

  /** A number that rests says nothing of the provider, so it holds up nobody else. */
  private static NotNow notNow(Fault fault, String code) {
    return switch (fault) {
      case BUSY_NUMBER -> new NotNow(Failure.NOT_TAKEN, "这个号码收到的短信太多，服务商要求等一等。", REST);
      case TOO_MANY -> new NotNow(Failure.TOO_MANY, "短信发得太多，服务商要求等一等(" + code + ")。");
      default -> new NotNow(Failure.PROVIDER, "短信暂时发不出去(" + code + ")，稍后再发。");
    };
  }
}
