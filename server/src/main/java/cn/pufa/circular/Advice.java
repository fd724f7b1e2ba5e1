package cn.pufa.circular;

import cn.pufa.delivery.Failure;

/**
 * Why messages of a kind did not arrive, and what to do next, in words for staff.
 *
 * @param reason in plain Chinese, @param advice what somebody can do now
 */
record Advice(String reason, String advice) {

  private static final Advice IN_DOUBT =
      new Advice("发出后断了线，不知道对方收到没有", "请向对方或通道服务商核实，再标为“已发”或“未送达”。系统不会自己再发一次。");

  /**
   * @param state as {@link cn.pufa.delivery.MessageState} codes it
   * @param failure null unless it failed
   */
  static Advice of(String channel, String state, Failure failure) {
    if (state.equals("uncertain")) {
      return IN_DOUBT;
    }
    return switch (failure) {
      case BAD_ADDRESS -> badAddress(channel);
      case NOT_TAKEN -> notTaken(channel);
      case REFUSED -> refused(channel);
      case TOO_MANY -> new Advice("今天的发送次数用完了", "明天会有新的次数，急办的请先打电话。");
      case PROVIDER -> new Advice("通道暂时出了故障，试过几次都没有发出", "请联系通道服务商，恢复后补发；急办的请先打电话。");
      case null -> new Advice("没有发出", "请打电话通知，并把结果记下来。");
    };
  }

  private static Advice badAddress(String channel) {
    return switch (channel) {
      case "email" -> new Advice("邮箱地址不存在，或已经停用", "请打电话问到新的邮箱，在登记册里更正。");
      case "letter" -> new Advice("信函被退回", "请核对地址，或请镇街工作人员上门联系。");
      default -> new Advice("号码不存在，或已经停机", "请向单位问到新的号码，在登记册里更正。");
    };
  }

  private static Advice refused(String channel) {
    return channel.equals("email")
        ? new Advice("邮件服务器不收这封信", "请检查文字，并请管理员检查邮件设置，改好后另发一次；急办的请先打电话。")
        : new Advice("通道不接受这段文字或格式", "请检查模板和签名是否已经报备，改好后另发一次。");
  }

  private static Advice notTaken(String channel) {
    return switch (channel) {
      case "subscribe" -> new Advice("对方没有订阅这类消息，或订阅次数已用完", "请改用短信或电话，并请对方打开小程序再订阅一次。");
      case "service_account" -> new Advice("对方没有关注服务号", "请改用短信或电话，并请对方关注服务号。");
      case "phone" -> new Advice("接了电话，但不愿听", "请改寄信函，并把情况告诉分管领导。");
      default -> new Advice("对方不接收这类消息", "请改用另一种方式，或打电话通知。");
    };
  }
}
