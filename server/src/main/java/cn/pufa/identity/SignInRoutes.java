package cn.pufa.identity;

import cn.pufa.identity.SignIns.SignedIn;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;

/**
 * Operations of {@code signin.yaml}, and those of {@code identity.yaml} on sessions and on what one
 * signs in with.
 */
final class SignInRoutes {

  private record PasswordBody(String account, String password, String totp, String session) {}

  private record CodeRequest(String phone, String purpose) {}

  private record SmsBody(String ticket, String phone, String code, String session) {}

  private record WeChatBody(String code, String session) {}

  private record LinkBody(String token, String session) {}

  private record PhoneProof(
      String ticket,
      String code,
      String weChatPhoneCode,
      String oldTicket,
      String oldCode,
      String password) {}

  private final PasswordSignIn passwords;
  private final SmsCodes codes;
  private final PhoneSignIn phones;
  private final PhoneBinding binding;
  private final WeChatSignIn weChat;
  private final SignInLinks links;
  private final Authenticators authenticators;
  private final SignIns signIns;
  private final OwnSessions ownSessions;
  private final SessionAnswers answers;

  SignInRoutes(
      PasswordSignIn passwords,
      SmsCodes codes,
      PhoneSignIn phones,
      PhoneBinding binding,
      WeChatSignIn weChat,
      SignInLinks links,
      Authenticators authenticators,
      SignIns signIns,
      OwnSessions ownSessions,
      SessionAnswers answers) {
    this.passwords = passwords;
    this.codes = codes;
    this.phones = phones;
    this.binding = binding;
    this.weChat = weChat;
    this.links = links;
    this.authenticators = authenticators;
    this.signIns = signIns;
    this.ownSessions = ownSessions;
    this.answers = answers;
  }

  void bind(Routes routes) {
    routes.add("signInWithPassword", this::signInWithPassword);
    routes.add("requestSmsCode", this::requestSmsCode);
    routes.add("signInWithSmsCode", this::signInWithSmsCode);
    routes.add("signInWithWeChat", this::signInWithWeChat);
    routes.add("signInWithLink", this::signInWithLink);
    routes.add("signOut", this::signOut);
    routes.add("listMySessions", ownSessions::list);
    routes.add("endMySessions", ownSessions::end);
    routes.add("bindPhone", this::bindPhone);
    routes.add("startTotp", authenticators::start);
    routes.add("confirmTotp", this::confirmTotp);
    routes.add("resetTotp", authenticators::reset);
    routes.add("createSignInLink", links::create);
  }

  private Answer signInWithPassword(Request request) {
    var body = request.body(PasswordBody.class);
    var typed = new PasswordSignIn.Typed(body.account(), body.password(), body.totp());
    return answers.session(passwords.signIn(typed, isCookie(body.session()), request));
  }

  private static boolean isCookie(String session) {
    return "cookie".equals(session);
  }

  private Answer requestSmsCode(Request request) {
    var body = request.body(CodeRequest.class);
    var purpose = SmsCodes.Purpose.valueOf(body.purpose().toUpperCase(java.util.Locale.ROOT));
    return Answer.accepted(codes.request(body.phone(), purpose, request));
  }

  private Answer signInWithSmsCode(Request request) {
    var body = request.body(SmsBody.class);
    var proof = new SmsCodes.Proof(body.ticket(), body.phone(), body.code());
    return answers.session(phones.signIn(proof, isCookie(body.session()), request));
  }

  private Answer signInWithWeChat(Request request) {
    var body = request.body(WeChatBody.class);
    return answers.session(weChat.signIn(body.code(), isCookie(body.session()), request));
  }

  private Answer signInWithLink(Request request) {
    var body = request.body(LinkBody.class);
    return answers.session(links.signIn(body.token(), isCookie(body.session()), request));
  }

  /**
   * On a computer that others use, pages that can be gone back to are forgotten too. Not what the
   * browser stores: there lie events that only their writer can send. A telephone keeps its copy of
   * the client, which a weak signal would take long to bring again.
   */
  private Answer signOut(Request request) {
    signIns.end(request);
    return request.caller().byCookie()
        ? Answer.emptyWithHeader("Clear-Site-Data", "\"cache\"")
        : Answer.empty();
  }

  private Answer bindPhone(Request request) {
    return answers.session(bindPhone(request.body(PhoneProof.class), request));
  }

  private SignedIn bindPhone(PhoneProof proof, Request request) {
    var again = again(proof);
    if (proof.weChatPhoneCode() == null) {
      requireField(proof.ticket() != null, "/ticket", "请先获取验证码");
      requireField(proof.code() != null, "/code", "请填写短信验证码");
      return binding.bindByCode(
          new SmsCodes.Proof(proof.ticket(), null, proof.code()), again, request);
    }
    boolean alone = proof.ticket() == null && proof.code() == null;
    requireField(alone, "/weChatPhoneCode", "微信的手机号和短信验证码只能用一样");
    return binding.bindByWeChat(proof.weChatPhoneCode(), again, request);
  }

  private static PhoneBinding.Again again(PhoneProof proof) {
    if (proof.oldTicket() == null && proof.oldCode() == null) {
      return new PhoneBinding.Again(null, proof.password());
    }
    requireField(proof.password() == null, "/password", "密码和原来手机号的验证码只能用一样");
    requireField(proof.oldTicket() != null, "/oldTicket", "请先获取原来手机号的验证码");
    requireField(proof.oldCode() != null, "/oldCode", "请填写原来手机号收到的验证码");
    var old = new SmsCodes.Proof(proof.oldTicket(), null, proof.oldCode());
    return new PhoneBinding.Again(old, null);
  }

  private static void requireField(boolean good, String pointer, String message) {
    if (!good) {
      throw Problem.invalid(pointer, message);
    }
  }

  private Answer confirmTotp(Request request) {
    return authenticators.confirm(request, tx -> answers.confirmed(tx, request.caller()));
  }
}
