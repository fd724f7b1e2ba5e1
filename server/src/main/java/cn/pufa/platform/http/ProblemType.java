package cn.pufa.platform.http;

/** The kinds of problem an answer can carry; the same list as `ProblemType` in the contract. */
public enum ProblemType {
  MALFORMED_REQUEST(400, "这次请求的格式不对"),
  INVALID_INPUT(422, "有些内容填得不对"),
  NOT_SIGNED_IN(401, "请先登录"),
  SIGN_IN_FAILED(401, "登录没有成功"),
  TOTP_REQUIRED(401, "请再填动态口令"),
  CSRF_REJECTED(403, "页面已过期，请刷新后再试"),
  NOT_ALLOWED(403, "您的账号没有这项权限"),
  NOT_FOUND(404, "没有找到您要的内容"),
  CONFLICT(409, "现在不能这样做"),
  KEY_REUSED(422, "同一个操作编号用在了不同的内容上"),
  TOO_LARGE(413, "内容太大了"),
  TOO_LONG(414, "网址太长了，请减少查询条件再试"),
  HEAD_TOO_LARGE(431, "浏览器带来的信息太多，请清除本网站的 Cookie 再试"),
  UNSUPPORTED_MEDIA(415, "不支持这种格式"),
  TOO_MANY_REQUESTS(429, "请晚一点再来"),
  OVERLOADED(503, "现在使用的人很多，请稍后再试"),
  UNAVAILABLE(503, "系统正在恢复，请稍后再试"),
  INTERNAL(500, "系统出了问题，您的内容没有保存");

  final int status;
  final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** As it stands in the contract: {@code invalid-input}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }
}
