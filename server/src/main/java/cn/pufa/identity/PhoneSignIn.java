package cn.pufa.identity;

import cn.pufa.identity.SignIns.SignedIn;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Signing in with a phone, and proving that a phone is one's own. */
final class PhoneSignIn {

  private static final int TRIES_OF_ADDRESS = 100;
  private static final Duration TRIES_WINDOW = Duration.ofMinutes(10);

  private final Database database;
  private final SmsCodes codes;
  private final WeChat weChat;
  private final SignIns signIns;
  private final Sessions sessions;
  private final Newcomers newcomers;
  private final RateLimits limits;

  PhoneSignIn(
      Database database,
      SmsCodes codes,
      WeChat weChat,
      SignIns signIns,
      Sessions sessions,
      Newcomers newcomers,
      RateLimits limits) {
    this.database = database;
    this.codes = codes;
    this.weChat = weChat;
    this.signIns = signIns;
    this.sessions = sessions;
    this.newcomers = newcomers;
    this.limits = limits;
  }

  SignedIn signIn(SmsCodes.Proof proof, boolean byCookie, Request request) {
    String address = "sms-sign-in:" + request.address();
    if (!limits.take(address, TRIES_OF_ADDRESS, TRIES_WINDOW)) {
      throw Problem.tooManyRequests(TRIES_WINDOW, "请十分钟后再试。");
    }
    return database
        .transaction(
            tx ->
                codes
                    .spend(tx, proof, SmsCodes.Purpose.SIGN_IN, request)
                    .flatMap(phone -> openPerson(tx, phone))
                    .map(id -> signIns.open(tx, id, SignInWay.SMS, byCookie, request)))
        .orElseThrow(() -> Problem.of(ProblemType.SIGN_IN_FAILED, "验证码不对或已过期。请核对，或重新获取一个。"));
  }

  /** Nothing for an account that is closed: the proof is spent and opens nothing. */
  private Optional<UUID> openPerson(Tx tx, String phone) {
    IdentityStore.holdPhone(tx, phone);
    var known = IdentityStore.byPhone(tx, phone);
    if (known.isEmpty()) {
      return Optional.of(newcomers.add(tx, phone));
    }
    return known.filter(owner -> !owner.disabled()).map(IdentityStore.Owner::id);
  }

  SignedIn bindByCode(SmsCodes.Proof proof, Request request) {
    return database
        .transaction(
            tx ->
                codes
                    .spend(tx, proof, SmsCodes.Purpose.BIND_PHONE, request)
                    .map(phone -> bind(tx, phone, request)))
        .orElseThrow(() -> Problem.invalid("/code", "验证码不对或已过期。请核对，或重新获取一个。"));
  }

  SignedIn bindByWeChat(String phoneCode, Request request) {
    String phone = weChat.phone(phoneCode);
    return database.transaction(tx -> bind(tx, phone, request));
  }

  /** The session that asked ends: from now on the phone's person is signed in. */
  private SignedIn bind(Tx tx, String phone, Request request) {
    Caller me = request.caller();
    IdentityStore.holdPhone(tx, phone);
    var owner = IdentityStore.byPhone(tx, phone).filter(person -> !person.id().equals(me.person()));
    SignInWay way = IdentityStore.wayOf(tx, me.session());
    UUID person = me.person();
    if (owner.isEmpty()) {
      IdentityStore.setPhone(tx, person, phone);
    } else {
      joinOwner(tx, me, owner.get());
      person = owner.get().id();
      way = SignInWay.SMS;
    }
    sessions.end(tx, me.session());
    return signIns.open(tx, person, way, me.byCookie(), request);
  }

  /** The WeChat user turns out to be somebody we know; what was made for the WeChat user closes. */
  private void joinOwner(Tx tx, Caller me, IdentityStore.Owner owner) {
    if (owner.disabled() || !WeChatStore.isNothingElse(tx, me.person())) {
      throw Problem.conflict("这个手机号已经是另一个账号的。请退出后用这个手机号登录。");
    }
    WeChatStore.moveTo(tx, me.person(), owner.id());
    IdentityStore.setDisabled(tx, me.person(), true);
    sessions.endAllOf(tx, me.person());
  }
}
